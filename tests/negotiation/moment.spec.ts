import { atMoment, recordOf, type AtMoment, type Citation, type Entry, type Grade, type Moment } from '@parley/negotiation';
import { anEntry, eventId } from './kit';

const cited = (grade: Grade, source = 'paper'): Citation => ({ source, locator: 'p. 1', grade });
const issue = (number: number, over: Partial<Entry> = {}): Entry =>
  anEntry({ type: 'IssueRaised', data: { issue: `issue-${number}`, title: 'Pay' }, ...over }, number);
const opened = anEntry({ type: 'NegotiationRecordOpened', data: { negotiation: 'talks', title: 'Talks', level: 'national' } }, 0);
const kept = ({ view }: AtMoment): number[] => view.all().map(({ revision }) => revision);
const at = (entries: readonly Entry[], moment: Moment) => atMoment(entries, moment);

describe('known at an instant', () => {
  const entries = [opened, issue(1), anEntry({ type: 'EntryRetracted', data: { entry: eventId(1), reason: 'Wrong.' } }, 2)];
  it('is what was recorded at or before it, with corrections from their own recording on', () => {
    expect(kept(at(entries, { knownAt: entries[1]?.recordedAt ?? 0 }))).toEqual([0, 1]);
    expect(kept(at(entries, {}))).toEqual([0, 2]);
    expect(at(entries, {})).toMatchObject({ leftOut: 0, through: 2 });
    expect(at(entries, { knownAt: 0 })).toMatchObject({ leftOut: 0, through: null });
  });
});

describe('evidence', () => {
  const entries = [
    opened,
    issue(1, { sources: [cited('rumour'), cited('on-record', 'letter')] }),
    issue(2, { sources: [cited('report')] }),
    issue(3),
    issue(4, { sources: [cited('rumour')] }),
  ];
  it.each<[Grade, number[]]>([
    ['rumour', [0, 1, 2, 3, 4]],
    ['unattributed', [0, 1, 2, 3]],
    ['report', [0, 1, 2]],
    ['on-record', [0, 1]],
    ['formal-record', [0]],
  ])('at %s is what the best citation reaches; without a citation nobody is named', (evidence, revisions) => {
    expect(kept(at(entries, { evidence }))).toEqual(revisions);
    expect(at(entries, { evidence }).leftOut).toBe(entries.length - revisions.length);
  });

  it('that was added later counts from its recording on', () => {
    const added = anEntry({ type: 'EvidenceAdded', data: { entry: eventId(3), citation: cited('on-record') } }, 5);
    expect(kept(at([...entries, added], { evidence: 'on-record' }))).toEqual([0, 1, 3, 5]);
    expect(kept(at([...entries, added], { evidence: 'on-record', knownAt: entries[4]?.recordedAt ?? 0 }))).toEqual([0, 1]);
  });

  it('does not rest on a source that was retracted', () => {
    const sources = recordOf([anEntry({ type: 'SourceRetracted', data: { source: 'letter', reason: 'Forged.' } }, 9)]);
    expect(kept(at(entries, { evidence: 'on-record', sources }))).toEqual([0]);
    expect(kept(at(entries, { evidence: 'rumour', sources }))).toEqual([0, 1, 2, 3, 4]);
    expect(at(entries, { sources }).view.entry('@1')?.sources).toEqual([cited('rumour')]);
  });
});

describe('as of a date', () => {
  const dated = (number: number, edtf?: string) => issue(number, { occurred: edtf === undefined ? {} : { edtf } });
  const entries = [opened, dated(1, '2025-03-03'), dated(2, '2025-03'), dated(3, '2025-04-01'), dated(4), dated(5, '2024/2026')];

  it('keeps what had certainly occurred by its end, and counts what may have', () => {
    const march = at(entries, { asOf: '2025-03-15' });
    expect(kept(march)).toEqual([0, 1]);
    expect(march).toMatchObject({ leftOut: 4, possible: 3 });
    expect(kept(at(entries, { asOf: '2025-03' }))).toEqual([0, 1, 2]);
    expect(kept(at(entries, { asOf: 'FY2024-25' }))).toEqual([0, 1, 2]);
  });

  it('leaves out of what has no grade only what certainly came later', () => {
    const renamed = (number: number, edtf: string) =>
      anEntry({ type: 'PartyRenamed', data: { party: 'p', name: 'P' }, occurred: { edtf } }, number);
    expect(kept(at([renamed(0, '2025'), renamed(1, '2026')], { asOf: '2025-06-01' }))).toEqual([0]);
  });

  it('leaves nothing out where it is open at its end', () => {
    expect(kept(at(entries, { asOf: '2025/..' }))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
