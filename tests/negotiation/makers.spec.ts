import { atMoment, KnownView, lookedUpAt, RecordHistory, recordOf, type Entry } from '@parley/negotiation';
import { anEntry, eventId } from './kit';

const issue = (id: string, number: number): Entry => anEntry({ type: 'IssueRaised', data: { issue: id, title: `On ${id}` } }, number);
const opened = anEntry({ type: 'NegotiationRecordOpened', data: { title: 'Talks', level: 'organisation' } }, 0);
const RUMOURED = [{ source: 'notes', locator: 'p. 1', grade: 'rumour' as const }];
const toLeave = (of: number, number: number): Entry =>
  anEntry(
    {
      type: 'EntryCorrected',
      data: { entry: eventId(of), type: 'IssueRaised', tv: 1, reason: 'Misread.', data: { issue: 'leave', title: 'On leave' } },
    },
    number,
  );
const retracted = (of: number, number: number): Entry =>
  anEntry({ type: 'EntryRetracted', data: { entry: eventId(of), reason: 'Another meeting.' } }, number);
const when = (edtf: string) => ({ occurred: { edtf } });

function historyOf(entries: readonly Entry[]): RecordHistory {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return history;
}

describe('a thing that an entry comes to make by a correction', () => {
  /** @1 makes "rise", @2 "leave"; @3 corrects @1 to make "leave" too; @4 retracts @2. */
  const entries: readonly Entry[] = [opened, issue('rise', 1), issue('leave', 2), toLeave(1, 3), retracted(2, 4)];
  const history = historyOf(entries);
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

describe('the maker of a thing where a moment leaves something out', () => {
  /** Makers of "rise" and of "leave", and how many issues were made: as it is folded, and as it is looked up. */
  const said = (entries: readonly Entry[], moment: { readonly asOf?: string; readonly evidence?: 'unattributed' }) => {
    const views = [atMoment(entries, moment), lookedUpAt(historyOf(entries), entries.length, moment)];
    return views.map(({ view, leftOut }) => ({
      makers: ['rise', 'leave'].map((id) => view.maker('issue', id)?.revision),
      made: view.countMade('issue'),
      leftOut,
    }));
  };
  const both = <T>(one: T) => [one, one];
  const rise = { ...issue('rise', 1), ...when('2025-01-01') };
  const leave = { ...issue('leave', 2), ...when('2025-01-02') };
  const rumour = anEntry({ type: 'StatementRecorded', data: { statement: 'said' }, ...when('2025-01-03'), sources: RUMOURED }, 4);
  const later = anEntry({ type: 'StatementRecorded', data: { statement: 'said' }, ...when('2025-02') }, 4);
  const corrected = [opened, rise, leave, toLeave(1, 3)];

  it.each([
    ['nothing', corrected, {}],
    ['a rumour', [...corrected, rumour], { evidence: 'unattributed' }],
    ['what occurred later', [...corrected, later], { asOf: '2025-01' }],
  ] as const)('is who came first to make it, and what an entry made stays its own, where %s is left out', (_what, all, moment) => {
    expect(said(all, moment)).toEqual(both({ makers: [1, 2], made: 2, leftOut: all.length - corrected.length }));
  });

  it('is the next that counts, where the first does not', () => {
    expect(said(corrected, { asOf: '2025-01-01' })).toEqual(both({ makers: [1, 1], made: 2, leftOut: 1 }));
  });

  it('is nobody where none is of that date and evidence', () => {
    expect(said([opened, rise, leave], { asOf: '2025-01-01' })).toEqual(both({ makers: [1, undefined], made: 1, leftOut: 1 }));
    const rumoured = { ...leave, sources: RUMOURED };
    expect(said([opened, rise, rumoured], { evidence: 'unattributed' })).toEqual(both({ makers: [1, undefined], made: 1, leftOut: 1 }));
  });

  it('is the retracted one where that is all that is left of those that made it, as where nothing is left out', () => {
    const all = [opened, rise, leave, retracted(1, 3)];
    expect(said(all, {})).toEqual(both({ makers: [1, 2], made: 2, leftOut: 0 }));
    expect(said([...all, rumour], { evidence: 'unattributed' })).toEqual(both({ makers: [1, 2], made: 2, leftOut: 1 }));
    for (const { view } of [
      atMoment([...all, rumour], { evidence: 'unattributed' }),
      lookedUpAt(historyOf([...all, rumour]), 5, { evidence: 'unattributed' }),
    ])
      expect([view.isRetracted(eventId(1)), view.entry(eventId(1)), view.isNamed('issue', 'rise')]).toEqual([true, undefined, false]);
  });
});

describe('who made a thing, asked of a part of the record', () => {
  it('costs a look at what made it, however much was said of it since', () => {
    const history = new RecordHistory();
    const data = { statement: 'said', text: 'We said so.' };
    history.add(anEntry({ type: 'StatementRecorded', data, ...when('2025-01') }, 0));
    let looks = 0;
    for (let number = 1; number <= 1_000; number += 1)
      history.add(
        Object.defineProperty(anEntry({ type: 'StatementRevised', data, ...when('2025-01') }, number), 'data', {
          get: () => {
            looks += 1;
            return data;
          },
        }),
      );
    looks = 0;
    for (const moment of [{}, { asOf: '2025' }]) expect(lookedUpAt(history, 900, moment).view.maker('statement', 'said')?.revision).toBe(0);
    expect(looks).toBe(0);
  });
});
