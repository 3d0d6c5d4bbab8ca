import { writeFileSync } from 'node:fs';

type Act = Readonly<Record<string, unknown>>;

/** A short story of our own: two parties, a talk, an issue, an objection and a statement that would like to steer the terminal. */
export const SMALL_CASE: readonly Act[] = [
  { act: 'register-party', commandId: 'small/1', party: 'test-union', name: 'The Test Union', kind: 'union' },
  { act: 'register-party', commandId: 'small/2', party: 'test-trust', name: 'Test Trust', kind: 'employer' },
  {
    act: 'register-source',
    commandId: 'small/3',
    source: 'test-letter',
    kind: 'letter',
    title: 'A letter',
  },
  {
    act: 'open-record',
    commandId: 'small/4',
    negotiation: 'test-talks',
    title: 'Talks about shifts',
    level: 'organisation',
    parties: ['test-union', 'test-trust'],
  },
  {
    act: 'raise-issue',
    negotiation: 'test-talks',
    commandId: 'small/5',
    issue: 'night-shifts',
    title: 'Night shifts',
    occurred: { edtf: '2025-02-01' },
  },
  {
    act: 'raise-objection',
    negotiation: 'test-talks',
    commandId: 'small/6',
    objection: 'too-many-nights',
    target: { issue: 'night-shifts' },
    ground: 'Five nights in a row are too many.',
    actors: [{ party: 'test-union' }],
    occurred: { edtf: '2025-02-03', phrase: 'last Monday' },
    sources: [{ source: 'test-letter', locator: 'p. 2', grade: 'on-record' }],
  },
  {
    act: 'raise-issue',
    negotiation: 'test-talks',
    commandId: 'small/7',
    issue: 'rest',
    title: 'Rest \u001b[31mred\u001b[0m \u009b2J',
    occurred: { edtf: '2025-03-01' },
  },
];

/** Writes acts as JSON Lines, one a line. */
export function writeActs(file: string, acts: readonly Act[]): string {
  writeFileSync(file, acts.map((act) => `${JSON.stringify(act)}\n`).join(''));
  return file;
}

/** Many small acts on one negotiation, to be stopped in. */
export const manyIssues = (count: number): Act[] => [
  ...SMALL_CASE.slice(0, 4),
  ...Array.from({ length: count }, (_, n) => ({
    act: 'raise-issue',
    negotiation: 'test-talks',
    commandId: `many/${n}`,
    issue: `issue-${n}-a`,
    title: `Issue number ${n}`,
  })),
];
