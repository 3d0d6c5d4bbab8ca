import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actOf, decide, emptyRecord, parseEdtf, readShape, type ActDefinition, type Decision, type NewEntry } from '@parley/negotiation';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { openSqliteViews } from '@parley/read-model/sqlite';
import { requestDigest, ZERO_HASH, type JsonValue } from '@parley/record-form';
import { identify } from '../../libs/tracker/src/book-identity';
import { wholeBook } from '../../libs/tracker/src/feed';
import { sha256 } from '../../libs/tracker/src/random';
import { formEntries } from '../../libs/tracker/src/stored-event';
import { median } from './rounds';
import { fillBook, opening, raisingIssue, Scribe, registering } from './sample-talks';

const [ACTS, ROUNDS] = [1_000, 5];
/** About what is waiting when the projector looks, with 64 acts in flight. */
const FED_AT_ONCE = 64;
const ID = 'talks-0';

/** Microseconds for one of `count`, the median of some rounds; the first only warms up. */
function microsOf(work: (n: number) => unknown, count = ACTS): number {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now();
    for (let n = 0; n < count; n += 1) work(n);
    if (round > 0) rounds.push(((performance.now() - started) * 1000) / count);
  }
  return median(rounds);
}

function entriesOf(decision: Decision): readonly NewEntry[] {
  if (decision.kind !== 'record') throw new Error(`nothing to record: ${JSON.stringify(decision)}`);
  return decision.entries;
}

/** What each step of `raise-issue` costs by itself, in one thread, without the disk. */
export async function actParts(): Promise<Record<string, number>> {
  const act = actOf('negotiation', 'raise-issue') as ActDefinition;
  const bodies = Array.from({ length: ACTS }, (_, n) => raisingIssue(ID, n).body);
  const body = (n: number) => bodies[n] as Record<string, unknown>;
  const record = emptyRecord();
  const scribe = new Scribe(randomUUID(), Date.now());
  scribe.write(registering);
  for (const { entry } of scribe.write(opening(ID)).formed) record.add(entry);
  const known = () => emptyRecord();
  const deciding = (n: number) => decide({ act, body: body(n), record, known, freshPerson: 'person-abcdefghij' });
  const decided = bodies.map((_, n) => entriesOf(deciding(n)));
  const cmd = randomUUID();
  const place = {
    book: cmd,
    stream: `negotiation-${ID}`,
    revision: 1,
    at: Date.now(),
    by: 'system',
    via: 'system',
    cmd,
    corr: cmd,
  } as const;
  const forming = (n: number) => formEntries(decided[n] ?? [], { ...place, prev: 'a'.repeat(64), request: ZERO_HASH });
  const formed = bodies.map((_, n) => forming(n));
  return {
    'act: body read by its shape': microsOf((n) => readShape(act.body, body(n))),
    'act:   of this EDTF': microsOf((n) => parseEdtf((body(n)['occurred'] as { edtf: string }).edtf)),
    'act: digest of the request': microsOf((n) =>
      requestDigest(sha256, { act: act.act, ids: {}, by: 'system', body: body(n) as JsonValue }),
    ),
    'act: decide': microsOf(deciding),
    'act: form (ids, salts, canonical JSON, hashes)': microsOf(forming),
    'act: fold': foldMicros(formed.map((one) => one[0]?.entry as Parameters<typeof record.add>[0])),
    ...(await feedMicros()),
  };
}

function foldMicros(entries: readonly Parameters<ReturnType<typeof emptyRecord>['add']>[0][]): number {
  return (
    microsOf(() => {
      const record = emptyRecord();
      for (const entry of entries) record.add({ ...entry });
    }, 1) / entries.length
  );
}

/** Reading back, verifying and projecting, a batch of the usual size at a time. */
async function feedMicros(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'book.db') });
  const views = await openSqliteViews({ file: join(folder, 'views.db') });
  try {
    const identity = await identify(store, Date.now);
    const events = ACTS * 4;
    await fillBook(store, identity.book, { events, perRecord: ACTS });
    await views.checkpoint(identity);
    let reading = 0;
    let projecting = 0;
    let from = performance.now();
    for await (const batch of wholeBook(store, { book: identity.book, after: null, page: FED_AT_ONCE })) {
      const read = performance.now();
      await views.apply(batch);
      const applied = performance.now();
      [reading, projecting, from] = [reading + read - from, projecting + applied - read, applied];
    }
    return { 'act: read back and verify for the views': (reading * 1000) / events, 'act: rows of the views': (projecting * 1000) / events };
  } finally {
    await views.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
