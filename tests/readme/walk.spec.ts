import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve, type Served } from '../api/kit';
import { recordSamples } from '../api/sample-book';
import { Desk } from '../cli/parley';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
/** The commands of the README's shell blocks, one a line, continued lines joined. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.replace(/\\\n\s*/g, ' ').split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line !== '');

describe('the walk in the README', () => {
  let served: Served;
  let desk: Desk;
  beforeAll(async () => {
    served = await serve();
    await recordSamples(served.tracker);
    desk = new Desk();
    const sample = await desk.run(['demo', '--once', '--port', '0', '--folder', desk.path('data/sample')]);
    expect(sample.code).toBe(0);
  });
  afterAll(async () => {
    await served.close();
    desk.clear();
  });

  it('has commands of every sort to try', () => {
    const starting = (start: string): number => commands.filter((line) => line.startsWith(start)).length;
    expect([starting('npx parley '), starting('curl http') + starting("curl 'http"), starting('curl -X POST')]).toEqual([6, 3, 1]);
  });

  it.each(commands.filter((line) => line.startsWith('curl ') && !line.includes('-X POST')))('is answered: %s', async (line) => {
    const path = /http:\/\/127\.0\.0\.1:3000([^' ]+)/.exec(line)?.[1] as string;
    const { body } = await served.ask(path).expect(200);
    expect(JSON.stringify(body)).toContain('"reflects"');
    if (path.includes('/history')) expect((body as { items: unknown[] }).items).not.toEqual([]);
  });

  it('records the act it shows, once however often it is sent, and refuses another body under its key', async () => {
    const line = commands.find((one) => one.includes('-X POST')) as string;
    const path = /http:\/\/127\.0\.0\.1:3000([^' ]+)/.exec(line)?.[1] as string;
    const body = /-d '([^']+)'/.exec(line)?.[1] as string;
    const headers = Object.fromEntries(
      [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [name as string, value as string]),
    );
    const first = await served.act(path, body, headers).expect(201);
    expect((await served.act(path, body, headers).expect(201)).body).toEqual(first.body);
    await served.act(path, body.replace('Four', 'Five'), headers).expect(422);
  });

  it.each(commands.filter((line) => line.startsWith('npx parley ')))('runs: %s', async (line) => {
    const args = [...line.slice('npx parley '.length).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
    const own = args.flatMap((arg) => (arg === '--sample' ? ['--store', `sqlite:${desk.path('data/sample/sample.db')}`] : [arg]));
    const { code, out } = await desk.run(own);
    expect({ code, isSilent: out.trim() === '' }).toEqual({ code: 0, isSilent: false });
  });
});
