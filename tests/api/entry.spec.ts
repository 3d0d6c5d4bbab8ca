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
