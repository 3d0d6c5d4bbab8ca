import { dateAt, endingAt, endOf } from '../../apps/web/src/pages/clocks/clock-time';
import { clockEntry, sideOf, type SpanSaid } from '../../apps/web/src/pages/clocks/clock-entries';

const DAY = 86_400_000;
const at = (iso: string): number => Date.parse(iso);

describe('a date chosen', () => {
  it.each([
    ['2025-03-06', '2025-03-07T00:00:00Z'],
    ['2025-02', '2025-03-01T00:00:00Z'],
    ['2025-12', '2026-01-01T00:00:00Z'],
    ['2024', '2025-01-01T00:00:00Z'],
    ['2025-03-06?', '2025-03-07T00:00:00Z'],
    ['2025-03-06T14:20:00Z', '2025-03-06T14:20:01Z'],
    ['2025-03-06T14:20:00+01:00', '2025-03-06T13:20:01Z'],
    ['2025-01-10/2025-02', '2025-03-01T00:00:00Z'],
    ['../2015', '2016-01-01T00:00:00Z'],
  ])('%s stands for its end', (edtf, end) => {
    expect(new Date(endOf(edtf) ?? 0).toISOString()).toBe(new Date(end).toISOString());
  });

  it.each(['2025-03-06/..', '', 'yesterday', '201X', '2025-XX'])('%j bounds nothing that this page knows of', (edtf) => {
    expect(endOf(edtf)).toBeUndefined();
  });

  it('is a day where a day ends, and an instant otherwise; what it says ends then', () => {
    expect(endingAt(at('2025-03-07T00:00:00Z'))).toBe('2025-03-06');
    expect(endingAt(at('2025-03-06T14:20:01Z'))).toBe('2025-03-06T14:20:00Z');
    for (const end of ['2025-03-07T00:00:00Z', '2025-03-06T14:20:01Z']) expect(endOf(endingAt(at(end)))).toBe(at(end));
  });

  it('by the pointer is a whole day where days are seen, and to the second where the record is that short', () => {
    expect(dateAt(at('2025-03-06T09:30:00Z'), 400 * DAY)).toBe('2025-03-06');
    expect(dateAt(at('2025-03-06T09:30:00Z'), DAY)).toBe('2025-03-06T09:29:59Z');
  });
});

describe('what an entry is at the crosshair', () => {
  const span: SpanSaid = {
    ...{ entry: 'e', revision: 0, type: 'StatementRecorded', says: '', grade: 'report', parties: [], family: 'statements' },
    ...{ earliest: '2025-03-01T00:00:00Z', latest: '2025-04-01T00:00:00Z', recordedAt: '2025-05-01T00:00:00Z' },
  };
  const entry = clockEntry(span);
  const ungraded = clockEntry({ ...span, grade: null, earliest: null, latest: null });
  const [march, april, may] = [at('2025-03-15T00:00:00Z'), at('2025-04-01T00:00:00Z'), at('2025-05-01T00:00:00Z')];

  it.each([
    [{}, 'known'],
    [{ end: april }, 'known'],
    [{ end: april, known: may }, 'known'],
    [{ end: april, known: may - 1 }, 'later'],
    [{ end: march, known: may - 1 }, 'perhaps'],
    [{ end: march }, 'future'],
    [{ end: at('2025-03-01T00:00:00Z'), known: march }, 'future'],
  ] as const)('%j: %s', (cross, side) => {
    expect(sideOf(entry, cross)).toBe(side);
  });

  it('counts what is neither dated nor graded, as a correction, by the clock of the record alone', () => {
    expect([sideOf(ungraded, { end: march, known: may }), sideOf(ungraded, { end: march, known: march })]).toEqual(['known', 'later']);
  });
});
