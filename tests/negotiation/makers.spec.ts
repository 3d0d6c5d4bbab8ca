import { KnownView, RecordHistory, recordOf, type Entry } from '@parley/negotiation';
import { anEntry, eventId } from './kit';

const issue = (id: string, number: number): Entry => anEntry({ type: 'IssueRaised', data: { issue: id, title: `On ${id}` } }, number);
/** @1 makes "rise", @2 "leave"; @3 corrects @1 to make "leave" too; @4 retracts @2. */
const entries: readonly Entry[] = [
  anEntry({ type: 'NegotiationRecordOpened', data: { title: 'Talks', level: 'organisation' } }, 0),
  issue('rise', 1),
  issue('leave', 2),
  anEntry(
    {
      type: 'EntryCorrected',
      data: { entry: eventId(1), type: 'IssueRaised', tv: 1, reason: 'Misread.', data: { issue: 'leave', title: 'On leave' } },
    },
    3,
  ),
  anEntry({ type: 'EntryRetracted', data: { entry: eventId(2), reason: 'Another meeting.' } }, 4),
];
const history = new RecordHistory();
for (const entry of entries) history.add(entry);

describe('a thing that an entry comes to make by a correction', () => {
  const makers = (count: number) => {
    const views = [recordOf(entries.slice(0, count)), new KnownView(history, count)];
    return views.map((view) => ['rise', 'leave'].map((id) => view.maker('issue', id)?.revision));
  };

  it.each([
    ['nothing is made before it is recorded', 2, [1, undefined]],
    ['each makes its own before the correction', 3, [1, 2]],
    ['who made it first stays its maker', 4, [1, 2]],
    ['who came to make it takes over once the first is retracted', 5, [1, 1]],
  ] as const)('%s', (_says, count, expected) => {
    expect(makers(count)).toEqual([expected, expected]);
  });
});
