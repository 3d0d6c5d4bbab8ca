import { get as httpGet } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Follower, type Message } from './follower';
import { anObjection, opened, serve, things, type Served } from './kit';

let served: Served;
let talks: string;
beforeEach(async () => {
  served = await serve({ PARLEY_LIVE_CLIENTS: '3' });
  talks = await opened(served);
});
afterEach(() => served.close());

function follow(path = '/api/events', headers: Readonly<Record<string, string>> = {}): Promise<Follower> {
  const { port } = served.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    httpGet({ port, host: '127.0.0.1', path, headers }, (reply) => resolve(new Follower(reply))).on('error', reject);
  });
}
const object = async (): Promise<string> => {
  const { body } = await served.act(`${talks}/raise-objection`, anObjection).expect(201);
  return things(body.events)[0]?.eventId ?? '';
};

describe('the live feed', () => {
  it('sends every entry once, as it is recorded', async () => {
    const follower = await follow();
    expect(follower.reply.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(follower.reply.headers['content-security-policy']).toContain("default-src 'none'");
    const recorded = [await object(), await object(), await object()];
    await follower.until(({ messages }) => messages.length >= 3);
    expect(follower.messages.map(({ data }) => data.eventId)).toEqual(recorded);
    expect(follower.messages[0]).toMatchObject({
      event: 'entry',
      data: { type: 'ObjectionRaised', recordedAt: expect.stringMatching(/Z$/) },
    });
    follower.leave();
  });

  it('resumes after the last id without gap or repeat, wherever it was cut', async () => {
    const first = await follow();
    const recorded = [await object(), await object()];
    await first.until(({ messages }) => messages.length >= 2);
    const cut = first.messages[0] as Message;
    first.leave();
    recorded.push(await object());
    const second = await follow('/api/events', { 'Last-Event-ID': cut.id });
    recorded.push(await object());
    await second.until(({ messages }) => messages.length >= 3);
    expect([cut, ...second.messages].map(({ data }) => data.eventId)).toEqual(recorded);
    second.leave();
  });

  it('resumes even where nothing was sent before the cut', async () => {
    const first = await follow();
    await first.until(({ lastId }) => lastId !== undefined);
    first.leave();
    const missed = await object();
    const second = await follow('/api/events', { 'Last-Event-ID': first.lastId as string });
    await second.until(({ messages }) => messages.length >= 1);
    expect(second.messages.map(({ data }) => data.eventId)).toEqual([missed]);
    second.leave();
  });

  it('keeps to one negotiation where asked', async () => {
    const follower = await follow('/api/events?negotiation=night-work');
    await served.act('/api/register/register-party', { name: 'Somebody Else', kind: 'other' }).expect(201);
    const mine = await object();
    await follower.until(({ messages }) => messages.length >= 1);
    expect(follower.messages.map(({ data }) => data.eventId)).toEqual([mine]);
    follower.leave();
  });

  it('refuses an id that is none of this book', async () => {
    for (const id of ['nonsense', 'f'.repeat(16), '0'])
      expect((await served.get('/api/events', { 'Last-Event-ID': id }).expect(400)).body.code).toBe('position-foreign');
  });

  it('has room for so many and no more, until one leaves', async () => {
    const followers = [await follow(), await follow(), await follow()];
    const turnedAway = await served.get('/api/events').expect(503);
    expect(turnedAway.body.code).toBe('too-many-followers');
    expect(turnedAway.headers['retry-after']).toBe('10');
    followers[0]?.leave();
    let again = await follow();
    for (let tries = 0; again.reply.statusCode !== 200 && tries < 100; tries += 1) again = await follow();
    expect(again.reply.statusCode).toBe(200);
    for (const follower of [...followers, again]) follower.leave();
  });

  it('cuts off a client that does not read, and goes on for the others', async () => {
    const slow = await follow();
    slow.reply.pause();
    const quick = await follow();
    const ground = 'x'.repeat(9_000);
    let recorded = 0;
    const gone = () => served.get('/metrics').then(({ text }) => /^parley_live_clients 1$/m.test(text));
    while (!(await gone()) && recorded < 3_000) {
      await Promise.all(Array.from({ length: 50 }, () => served.act(`${talks}/raise-objection`, { ...anObjection, ground }).expect(201)));
      recorded += 50;
    }
    expect(await gone()).toBe(true);
    await quick.until(({ messages }) => messages.length === recorded);
    quick.leave();
    slow.leave();
  });

  it('ends when the server stops', async () => {
    const follower = await follow();
    await served.app.close();
    await follower.until(({ ended }) => ended);
  });
});
