import { anObjection, opened, serve, type Served } from './kit';

let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
});
afterAll(() => served.close());

describe('an act that is recorded', () => {
  it('is answered with where its events stand, an ETag and a Location', async () => {
    const reply = await served.act(`${talks}/raise-objection`, { objection: 'o-first', ...anObjection }).expect(201);
    const [event] = reply.body.events;
    expect(event).toMatchObject({ type: 'ObjectionRaised', stream: 'negotiation-night-work', revision: expect.any(Number) });
    expect(event.leaf).toMatch(/^[0-9a-f]{64}$/);
    expect(reply.headers['etag']).toBe(`"${event.revision}"`);
    expect(reply.headers['location']).toBe(`/api/entries/${event.eventId}`);
    expect(reply.body.irregularities).toEqual([]);
  });

  it('opens a record under an id made from its title', async () => {
    const reply = await served.act('/api/negotiations', { title: 'Weekend Working 2026', level: 'national' }).expect(201);
    expect(reply.headers['location']).toBe('/api/negotiations/weekend-working-2026');
    expect((await served.ask('/api/negotiations/weekend-working-2026')).body).toMatchObject({
      title: 'Weekend Working 2026',
      level: 'national',
    });
  });

  it('stands in the position once the answer is asked to hold it', async () => {
    const { body } = await served.act(`${talks}/raise-objection`, { objection: 'o-seen', ...anObjection }).expect(201);
    const position = await served.get(`${talks}/position?at-least=${body.events[0].position}`).expect(200);
    expect(position.body.objections).toContainEqual(
      expect.objectContaining({ id: 'o-seen', open: true, entries: [body.events[0].eventId] }),
    );
  });

  it('keeps who recorded it, whose name came percent-encoded', async () => {
    const { body } = await served.act(`${talks}/raise-objection`, anObjection, { 'Parley-Recorder': 'Zo%C3%AB%20Ok%C3%B3' }).expect(201);
    const entry = await served.ask(`/api/entries/${body.events[0].eventId}`);
    expect(entry.body).toMatchObject({ recordedByName: 'Zoë Okó', via: 'unauthenticated' });
  });

  it('says 200 and adds nothing where the record said so already', async () => {
    const party = { party: 'a-party', name: 'A Party', kind: 'other' };
    const first = await served.act('/api/register/register-party', party).expect(201);
    const again = await served.act('/api/register/register-party', party).expect(200);
    expect(again.body).toEqual({ events: [], irregularities: [] });
    expect(again.headers['etag']).toBe(first.headers['etag']);
  });
});

describe('a retry', () => {
  it('with the same key and body has the first reply, and is recorded once', async () => {
    const key = { 'Idempotency-Key': 'once-and-for-all' };
    const first = await served.act(`${talks}/raise-objection`, anObjection, key).expect(201);
    const second = await served.act(`${talks}/raise-objection`, anObjection, key).expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['etag']).toBe(first.headers['etag']);
    expect([first.headers['parley-repeated'], second.headers['parley-repeated']]).toEqual([undefined, 'true']);
  });

  it('with the same key and another body is refused', async () => {
    const key = { 'Idempotency-Key': 'one-key-two-bodies' };
    await served.act(`${talks}/raise-objection`, anObjection, key).expect(201);
    const other = await served.act(`${talks}/raise-objection`, { ...anObjection, ground: 'Another ground.' }, key).expect(422);
    expect(other.body).toMatchObject({ code: 'key-reused', type: '/api/problems/key-reused' });
  });

  it('64 times at once is recorded once', async () => {
    const key = { 'Idempotency-Key': 'all-at-once' };
    const replies = await Promise.all(Array.from({ length: 64 }, () => served.act(`${talks}/raise-objection`, anObjection, key)));
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.events[0].eventId}`)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['parley-repeated'] !== 'true')).toHaveLength(1);
  });
});

describe('If-Match', () => {
  it('records on the revision that the ETag of an earlier reply named', async () => {
    const { headers } = await served.act(`${talks}/raise-objection`, anObjection).expect(201);
    await served.act(`${talks}/raise-objection`, anObjection, { 'If-Match': headers['etag'] as string }).expect(201);
  });

  it('refuses once the record has moved on', async () => {
    const { headers } = await served.act(`${talks}/raise-objection`, anObjection).expect(201);
    await served.act(`${talks}/raise-objection`, anObjection).expect(201);
    const late = await served.act(`${talks}/raise-objection`, anObjection, { 'If-Match': headers['etag'] as string }).expect(412);
    expect(late.body.code).toBe('revision-moved');
  });
});

it('64 clients record on one negotiation at once, and every acknowledged act is there once', async () => {
  const before = (await served.ask(`${talks}/position`)).body.objections.length;
  const replies = await Promise.all(
    Array.from({ length: 64 }, (_, at) => served.act(`${talks}/raise-objection`, { ...anObjection, objection: `at-once-${at}` })),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array(64).fill(201));
  const revisions = replies.map(({ body }) => body.events[0].revision as number).sort((a, b) => a - b);
  expect(revisions).toEqual(Array.from({ length: 64 }, (_, at) => (revisions[0] as number) + at));
  const { objections } = (await served.ask(`${talks}/position`)).body;
  expect(objections).toHaveLength(before + 64);
});
