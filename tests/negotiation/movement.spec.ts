import { movementOn, sideBySide, type PartyMovement, type RecordView } from '@parley/negotiation';
import fc from 'fast-check';
import { anEntry, eventId, given, talks, told, viewOf, type Told } from './kit';

const pay = told('raise-issue', { issue: 'pay', title: 'Pay' });
const percent = (value: string) => ({ rate: { value, unit: 'percent', of: 'basic pay' } });
const rate = (term: string, value: string, over: object = {}) => ({
  term,
  issue: 'pay',
  parameter: 'weekend rate',
  target: percent(value),
  ...over,
});
const claim = (value: string, over: object = {}): Told =>
  told('table-proposal', {
    ...{ proposal: 'claim', kind: 'claim', author: ['north-union', 'south-union'], to: ['hill-trust'], terms: [rate('asked', value)] },
    ...over,
  });
const offer = (version: number, value: string, over: object = {}): Told =>
  told('table-proposal', {
    ...{ proposal: 'offer', kind: 'offer', author: ['hill-trust'], to: ['north-union'], version, terms: [rate(`put-${version}`, value)] },
    ...over,
  });
const on = (day: string) => ({ occurred: { edtf: `2025-${day}` } });
const after = (...acts: readonly Told[]): RecordView => given(...talks, pay, ...acts).negotiation();
const moved = (view: RecordView, possible: readonly string[] = []): readonly PartyMovement[] =>
  movementOn({ view, isPossible: (id) => possible.includes(id) }, 'pay');
const of = (all: readonly PartyMovement[], party: string | null): PartyMovement => {
  const found = all.find((one) => one.party === party);
  if (!found) throw new Error(`${party} did not move`);
  return found;
};
const targets = (all: readonly PartyMovement[], party: string) =>
  of(all, party).figures.flatMap(({ moves }) => moves.map((move) => [move.values['target'], move.change]));

describe('how the parties moved on an issue', () => {
  it('is the figures of each, claims and offers, with the entry and the version that put them', () => {
    const view = after(claim('50', on('02-03')), offer(1, '30', on('03-06')), offer(2, '35', on('05-06')));
    const all = moved(view);
    expect(all.map(({ party }) => party)).toEqual(['north-union', 'south-union', 'hill-trust']);
    expect(targets(all, 'hill-trust')).toEqual([
      [percent('30'), 'first'],
      [percent('35'), 'changed'],
    ]);
    const [first, second] = of(all, 'hill-trust').figures[0]?.moves ?? [];
    expect(second).toMatchObject({ move: 'figure', proposal: 'offer', kind: 'offer', version: 2, out: 'tabled', term: 'put-2' });
    expect(second).toMatchObject({ follows: [first?.entry], undecided: 0, outBy: [second?.entry] });
    expect(of(all, 'south-union').figures).toEqual(of(all, 'north-union').figures);
  });

  it('puts side by side what each last put for the same parameter, however it is spelt', () => {
    const view = after(
      claim('50', on('02-03')),
      offer(1, '30', on('03-06')),
      offer(2, '35', { ...on('05-06'), terms: [rate('put-2', '35', { parameter: 'Weekend Rate' })] }),
    );
    expect(sideBySide(moved(view))).toMatchObject([
      {
        parameter: 'weekend rate',
        held: [
          { party: 'north-union', figures: [{ values: { target: percent('50') }, kind: 'claim' }] },
          { party: 'south-union', figures: [{ values: { target: percent('50') } }] },
          { party: 'hill-trust', figures: [{ values: { target: percent('35') }, kind: 'offer', version: 2 }] },
        ],
      },
    ]);
  });

  it('keeps staff groups apart, and terms on another issue out', () => {
    const hours = told('raise-issue', { issue: 'hours', title: 'Hours' });
    const terms = [
      rate('nurses', '3', { staffGroup: 'nurses' }),
      rate('porters', '4', { staffGroup: 'porters' }),
      { term: 'week', issue: 'hours', parameter: 'weekly hours', target: { hours: { value: '36', per: 'week' } } },
    ];
    const all = moved(after(hours, offer(1, '30', { terms })));
    expect(of(all, 'hill-trust').figures.map(({ staffGroup, moves }) => [staffGroup, moves.length])).toEqual([
      ['nurses', 1],
      ['porters', 1],
    ]);
  });

  it('follows a revised term that names no issue, and takes "3.50" for 3.5', () => {
    const view = after(
      offer(1, '3.5', on('03-01')),
      told('revise-term', {
        term: 'put-1',
        proposal: 'offer',
        version: 2,
        parameter: 'weekend rate',
        target: percent('3.50'),
        ...on('04-01'),
      }),
    );
    expect(targets(moved(view), 'hill-trust')).toEqual([
      [percent('3.5'), 'first'],
      [percent('3.50'), 'same'],
    ]);
    expect(of(moved(view), 'hill-trust').figures[0]?.moves[1]).toMatchObject({ version: 2, out: 'unknown', outBy: [] });
  });

  it('has what nobody is named for under nobody', () => {
    const view = after(told('float-proposal', { proposal: 'leak', openList: true, terms: [rate('leaked', '10')] }));
    expect(of(moved(view), null).figures[0]?.moves).toMatchObject([{ kind: 'unknown', out: 'floated' }]);
  });

  it('has the stances on the issue and on its terms, for each body, up to their withdrawal', () => {
    const stance = (act: string, position: string, over: object): Told =>
      told(act, { position, party: 'north-union', target: { issue: 'pay' }, ...over });
    const view = after(
      claim('50', on('02-03')),
      stance('take-position', 'p', { stance: 'seeks', ...on('02-03') }),
      stance('change-position', 'p', { stance: 'open', from: 'seeks', reason: 'Winter.', ...on('03-03') }),
      told('withdraw-position', { position: 'p', reason: 'The ballot.', ...on('04-03') }),
      stance('take-position', 'm', { body: 'members', stance: 'opposes', ...on('03-04') }),
      stance('take-position', 't', { party: 'hill-trust', target: { term: 'asked' }, stance: 'opposes', ...on('02-05') }),
      stance('take-position', 'x', { party: 'hill-trust', target: { subject: 'pay' }, stance: 'supports' }),
    );
    const lanes = of(moved(view), 'north-union').stances;
    expect(lanes.map(({ body, moves }) => [body, moves.map(({ stance: says, change }) => [says, change])])).toEqual([
      [
        undefined,
        [
          ['seeks', 'first'],
          ['open', 'changed'],
          ['withdrawn', 'changed'],
        ],
      ],
      ['members', [['opposes', 'first']]],
    ]);
    expect(of(moved(view), 'hill-trust').stances.map(({ target }) => target)).toEqual([{ term: 'asked' }]);
  });

  it('has the replies to versions that put a figure on the issue', () => {
    const reply = (version: number, response: string, day: string): Told =>
      told('respond', { proposal: 'offer', version, party: 'north-union', response, ...on(day) });
    const view = after(offer(1, '30', on('03-06')), reply(1, 'reject', '03-25'), offer(2, '35', on('05-06')), reply(2, 'accept', '05-20'));
    expect(of(moved(view), 'north-union').replies).toMatchObject([
      {
        proposal: 'offer',
        moves: [
          { version: 1, response: 'reject' },
          { version: 2, response: 'accept', change: 'changed' },
        ],
      },
    ]);
  });

  it('claims no order that the dates do not give, and names all that may be the last', () => {
    const view = after(offer(1, '30'), offer(2, '35', { occurred: {} }));
    const [lane] = of(moved(view), 'hill-trust').figures;
    expect(lane?.moves.map(({ change, follows, undecided }) => [change, follows, undecided])).toEqual([
      ['undetermined', [], 1],
      ['undetermined', [], 1],
    ]);
    expect(lane?.last).toHaveLength(2);
    expect(sideBySide(moved(view))[0]?.held[0]?.figures).toHaveLength(2);
  });

  it('does not tell whether a figure moved where it follows two, and the dates do not say which was the last', () => {
    const [early, late] = [offer(1, '30', { occurred: { edtf: '2025-01' } }), offer(2, '35', { occurred: { edtf: '2025-01' } })];
    const third = of(moved(after(early, late, offer(3, '35', on('03-01')))), 'hill-trust').figures[0]?.moves[2];
    expect(third).toMatchObject({ change: 'undetermined', undecided: 0 });
    expect(third?.follows).toHaveLength(2);
  });

  it('takes what was stated of before and after', () => {
    const view = after(offer(1, '30'), offer(2, '35', { occurred: { after: ['@2'] } }));
    expect(of(moved(view), 'hill-trust').figures[0]?.moves.map(({ change }) => change)).toEqual(['first', 'changed']);
  });

  it('counts what only may have occurred among the moves, and never as the last', () => {
    const view = after(offer(1, '30', on('03-06')), offer(2, '35', on('05-06')));
    const [, second] = of(moved(view), 'hill-trust').figures[0]?.moves ?? [];
    const all = moved(view, [String(second?.entry)]);
    expect(of(all, 'hill-trust').figures[0]?.moves).toHaveLength(2);
    expect(sideBySide(all)[0]?.held[0]?.figures).toMatchObject([{ values: { target: percent('30') } }]);
  });

  it('lists the latest 200 moves of a lane and counts the rest', () => {
    const taken = (n: number) =>
      anEntry(
        {
          type: 'PositionTaken',
          data: { position: `p-${n}`, party: 'north-union', target: { issue: 'pay' }, stance: n % 2 ? 'open' : 'seeks' },
          occurred: { edtf: new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10) },
        },
        n,
      );
    const [lane] = of(moved(viewOf(Array.from({ length: 230 }, (_, n) => taken(n)))), 'north-union').stances;
    expect(lane).toMatchObject({ earlier: 30, last: [eventId(229)] });
    expect(lane?.moves).toHaveLength(200);
    expect(lane?.moves[0]?.entry).toBe(eventId(30));
  });

  it('orders two moves only where every instant that they can mean is so ordered (property)', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-01-${String(n).padStart(2, '0')}`);
    const edtf = fc.oneof(
      day,
      fc.tuple(day, day).map((ends) => [...ends].sort().join('/')),
      fc.constantFrom('2025-01', '2025', undefined),
    );
    fc.assert(
      fc.property(fc.array(edtf, { minLength: 1, maxLength: 8 }), (dates) => {
        const entries = dates.map((date, n) =>
          anEntry(
            {
              type: 'PositionTaken',
              data: { position: `p-${n}`, party: 'north-union', target: { issue: 'pay' }, stance: 'open' },
              occurred: date === undefined ? {} : { edtf: date },
            },
            n,
          ),
        );
        const ends = new Map(entries.map(({ eventId: id }, n) => [id, spanOf(dates[n])]));
        const [lane] = of(moved(viewOf(entries)), 'north-union').stances;
        const moves = lane?.moves ?? [];
        for (const move of moves) {
          const own = ends.get(move.entry) as Span;
          for (const before of move.follows) expect((ends.get(before) as Span).to).toBeLessThanOrEqual(own.from);
          const open = moves.filter(({ entry }) => entry !== move.entry && isOpen(own, ends.get(entry) as Span));
          expect(move.undecided).toBe(open.length);
        }
        expect(moves).toHaveLength(dates.length);
      }),
    );
  });
});

interface Span {
  readonly from: number;
  readonly to: number;
}
const DAY = 86_400_000;
const isOpen = (a: Span, b: Span): boolean => !(a.to <= b.from) && !(b.to <= a.from);
function spanOf(edtf: string | undefined): Span {
  if (edtf === undefined) return { from: -Infinity, to: Infinity };
  if (edtf === '2025') return { from: Date.UTC(2025, 0, 1), to: Date.UTC(2026, 0, 1) };
  if (edtf === '2025-01') return { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 1, 1) };
  const [from = edtf, to = from] = edtf.split('/');
  return { from: Date.parse(from), to: Date.parse(to) + DAY };
}
