import { AppendResult } from '@kurrent/kurrentdb-client';

/** What an answer is worth as a fact: nothing in it that differs from run to run, or from machine to machine. */
export type Fact = unknown;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g;

/** The run's own mark becomes RUN, ids become UUID, bytes their number, large numbers their digits. */
export function normalised(value: unknown, run: string): Fact {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return value.replaceAll(run, 'RUN').replace(UUID, 'UUID').replace(INSTANT, 'T');
  if (value instanceof Uint8Array) return { bytes: value.length };
  if (Array.isArray(value)) return value.map((item) => normalised(item, run));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, normalised(field, run)]));
}

interface RawError {
  readonly code?: number;
  readonly details?: unknown;
  readonly metadata?: { getMap?: () => Record<string, unknown> };
}

export interface ClientError extends Error {
  readonly type?: string;
  readonly code?: number;
  readonly _raw?: RawError;
}

const TELLING = ['streamName', 'expectedState', 'actualState', 'maxAppendSize'] as const;
/** Headers of the transport, which say nothing of the node. */
const TRANSPORT = new Set(['date', 'server', 'content-type', 'content-length']);

const textOf = (value: unknown): string => (Buffer.isBuffer(value) ? `bytes(${value.length})` : String(value));

function trailersOf(raw: RawError): Record<string, string> {
  const trailers = Object.entries(raw.metadata?.getMap?.() ?? {}).filter(([name]) => !TRANSPORT.has(name));
  return Object.fromEntries(trailers.map(([name, value]) => [name, textOf(value)]));
}

/** The form of an error: its classes and codes, what it names, and where it came from gRPC the trailers. */
export function errorFacts(error: ClientError): Record<string, unknown> {
  const { name, type, code, message } = error;
  const told = Object.fromEntries(TELLING.map((field) => [field, (error as unknown as Record<string, unknown>)[field]]));
  const raw = error._raw ?? (error.cause as RawError | undefined);
  const grpc = raw?.metadata?.getMap ? { trailers: trailersOf(raw), rawCode: raw.code, details: String(raw.details) } : {};
  return { error: error.constructor.name, name, type, code, message, ...told, ...grpc };
}

/** Where exactly an event stands differs from log to log; that both halves of its position are equal does not. */
export function appendFacts({ success, nextExpectedRevision, position }: AppendResult): Fact {
  return { success, nextExpectedRevision, position: position ? { commitEqualsPrepare: position.commit === position.prepare } : null };
}
