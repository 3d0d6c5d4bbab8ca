import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSteps, UnreadableFile, type Imported } from '@parley/exchange';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string | Uint8Array): Promise<readonly Imported[]> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const all: Imported[] = [];
  for await (const one of importSteps(file)) all.push(one);
  return all;
}
const caseText = 'format: parley-case/1\ncase: talks\nparties: [{ name: Union, kind: union }]';

describe('an import file', () => {
  test.each([
    ['talks.yaml', caseText],
    ['talks.YML', `\ufeff${caseText}`],
    ['talks.jsonl', '{"act":"register-party","name":"Union","kind":"union"}'],
    ['talks.ndjson', '{"act":"register-party","name":"Union","kind":"union"}\n'],
  ])('is read by its name: %s', async (name, content) => {
    expect(await read(name, content)).toMatchObject([{ act: 'register-party', body: { name: 'Union', kind: 'union' } }]);
  });

  test.each<[string, string | Uint8Array, UnreadableFile['code']]>([
    ['talks.txt', caseText, 'file-kind'],
    ['talks.yaml', new Uint8Array([0xff]), 'not-utf-8'],
    ['talks.yaml', `# ${'x'.repeat(8_388_608)}`, 'file-too-large'],
  ])('of another kind, size or encoding is not read: %s', async (name, content, code) => {
    await expect(read(name, content)).rejects.toMatchObject({ code });
  });

  it('that is not there is said by the file system', async () => {
    const missing = importSteps(join(folder, 'missing.yaml'));
    await expect(missing.next()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('has a command id for a name of any length', async () => {
    const long = (end: string) => `{ name: Union, kind: union, party: ${'u'.repeat(70)}${end} }`;
    const name = 'Ü'.repeat(290);
    const [first, second] = await read(
      'long.yaml',
      `format: parley-case/1\ncase: talks\nsources: [{ kind: letter, title: ${name} }, { kind: letter, title: ${name}x }]`,
    );
    const ids = [first, second].map((one) => (one?.kind === 'step' ? one.commandId : ''));
    expect(new Set(ids).size).toBe(2);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(200);
    expect(await read('party.yaml', `format: parley-case/1\ncase: talks\nparties: [${long('a')}]`)).toHaveLength(1);
  });
});
