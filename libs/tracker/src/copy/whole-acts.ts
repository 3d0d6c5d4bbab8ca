import { APPEND_BYTES_MAX, APPEND_EVENTS_MAX, type NonEmpty, type Recorded } from '@parley/event-store';

/**
 * Events in order as appends: neighbours of one stream together, within the limits of an append, and the events of one act never apart,
 * so that nobody who reads the target meanwhile sees half an act.
 */
export async function* inWholeActs(events: AsyncIterable<Recorded>): AsyncGenerator<NonEmpty<Recorded>, void, undefined> {
  let batch: Recorded[] = [];
  for await (const act of acts(events)) {
    if (batch.length > 0 && !joins(batch, act)) {
      yield batch as unknown as NonEmpty<Recorded>;
      batch = [];
    }
    batch.push(...act);
  }
  if (batch.length > 0) yield batch as unknown as NonEmpty<Recorded>;
}

/** Neighbours with one command. */
async function* acts(events: AsyncIterable<Recorded>): AsyncGenerator<readonly Recorded[], void, undefined> {
  let [act, command] = [[] as Recorded[], ''];
  for await (const event of events) {
    const its = `${event.stream} ${commandOf(event)}`;
    if (act.length > 0 && its !== command) {
      yield act;
      act = [];
    }
    command = its;
    act.push(event);
  }
  if (act.length > 0) yield act;
}

function joins(batch: readonly Recorded[], act: readonly Recorded[]): boolean {
  if (batch[0]?.stream !== act[0]?.stream || batch.length + act.length > APPEND_EVENTS_MAX) return false;
  return sizeOf(batch) + sizeOf(act) <= APPEND_BYTES_MAX;
}

const sizeOf = (events: readonly Recorded[]): number =>
  events.reduce((size, { header, payload }) => size + header.byteLength + payload.byteLength, 0);

const commandOf = ({ header }: Recorded): string => (JSON.parse(Buffer.from(header).toString('utf8')) as { cmd: string }).cmd;
