import { anObjection, opened, serve, type Served } from './kit';

const SECRET = 'canary-7f3a';
let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve({}, (tracker) =>
    Object.assign(Object.create(tracker) as typeof tracker, {
      execute: (submission: Parameters<typeof tracker.execute>[0]) =>
        submission.act === 'abandon' ? Promise.reject(new TypeError(`unforeseen: ${SECRET}`)) : tracker.execute(submission),
    }),
  );
  talks = await opened(served);
});
afterAll(() => served.close());

describe('health', () => {
  it('says that the process lives and that it can do its work', async () => {
    expect((await served.get('/health/live').expect(200)).body).toEqual({ status: 'live' });
    await served.tracker.waitFor('head');
    expect((await served.get('/health/ready').expect(200)).body).toMatchObject({
      status: 'ready',
      writable: true,
      caughtUp: true,
      behind: { events: 0, seconds: 0 },
    });
  });
});

describe('metrics', () => {
  it('count requests by route and events recorded, and hold no content', async () => {
    await served.act(`${talks}/raise-objection`, { ...anObjection, ground: SECRET }).expect(201);
    await served.get(`/api/search?text=${SECRET}`).expect(200);
    await served.get(`/${SECRET}`).expect(404);
    const { text } = await served.get('/metrics').expect(200);
    expect(text).toMatch(
      /parley_http_request_seconds_count\{method="POST",route="\/api\/negotiations\/:id\/raise-objection",status="201"\} \d+/,
    );
    expect(text).toMatch(/parley_http_request_seconds_count\{method="GET",route="none",status="404"\} \d+/);
    expect(text).toMatch(/^parley_events_appended_total \d+$/m);
    expect(text).toMatch(/^parley_views_behind \d+$/m);
    expect(text).toMatch(/^parley_views_behind_seconds [\d.]+$/m);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('night-work');
  });
});

describe('a failure that nobody foresaw', () => {
  it('is answered as a problem without a word of what failed', async () => {
    const reply = await served.act(`${talks}/abandon`, { reason: SECRET }).expect(500);
    expect(reply.body).toMatchObject({ type: '/api/problems/fault', code: 'fault', status: 500 });
    expect(reply.text).not.toContain(SECRET);
    expect(reply.text).not.toMatch(/TypeError|node_modules|\.ts:/);
  });
});
