import { randomUUID } from 'node:crypto';
import { APPEND_BYTES_MAX, EVENT_BYTES_MAX } from '../../append-checks';
import { isStoreError, isStoreErrorOf } from '../../errors';
import { fault, good, unknown, type Finding } from '../../finding';
import type { EventStore, NewEvent, NonEmpty, StreamName } from '../../port';
import { NODE_BYTES_MAX } from '../appends';
import type { Canonical } from '../stored-json';

interface Asked {
  readonly store: EventStore;
  readonly canonical: Canonical;
  /** False: nobody is named to a node that knows users. */
  readonly isNamed: boolean;
}

/** No stream ever gets so far: an append that takes it for granted is refused, and writes nothing, wherever it may be written at all. */
const NEVER_REACHED = { kind: 'at', revision: 2n ** 62n } as const;
const TYPE = 'Inspected';
/** What stands around an event on the node besides its payload, amply. */
const AROUND_BYTES = 512;
const EVENTS = 4;

/** Whether the user may read all, and read and write each of these streams. Writes nothing. */
export async function permissionsFinding(asked: Asked, streams: readonly StreamName[]): Promise<Finding> {
  const isAllDenied = await isDenied(() => asked.store.head());
  const unread: StreamName[] = [];
  const unwritten: StreamName[] = [];
  for (const stream of streams) {
    if (await isDenied(() => firstOf(asked.store, stream))) unread.push(stream);
    if (await isDenied(() => append(asked, stream, [event(asked, '')]))) unwritten.push(stream);
  }
  const refused = [
    ...(isAllDenied ? ['reading $all'] : []),
    ...refusedOf('reading', unread, streams),
    ...refusedOf('writing', unwritten, streams),
  ];
  if (refused.length === 0) return good('permissions', 'reading $all, reading and writing the book’s streams are allowed');
  if (!asked.isNamed) return fault('permissions', 'the node lets nobody in without a user', 'Name one: kurrentdb://USER:PASSWORD@HOST.');
  return fault('permissions', `refused to this user: ${refused.join('; ')}`, GRANT);
}

const GRANT =
  'Name a user of $admins, or grant it: $r in the $acl of $all; $r, $w and $mr in that of the streams, or in the node’s policy.';

function refusedOf(what: string, denied: readonly StreamName[], streams: readonly StreamName[]): string[] {
  if (denied.length === 0) return [];
  return [`${what} ${denied.length === streams.length ? 'every stream of the book' : denied.join(', ')}`];
}

/** Whether the node takes the largest append that Parley sends. Writes nothing. */
export async function limitsFinding(asked: Asked, stream: StreamName): Promise<Finding> {
  const size = Math.floor(NODE_BYTES_MAX / EVENTS) - AROUND_BYTES;
  const events = Array.from({ length: EVENTS }, () => event(asked, 'x'.repeat(size)));
  const refusal = await append(asked, stream, events as [NewEvent, ...NewEvent[]]).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (isStoreErrorOf(refusal, 'WrongExpectedRevision'))
    return good('limits', `it takes what Parley sends at most: ${APPEND_BYTES_MAX} bytes an append, ${EVENT_BYTES_MAX} an event`);
  if (isStoreErrorOf(refusal, 'AppendTooLarge'))
    return fault(
      'limits',
      `it takes no append of more than ${refusal.fields.limit} bytes; Parley sends up to ${APPEND_BYTES_MAX}`,
      `Start the node with --max-append-size=${APPEND_BYTES_MAX} or more.`,
    );
  if (isStoreErrorOf(refusal, 'AppendOutcomeUnknown'))
    return fault(
      'limits',
      `it did not answer an append of ${EVENTS} events of ${size} bytes`,
      `Look at --max-append-event-size: Parley sends events of up to ${EVENT_BYTES_MAX} bytes.`,
    );
  return unknown('limits', 'what it takes at most is not known: it lets nothing be written here');
}

function event({ canonical }: Pick<Asked, 'canonical'>, pad: string): NewEvent {
  const at = 0;
  const payload = canonical({ pad });
  return { id: randomUUID(), type: TYPE, header: Buffer.from(JSON.stringify({ at })), payload, at, correlationId: randomUUID() };
}

const append = ({ store }: Asked, stream: StreamName, events: NonEmpty<NewEvent>) =>
  store.append(stream, events, { expected: NEVER_REACHED });

async function firstOf(store: EventStore, stream: StreamName): Promise<void> {
  for await (const _page of store.readStream(stream, { to: 0n })) return;
}

/** Every other refusal is not about rights. Throws where the node cannot be asked any more. */
async function isDenied(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return false;
  } catch (error) {
    if (isStoreError(error) && error.retryable) throw error;
    return isStoreErrorOf(error, 'AccessDenied');
  }
}
