import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMoment, type Entry } from '@parley/negotiation';
import type { FedEntry, Views } from '@parley/read-model';
import { openSqliteViews } from '@parley/read-model/sqlite';
import { listedRow, negotiationInList } from '../../libs/read-model/src/project/listed-rows';
import { longTalks, type LongTalks } from './long-talks';
import { Questions, type Asked } from './past-sides';
import type { Comparison } from './report';
import { interleaved, rateOf, type Measured, type Side } from './rounds';

const [RECORDS, EVENTS, A_PAGE] = [1_000, 200, 200];
/** Looked up in a round, so that no side is measured by what collecting garbage before it makes slow. */
const LISTS_A_ROUND = 100;
const FED_AT_ONCE = 2_000;
/** A thousand talks of 200 events, one event in five days, of which 73 move them. */
const talks = (serial: number): LongTalks =>
  longTalks({ events: EVENTS, serial, late: 0.05, aDay: 0.2, matters: { issues: 4, proposals: 2, meetings: 3 } });

export const LIST_SAYS = [
  'List: 1,000 talks of 200 events (73 of them move the talks) in views on SQLite; a page of 200 of all, by title, each at another day; 100 of them a round.',
  'The first question, which folds every record and keeps what a list rests on, is the round that is not counted.',
  'Replayed: every record, already decoded and in memory, is folded anew and its row derived.',
];

/** All of the talks in a list as of a day, beside a replay of them. */
export async function listComparison(rounds: number): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const all = Array.from({ length: RECORDS }, (_, serial) => talks(serial));
  const views = await openSqliteViews({ file: join(folder, 'views.db') });
  try {
    await feed(
      views,
      all.flatMap(({ entries }) => entries),
    );
    const [ours, limit] = await interleaved(sidesOf(views, all), rounds);
    return { what: 'a list of 1,000 as of a day', unit: 'lists/s', ours: ours as Measured, limit: limit as Measured, aim: 100 };
  } finally {
    await views.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sidesOf(views: Views, all: readonly LongTalks[]): readonly Side[] {
  const days = (): (() => Asked) => {
    const questions = new Questions(all[0] as LongTalks);
    return () => questions.asOf();
  };
  const [ours, naive] = [days(), days()];
  return [
    {
      name: 'list, looked up',
      round: () =>
        rateOf(LISTS_A_ROUND, async () => {
          for (let list = 0; list < LISTS_A_ROUND; list += 1) await views.negotiations({ ...ours(), limit: A_PAGE });
        }),
    },
    { name: 'list, replayed', round: () => rateOf(1, () => replayed(all, naive())) },
  ];
}

/** Every record folded anew, and the row of the list derived from what counts of it. */
const replayed = (all: readonly LongTalks[], asked: Asked) =>
  all.map(({ id, entries }) => listedRow(negotiationInList(id, atMoment(entries, asked).view)));

async function feed(views: Views, entries: readonly Entry[]): Promise<void> {
  await views.checkpoint({ book: '0b0c0000-0000-4000-8000-000000000001', epoch: 1 });
  const fed = entries.map((entry, n): FedEntry => ({ ...entry, position: n.toString(16).padStart(16, '0') }));
  for (let from = 0; from < fed.length; from += FED_AT_ONCE) {
    const some = fed.slice(from, from + FED_AT_ONCE);
    await views.apply({ entries: some, through: (some.at(-1) as FedEntry).position });
  }
}
