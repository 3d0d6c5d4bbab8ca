// The grammar of names and of printed values in a record. A name is storage: what is accepted here stays accepted.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX_32 = /^[0-9a-f]{64}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const STREAM = /^([a-z]+)-(.+)$/;
const EVENT_TYPE = /^[A-Z][A-Za-z0-9]*$/;
const PERSON = /^person-[a-z]{10}$/;
const LAST_DATE = 8_640_000_000_000_000;

const SLUG_LENGTH_MAX = 80;

/** 64 lower-case hex digits, all zero: `prev` of a stream's first event, `request` where there was none. */
export const ZERO_HASH = '0'.repeat(64);

/** Lower case only; any version. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** 32 bytes as 64 lower-case hex digits. */
export const isHash = (value: unknown): value is string => typeof value === 'string' && HEX_32.test(value);

/** `south-west-pay`: lower-case letters, digits and single dashes between them, at most 80 characters. */
export const isSlug = (value: unknown): value is string => typeof value === 'string' && value.length <= SLUG_LENGTH_MAX && SLUG.test(value);

/** `<category>-<slug>`, category of letters only: `negotiation-south-west-pay`, `register-people`. */
export const isStreamName = (value: unknown): value is string => typeof value === 'string' && isSlug(STREAM.exec(value)?.[2]);

/** The category of a stream name: what stands before its first dash. The name must be one ({@link isStreamName}). */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** PascalCase: `ObjectionRaised`. */
export const isEventType = (value: unknown): value is string => typeof value === 'string' && EVENT_TYPE.test(value);

/** Who recorded: an opaque person id (`person-` and ten letters), or `system` for what the program itself does. */
export const isRecorder = (value: unknown): value is string => typeof value === 'string' && (value === 'system' || PERSON.test(value));

/** Whole milliseconds since 1970 UTC that a calendar can show; before 1970 they are negative. */
export const isMillis = (value: unknown): value is number => Number.isSafeInteger(value) && Math.abs(value as number) <= LAST_DATE;

/** A safe integer from `least` up. */
export const isCount = (value: unknown, least: number): value is number => Number.isSafeInteger(value) && (value as number) >= least;
