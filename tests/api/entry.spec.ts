import { checkEvent, leafHash } from '@parley/record-form';
import { createHash } from 'node:crypto';
import { anObjection, opened, serve, type Served } from './kit';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const UTF_8 = new TextEncoder();

let served: Served;
let talks: string;
let raised: { eventId: string; leaf: string; revision: number };
const onEntry = (act: string, body: object) => served.act(`${talks}/${act}`, { entry: raised.eventId, ...body });
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
  raised = (await served.act(`${talks}/raise-objection`, { ...anObjection, objection: 'nights' }).expect(201)).body.events[0];
});
afterAll(() => served.close());

describe('one entry', () => {
  it('is told as it stands, as it was first recorded, and with what was done to it and by whom', async () => {
    await served.act('/api/sources', { source: 'a-letter', kind: 'letter', title: 'A letter' }).expect(201);
    const before = (await served.ask(`/api/entries/${raised.eventId}`).expect(200)).body;
    expect(before).toMatchObject({ since: [], reflects: { streams: { 'negotiation-night-work': raised.revision } } });
    expect(before).not.toHaveProperty('asRecorded');
    await onEntry('correct-entry', { reason: 'A day earlier.', replacement: { occurred: { edtf: '2025-03-03' } } }).expect(201);
    await onEntry('add-evidence', { citation: { source: 'a-letter', locator: 'p. 1', grade: 'on-record' } }).expect(201);
    await onEntry('dispute-entry', { party: 'a-trust', ground: 'There are two nights.' }).expect(201);
    const { body } = await served.ask(`/api/entries/${raised.eventId}`).expect(200);
    expect(body).toMatchObject({
      occurred: { edtf: '2025-03-03' },
      asRecorded: { type: 'ObjectionRaised', occurred: { edtf: '2025-03-04' }, sources: [] },
    });
    const since = body.since as readonly { type: string; recordedByName: string; data: { reason?: string } }[];
    expect(since.map(({ type }) => type)).toEqual(['EntryCorrected', 'EvidenceAdded', 'EntryDisputed']);
    expect(since[0]).toMatchObject({ recordedByName: 'Robin Recorder', data: { reason: 'A day earlier.' } });
  });

  it('is told as it was known then, when nothing had been done to it yet', async () => {
    const { recordedAt } = (await served.ask(`/api/entries/${raised.eventId}`)).body;
    const { body } = await served.ask(`/api/entries/${raised.eventId}?knownAt=${recordedAt}`).expect(200);
    expect(body).toMatchObject({ since: [], occurred: { edtf: '2025-03-04' } });
  });
});

describe('what an entry hangs together with', () => {
  interface Related {
    readonly count: number;
    readonly items: readonly { readonly type: string; readonly says: string; readonly entry: string }[];
  }
  type Whole = Readonly<Record<'sameAct' | 'refersTo' | 'referredToBy', Related>>;
  const whole = async (id: string, query = ''): Promise<Whole> =>
    (await served.ask(`/api/entries/${id}${query}`).expect(200)).body as Whole;
  const types = ({ items }: Related): readonly string[] => items.map(({ type }) => type);

  it('is what made the things that it names, and what names the things that it made; what was done to it stands apart', async () => {
    const objection = (await served.act(`${talks}/raise-objection`, { ...anObjection, objection: 'answered' }).expect(201)).body.events[0];
    const answer = { objection: 'answered', answer: 'Three at most.', actors: [{ party: 'a-trust' }] };
    const { recordedAt } = (await served.ask(`/api/entries/${objection.eventId}`)).body;
    await served.act(`${talks}/answer-objection`, answer).expect(201);
    await served.act(`${talks}/acknowledge-entry`, { entry: objection.eventId, party: 'a-trust' }).expect(201);
    const found = await whole(objection.eventId);
    expect(found.sameAct).toEqual({ count: 0, items: [] });
    expect(found.refersTo.items).toMatchObject([{ type: 'IssueRaised', says: 'Issue raised: Night shifts' }]);
    expect(found.referredToBy.items).toMatchObject([{ type: 'ObjectionAnswered', says: 'Objection answered: Three at most.' }]);
    const issue = await whole(found.refersTo.items[0]?.entry ?? '');
    expect(types(issue.referredToBy)).toContain('ObjectionRaised');
    expect((await whole(objection.eventId, `?knownAt=${recordedAt}`)).referredToBy.count).toBe(0);
  });

  it('is what was recorded in the same act, told once; of many a hundred are told, and how many there are', async () => {
    const occurred = { edtf: '2025-03-06T10:00:00Z' };
    const changes = Array.from({ length: 150 }, (_one, at) => ({ who: { asPrinted: `Delegate ${at + 1}` }, change: 'arrived' }));
    const crowd = { meeting: 'crowded', title: 'Crowded', present: [{ party: 'a-trust' }], changes, closed: {}, occurred };
    const { events } = (await served.act(`${talks}/log-meeting`, crowd).expect(201)).body;
    const first = await whole(events[0].eventId);
    expect(first.sameAct.count).toBe(events.length - 1);
    expect(first.sameAct.items.map(({ entry }) => entry)).toEqual(
      (events as readonly { eventId: string }[]).slice(1, 101).map(({ eventId }) => eventId),
    );
    expect(first.referredToBy.count).toBe(0);
  });
});

describe('the stored bytes of an entry', () => {
  it('are those of the book: whoever holds the receipt can work out its leaf hash from them', async () => {
    const { body } = await served.ask(`/api/entries/${raised.eventId}/stored`).expect(200);
    const [header, payload] = [UTF_8.encode(body.header), UTF_8.encode(body.payload)];
    const expected = { stream: 'negotiation-night-work', rev: raised.revision, id: raised.eventId, type: 'ObjectionRaised' };
    expect(checkEvent(sha256, { header, payload }, { ...expected, leaf: raised.leaf }).leaf).toBe(raised.leaf);
    expect(JSON.parse(body.next).prev).toBe(leafHash(sha256, header));
  });

  it('of the last entry of a record name no next one, and of an unknown entry there are none', async () => {
    const reply = await served.act(`${talks}/raise-objection`, { ...anObjection, objection: 'last' }).expect(201);
    const { body } = await served.ask(`/api/entries/${reply.body.events[0].eventId}/stored`).expect(200);
    expect(body).not.toHaveProperty('next');
    await served.ask('/api/entries/00000000-0000-4000-8000-000000000000/stored').expect(404);
  });
});
