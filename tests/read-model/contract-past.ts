import { decodeEntry, type StoredHeader, type StoredPayload } from '@parley/negotiation';
import type { FedEntry, Views } from '@parley/read-model';
import { given, told } from '../negotiation/kit';
import { askableIn, everyAnswer } from '../support/every-question';
import { BOOK, batch, bookOf, feed, fed, recordedAt, START, story } from './kit';
import type { NewPlace, Place } from './place';

const on = (edtf: string) => ({ occurred: { edtf } });
const inTalks = { id: 'talks' };
/** The story, and after it proposals, replies, stances, facts and a renamed party: something for every question. */
const world = given(
  ...story,
  told(
    'table-proposal',
    {
      proposal: 'offer',
      author: ['hill-trust'],
      to: ['north-union'],
      ...on('2024-12-02'),
      terms: [{ term: 'row', issue: 'nights', parameter: 'row', maximum: { count: { value: 3, kind: 'enumerated' } } }],
    },
    inTalks,
  ),
  told(
    'take-position',
    { position: 'p', party: 'north-union', target: { issue: 'nights' }, stance: 'opposes', ...on('2024-12-03') },
    inTalks,
  ),
  told('respond', { proposal: 'offer', version: 1, party: 'north-union', response: 'reject', ...on('2024-12-04') }, inTalks),
  told('record-context-fact', { subject: 'Shifts', bound: { op: '=', count: { value: 3, kind: 'claimed' } } }, inTalks),
  told('record-context-fact', { subject: 'Shifts', bound: { op: '=', count: { value: 4, kind: 'claimed' } } }, inTalks),
  told('respond', { proposal: 'offer', version: 1, party: 'north-union', response: 'accept', ...on('2024-12-05') }, inTalks),
  told('rename-party', { party: 'north-union', name: 'The Northern Union' }),
  told('raise-issue', { issue: 'pay', title: 'Pay', ...on('2024-12-06') }, inTalks),
);
const book = bookOf(world);
const about = askableIn(book, ['nurses', 'drivers', 'foundation', 'northern']);
/** Every fourth entry of the book, and the last. */
const MOMENTS = book.map((_, n) => n).filter((n) => n % 4 === 3 || n === book.length - 1);
const NOW = START + 3_600_000;

/**
 * What the field's records of meetings got wrong in their history mode (OpenSlides, openslides-client): #1648, what did not exist yet is
 * still shown in the past; #1376, a past state cannot be shown at all; #1429, sentences of the past with places not filled in.
 */
export function pastContract(newPlace: NewPlace): void {
  describe('the past, asked in every question', () => {
    let place: Place;
    let views: Views;
    /** By the number of the last entry that had been recorded: what was answered then, with nothing later in the rows. */
    const then = new Map<number, ReadonlyMap<string, string>>();
    const asked = (n: number, of: Views = views) => everywhere(of, n);
    beforeAll(async () => {
      place = await newPlace();
      views = await place.open({ now: () => NOW });
      let from = 0;
      for (const n of MOMENTS) {
        await feed(views, [batch(book.slice(from, n + 1))]);
        from = n + 1;
        then.set(n, await asked(n));
      }
    });
    afterAll(() => place.destroy());

    it('holds nothing that was recorded later: no object, name, configuration or rule (#1648)', async () => {
      for (const n of MOMENTS) expect([n, Object.fromEntries(await asked(n))]).toEqual([n, Object.fromEntries(then.get(n) ?? [])]);
    });

    it('holds none of the ids, and none of the names, that came later (#1648)', () => {
      for (const n of MOMENTS) {
        const all = [...(then.get(n) ?? [])].map(([, answer]) => answer).join('\n');
        for (const { eventId } of book.slice(n + 1)) expect([n, all.includes(`"${eventId}"`)]).toEqual([n, false]);
        if (n < 27) expect(all).not.toContain('Foundation');
        if (n < book.length - 2) expect(all).not.toContain('The Northern Union');
      }
    });

    it('can be shown at every moment, with what was on record by then (#1376)', () => {
      for (const n of MOMENTS) {
        const entry = book[n] as FedEntry;
        const answers = then.get(n) ?? new Map<string, string>();
        expect(JSON.parse(answers.get(`entry ${entry.eventId}`) ?? 'null')).toMatchObject({ eventId: entry.eventId });
        expect(answers.size).toBe(then.get(MOMENTS[0] as number)?.size);
      }
    });

    it('is told in whole sentences: names, and no places left open (#1429)', () => {
      for (const n of MOMENTS)
        for (const [question, answer] of then.get(n) ?? []) {
          const says = [...answer.matchAll(/"says":"((?:[^"\\]|\\.)*)"/g)].map(([, said]) => said ?? '');
          const broken = says.filter(
            (said) => said === '' || /\{\w*\}|undefined|\[object|null|person-[a-z]{10}|[0-9a-f]{8}-[0-9a-f]{4}-/.test(said),
          );
          expect([question, broken]).toEqual([question, []]);
        }
    });

    it('is answered the same after a rebuild', async () => {
      const n = MOMENTS[3] as number;
      await views.rebuild(fed([batch(book)]));
      expect(Object.fromEntries(await asked(n))).toEqual(Object.fromEntries(then.get(n) ?? []));
    });

    it('is answered the same from events of an older form, lifted as they are read', async () => {
      const older = await newPlace();
      try {
        const lifted = await older.open({ now: () => NOW });
        await feed(lifted, [batch(book.map(throughAnOlderForm))], BOOK);
        for (const n of [MOMENTS[3] as number, book.length - 1])
          expect(Object.fromEntries(await asked(n, lifted))).toEqual(Object.fromEntries(then.get(n) ?? []));
      } finally {
        await older.destroy();
      }
    });
  });
}

/** Every answer as known after the n-th entry: on all evidence at any date, and on some by some date. */
async function everywhere(views: Views, n: number): Promise<ReadonlyMap<string, string>> {
  const knownAt = recordedAt(n);
  const some = await everyAnswer(views, about, { knownAt, asOf: '2024-12-03', evidence: 'unattributed' });
  return new Map([
    ...(await everyAnswer(views, about, { knownAt })),
    ...[...some].map(([asked, answer]) => [`${asked} (some)`, answer] as const),
  ]);
}

/** As if objections had once been recorded with their ground under another name: stored so, and lifted by the decoder. */
function throughAnOlderForm({ position, ...entry }: FedEntry): FedEntry {
  const { stream, eventId, type, revision, recordedAt: at, recordedBy, via, commandId, correlationId, ...parts } = entry;
  const header: StoredHeader = {
    stream,
    rev: revision,
    id: eventId,
    type,
    tv: 1,
    at,
    by: recordedBy,
    via,
    cmd: commandId,
    corr: correlationId,
  };
  if (type !== 'ObjectionRaised') return { ...decodeEntry(header, parts), position };
  const { ground, ...data } = parts.data;
  const lift = (payload: StoredPayload): StoredPayload => {
    const { why, ...rest } = payload.data;
    return { ...payload, data: { ...rest, ground: why } };
  };
  return { ...decodeEntry({ ...header, tv: 0 }, { ...parts, data: { ...data, why: ground } }, { 'ObjectionRaised@0': lift }), position };
}
