import { runImport, stepsOfCase, type Faulty, type Step } from '@parley/exchange';
import { Recorder } from './recorder';

const heading = ['format: parley-case/1', 'case: talks', 'negotiation: talks', 'consortium: group', 'source: paper', 'grade: report'];
const opening = [
  '  - id: T1',
  '    NegotiationRecordOpened: { title: Talks, level: regional }',
  '  - id: T2',
  '    occurred: 2012-07-16?',
  '    sources: [par. 2]',
  '    IssueRaised: [{ issue: pay, title: Pay }, { issue: hours, title: Hours }]',
];
const file = (...entries: readonly string[]): string =>
  [...heading, 'sources: [{ source: paper, kind: article, title: Paper }]', 'entries:', ...opening, ...entries].join('\n');
const LINES_BEFORE = heading.length + 2 + opening.length;

const steps = (text: string): readonly Step[] => stepsOfCase(text).filter((one) => one.kind === 'step');
const faults = (text: string) =>
  stepsOfCase(text)
    .filter((one): one is Faulty => one.kind === 'faulty')
    .flatMap((one) => one.faults.map(({ line, column, path, code }) => [line, column, path, code]));
const last = (text: string): Step | undefined => steps(text).at(-1);

describe('an entry of a case file', () => {
  it('becomes one act for each of its events, with keys that are the same at every import', () => {
    expect(steps(file()).map(({ act, record, id, label, commandId }) => [act, record, id, label, commandId])).toEqual([
      ['register-source', 'register-sources', undefined, 'source paper', 'case/talks/source/paper'],
      ['open-record', 'negotiation', undefined, 'T1', 'case/talks/T1/1'],
      ['raise-issue', 'negotiation', 'talks', 'T2/1', 'case/talks/T2/1'],
      ['raise-issue', 'negotiation', 'talks', 'T2/2', 'case/talks/T2/2'],
    ]);
  });

  it('is opened under the id of the heading', () => {
    expect(steps(file())[1]?.body).toEqual({ negotiation: 'talks', title: 'Talks', level: 'regional' });
  });

  it('hands on what all its events carry, plain text standing for the main field', () => {
    const carried = { occurred: { edtf: '2012-07-16?' }, sources: [{ source: 'paper', grade: 'report', locator: 'par. 2' }] };
    expect(
      steps(file())
        .slice(2)
        .map(({ body }) => body),
    ).toEqual([
      { ...carried, issue: 'pay', title: 'Pay' },
      { ...carried, issue: 'hours', title: 'Hours' },
    ]);
  });

  it('is overruled by what an event says itself', () => {
    const text = file('  - id: T3', '    occurred: 2012-07', '    IssueRaised: { title: Leave, occurred: { edtf: 2011 } }');
    expect(last(text)?.body).toEqual({ title: 'Leave', occurred: { edtf: '2011' } });
  });

  it('keeps figures as they are written, and takes whole numbers and true where they are asked for', () => {
    const term = '{ proposal: p, parameter: pay, target: { rate: { value: 1.50, unit: percent, of: 2011 } } }';
    const text = file('  - id: T3', '    ProposalFloated: { proposal: p, openList: true, version: 1 }', `    TermSpecified: ${term}`);
    expect(
      steps(text)
        .slice(-2)
        .map(({ body }) => body),
    ).toEqual([
      { proposal: 'p', openList: true, version: 1 },
      { proposal: 'p', parameter: 'pay', target: { rate: { value: '1.50', unit: 'percent', of: '2011' } } },
    ]);
  });

  it('can say the same again by an anchor', () => {
    const text = file('  - id: T3', '    occurred: &day { edtf: 2012-07-01 }', '    IssueRaised: { title: Leave, occurred: *day }');
    expect(last(text)?.body['occurred']).toEqual({ edtf: '2012-07-01' });
  });

  it('can name an act', () => {
    expect(last(file('  - id: T3', '    log-meeting: { title: First }'))).toMatchObject({ act: 'log-meeting', record: 'negotiation' });
  });

  it('refers to earlier entries by their local names, in lists to all of a fact', async () => {
    const text = file('  - id: T3', '    occurred: { after: [T2, T1] }', '    ConflictNoted: { entries: [T2/1, T2/2], parameter: order }');
    const book = new Recorder();
    expect(await runImport(stepsOfCase(text), { submit: book.submit })).toMatchObject({ refused: [], recorded: 5 });
    const ids = book.entries('negotiation-talks').map((e) => e.eventId);
    expect(book.entries('negotiation-talks').at(-1)).toMatchObject({
      data: { entries: ids.slice(1, 3) },
      occurred: { after: [ids[1], ids[2], ids[0]] },
    });
  });
});

describe('a fault of a case file', () => {
  const at = (line: number): number => LINES_BEFORE + line;

  test.each<[string, readonly string[], readonly (readonly unknown[])[]]>([
    ['an unknown event type', ['  - id: T3', '    IssueLifted: { title: Leave }'], [[at(2), 18, '', 'event-unknown']]],
    ['an unknown field', ['  - id: T3', '    IssueRaised: { title: Leave, colour: red }'], [[at(2), 42, 'colour', 'unknown-property']]],
    ['a missing field', ['  - id: T3', '    IssueRaised: { issue: leave }'], [[at(2), 18, 'title', 'missing']]],
    [
      'a date that is none',
      ['  - id: T3', '    occurred: yesterday', '    IssueRaised: { title: Leave }'],
      [[at(2), 15, 'occurred.edtf', 'not-edtf']],
    ],
    [
      'a citation without its place',
      ['  - id: T3', '    sources: [{ grade: report }]', '    IssueRaised: { title: Leave }'],
      [[at(2), 15, 'sources.0.locator', 'missing']],
    ],
    ['an entry without an id', ['  - IssueRaised: { title: Leave }'], [[at(1), 5, '', 'id-missing']]],
    ['an id used before', ['  - id: T2', '    IssueRaised: { title: Leave }'], [[at(1), 5, '', 'id-taken']]],
    ['an entry of nothing', ['  - id: T3', '    occurred: 2012'], [[at(1), 5, '', 'nothing-recorded']]],
    [
      'a name of nothing',
      ['  - id: T3', '    occurred: { after: [T9] }', '    IssueRaised: { title: Leave }'],
      [[at(2), 25, 'occurred.after.0', 'entry-unknown']],
    ],
    [
      'a name of several where one is asked for',
      ['  - id: T3', '    EntryRetracted: { entry: T2, reason: Twice. }'],
      [[at(2), 30, 'entry', 'several-entries']],
    ],
    [
      'a name of another record',
      [
        '  - id: T3',
        '    ConsortiumProposed: { name: Group }',
        '    MembershipClaimed: { count: { value: 2, kind: claimed }, occurred: { after: [T1] } }',
      ],
      [[at(3), 82, 'occurred.after.0', 'other-record']],
    ],
    ['no fields at all', ['  - id: T3', '    IssueRaised: Leave'], [[at(2), 18, '', 'wrong-type']]],
  ])('is found with its line and column: %s', (_what, entries, expected) => {
    expect(faults(file(...entries))).toEqual(expected);
  });

  it('is found where the heading names no record, and the entry names none', () => {
    const text = file('  - id: T3', '    IssueRaised: { title: Leave }').replace('negotiation: talks', 'title: Talks');
    expect(faults(text).map(([, , , code]) => code)).toContain('record-missing');
    expect(
      faults(text.replace('- id: T', '- negotiation: talks\n    id: T').replaceAll('- id: T', '- negotiation: talks\n    id: T')),
    ).toEqual([]);
  });

  it('is found beside every other, and none of them keeps the good entries from being read', () => {
    const text = file(
      '  - id: T3',
      '    IssueRaised: { colour: red }',
      '  - id: T4',
      '    IssueRaised: { title: Leave }',
      '  - id: T5',
      '    Nothing: {}',
    );
    expect(faults(text).map(([, , path, code]) => [path, code])).toEqual([
      ['colour', 'unknown-property'],
      ['title', 'missing'],
      ['', 'event-unknown'],
    ]);
    expect(last(text)?.label).toBe('T4');
  });

  test.each([
    ['no case file', 'just: text', 'unknown-property'],
    ['another format', 'format: parley-case/2\ncase: talks', 'format-unknown'],
    ['no id of the case', 'format: parley-case/1', 'not-a-slug'],
    ['no YAML', 'format: [', 'not-yaml'],
    ['a key given twice', 'format: parley-case/1\ncase: a\ncase: b', 'not-yaml'],
    ['a list', '- a\n- b', 'not-a-case'],
    ['nothing', '', 'not-a-case'],
  ])('of its heading stops it: %s', (_what, text, code) => {
    expect(steps(text)).toEqual([]);
    expect(faults(text).map((one) => one[3])).toContain(code);
  });

  it('is reported for what is nested too deep, or grows without end by its aliases', () => {
    const deep = `${'{ a: '.repeat(60)}1${' }'.repeat(60)}`;
    expect(faults(file('  - id: T3', `    IssueRaised: ${deep}`)).map((one) => one[3])).toEqual(['too-much']);
    const bomb = [0, 1, 2, 3, 4].map(
      (n) =>
        `        - &a${n + 1} [${Array(20)
          .fill(n === 0 ? 'x' : `*a${n}`)
          .join(', ')}]`,
    );
    expect(faults(file('  - id: T3', '    IssueRaised:', '      title:', ...bomb)).map((one) => one[3])).toEqual(['too-much']);
    for (const ends of ['', ']'.repeat(30_000)]) {
      const found = faults(`${'['.repeat(30_000)}${ends}`);
      expect(found.length).toBeLessThanOrEqual(200);
      expect(new Set(found.map((one) => one[3]))).toEqual(new Set(['not-yaml']));
    }
  });

  it('is counted up to a bound', () => {
    const many = Array.from({ length: 500 }, (_, n) => [`  - id: F${n}`, '    IssueRaised: { colour: red }']).flat();
    expect(faults(file(...many))).toHaveLength(200);
  });
});

describe('people and offices of a case file', () => {
  it('are registered by name, each office after its holder', () => {
    const text = [
      ...heading,
      'people:',
      '  - name: Jo Bloggs',
      '    offices: [{ office: chair, title: Chair }, { office: head, title: Head }]',
    ].join('\n');
    expect(steps(text).map(({ act, body, commandId }) => [act, body, commandId])).toEqual([
      ['register-person', { name: 'Jo Bloggs' }, 'case/talks/person/Jo Bloggs'],
      ['record-office', { office: 'chair', title: 'Chair', person: 'Jo Bloggs' }, 'case/talks/office of Jo Bloggs/chair'],
      ['record-office', { office: 'head', title: 'Head', person: 'Jo Bloggs' }, 'case/talks/office of Jo Bloggs/head'],
    ]);
  });

  it('are faulty where a field does not fit, or the offices are no list', () => {
    const people = [
      'people:',
      '  - { name: Jo Bloggs, offices: chair }',
      '  - name: Sam',
      '    offices: [{ office: No Slug, title: Chair }]',
      '  - Alex',
    ];
    expect(faults([...heading, ...people].join('\n'))).toEqual([
      [8, 33, '', 'wrong-type'],
      [10, 25, 'office', 'not-a-slug'],
      [11, 5, '', 'wrong-type'],
    ]);
  });
});

describe('when an entry was recorded', () => {
  const dated = (recorded: string, ...entries: readonly string[]): string =>
    file(...entries).replace('grade: report', `grade: report\n${recorded}`);
  const at = (text: string) =>
    steps(text).map(({ label, recordedAt }) => [label, recordedAt && new Date(recordedAt).toISOString().slice(0, 10)]);

  it('is what the file says, until it says otherwise', () => {
    const text = dated(
      'recorded: 2012-08-01T09:00:00Z',
      '  - id: T3',
      '    recorded: 2012-08-02T09:00:00Z',
      '    IssueRaised: { title: Leave }',
    );
    expect(at(text.replace('{ source: paper,', '{ recorded: 2012-07-31T09:00:00Z, source: paper,'))).toEqual([
      ['source paper', '2012-07-31'],
      ['T1', '2012-07-31'],
      ['T2/1', '2012-07-31'],
      ['T2/2', '2012-07-31'],
      ['T3', '2012-08-02'],
    ]);
    expect(at(text)[0]).toEqual(['source paper', '2012-08-01']);
    expect(at(file())[0]).toEqual(['source paper', undefined]);
  });

  it.each([
    ['in the heading', dated('recorded: last week')],
    ['of a source', file().replace('{ source: paper,', '{ recorded: 2012-08-01, source: paper,')],
    ['of an entry', file('  - id: T3', '    recorded: 2012-08-01', '    IssueRaised: { title: Leave }')],
  ])('is refused %s where it is no instant', (_where, text) => {
    expect(faults(text).map(([, , , code]) => code)).toEqual(['not-an-instant']);
  });
});
