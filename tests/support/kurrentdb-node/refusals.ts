import { Metadata, status } from '@grpc/grpc-js';
import { expectationNumber, Expectation } from './append-check';
import { Release } from './releases';

/** A refusal as a gRPC status with trailers; all but batch appends answer so. */
export class Refusal extends Error {
  readonly code: status;
  readonly trailers: Readonly<Record<string, string>>;

  constructor(code: status, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.trailers = trailers;
  }
}

export const streamDeleted = (stream: string): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

export function deleteWrongVersion(stream: string, versions: { expected: Expectation; actual: bigint }): Refusal {
  const expected = expectationNumber(versions.expected).toString();
  const actual = versions.actual.toString();
  return new Refusal(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    { exception: 'wrong-expected-version', 'stream-name': stream, 'expected-version': expected, 'actual-version': actual },
  );
}

export const appendTooLarge = (bytesMax: number): Refusal =>
  new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytesMax} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': bytesMax.toString(),
  });

export const accessDenied = (): Refusal => new Refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): Refusal => new Refusal(status.UNAUTHENTICATED, 'Unauthenticated');

export const notReady = (): Refusal => new Refusal(status.UNAVAILABLE, 'Server Is Not Ready');

export const timedOut = (): Refusal => new Refusal(status.ABORTED, 'Operation timed out: the outcome is not known');

export const badRequest = (why: string): Refusal => new Refusal(status.INVALID_ARGUMENT, why);

/** `code`: what a read answers (2) and a subscription (3) differ in. */
export const noSuchPosition = (code: status): Refusal => new Refusal(code, 'Invalid position: no record starts there.');

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export const notLeader = ({ host, port }: Endpoint): Refusal =>
  new Refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': port.toString(),
  });

/** The client of a call that says it accepts gzip: grpc-js always does, the client's native part never. */
const acceptsGzip = (metadata: Metadata): boolean => String(metadata.get('user-agent')[0]).includes('grpc-node');

/** What grpc-js takes as the error that is the only answer to a call: its trailers travel as headers, and name the encoding. */
export function onlyAnswer(error: unknown, { saysGzip }: Release, metadata: Metadata) {
  return serviceError(error, saysGzip && acceptsGzip(metadata) ? { 'grpc-encoding': 'gzip' } : {});
}

/** What grpc-js takes as an error after other messages. */
export function serviceError(error: unknown, headers: Readonly<Record<string, string>> = {}) {
  const refusal = error instanceof Refusal ? error : new Refusal(status.UNKNOWN, `Unexpected: ${String(error)}`);
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ ...headers, ...refusal.trailers })) metadata.set(name, value);
  return { code: refusal.code, details: refusal.message, metadata };
}
