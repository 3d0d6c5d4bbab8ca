import { Desk } from './parley';

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  );

describe('serve', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('serves the own book, and the server ends with it by %s', async (signal) => {
    const serving = desk.start(['serve', '--port', '0'], { PARLEY_LOG_LEVEL: 'silent' });
    const [, url = ''] = await serving.said(/Parley listens on (\S+)/);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await answers(url)).toBe(true);
    serving.child.kill(signal);
    const { code } = await serving.ended;
    expect(code).toBe(signal === 'SIGKILL' ? null : 0);
    for (let tries = 0; tries < 100 && (await answers(url)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await answers(url)).toBe(false);
  });

  it('ends with 3 where the server does not start, and shows why', async () => {
    const { code, err } = await desk.run(['serve', '--host', '0.0.0.0']);
    expect(code).toBe(3);
    expect(err).toContain('PARLEY_HOST');
  });
});
