import { REVISION_MAX, StoredEvent } from './stored-event';

/** What a stream's metadata says that the node itself obeys. Ages in seconds; rights by action: r, w, d, mr, mw. */
export interface StreamMetadata {
  readonly maxCount?: bigint;
  readonly maxAge?: number;
  readonly truncateBefore?: bigint;
  readonly rights?: Readonly<Record<string, string | readonly string[]>>;
}

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const metastreamOf = (stream: string): string => `$$${stream}`;
export const originalOf = (metastream: string): string => metastream.slice(2);

/** Of a stream's metadata only the newest is kept. */
export const METADATA_OF_METASTREAM: StreamMetadata = { maxCount: 1n };

/** The largest revision does not fit a JavaScript number: the digits are read, not the number. */
function bigintOf(text: string, field: string): bigint | undefined {
  const digits = new RegExp(`"\\${field}"\\s*:\\s*(\\d+)`).exec(text)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}

export function readMetadata(event: StoredEvent | undefined): StreamMetadata {
  const text = Buffer.from(event?.data ?? []).toString('utf8');
  const json = parsed(text);
  if (!json) return {};
  const maxCount = bigintOf(text, '$maxCount');
  const truncateBefore = bigintOf(text, '$tb');
  const { $maxAge: maxAge, $acl: rights } = json;
  return {
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(truncateBefore === undefined ? {} : { truncateBefore }),
    ...(typeof maxAge === 'number' ? { maxAge } : {}),
    ...(isRights(rights) ? { rights: Object.fromEntries(Object.entries(rights).map(([key, who]) => [key.replace('$', ''), who])) } : {}),
  };
}

const isRights = (value: unknown): value is Record<string, string | string[]> => typeof value === 'object' && value !== null;

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export const isSoftDeleted = ({ truncateBefore }: StreamMetadata): boolean => truncateBefore === REVISION_MAX;

/** What a soft delete writes. */
export const SOFT_DELETE_METADATA = Buffer.from(`{"$tb":${REVISION_MAX}}`);

/** A soft-deleted stream that is written to again begins after what it held. */
export function reopenedMetadata(old: Uint8Array, from: bigint): Uint8Array {
  const text = Buffer.from(old).toString('utf8');
  return Buffer.from(text.replace(/("\$tb"\s*:\s*)\d+/, `$1${from}`).replace(/\s+/g, ''), 'utf8');
}

/** The first revision that may still be read. */
export function firstKept({ maxCount, truncateBefore }: StreamMetadata, last: bigint): bigint {
  const byCount = maxCount === undefined ? 0n : last - maxCount + 1n;
  return [0n, byCount, truncateBefore ?? 0n].reduce((a, b) => (a > b ? a : b));
}
