import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSteps, runImport } from '@parley/exchange';
import type { EntryAnswer } from '@parley/read-model';
import { copy, openTracker, type Tracker } from '@parley/tracker';
import { askableIn, everyAnswer, type Askable } from '../support/every-question';
import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { freshPrefix } from '../support/fresh-prefix';
import { PATIENCE_MS } from '../support/patience';
import { newReadModel, type TestReadModel } from '../support/kept';

const CASE = join(__dirname, '..', '..', 'libs', 'exchange', 'cases', 'example-rota-talks.yaml');
const MOMENTS = [
  { knownAt: Date.UTC(2025, 2, 10) },
  { knownAt: Date.UTC(2025, 5, 30), asOf: '2025-03-31', evidence: 'on-record' },
  { asOf: '2025-06' },
] as const;

describe('the same question on the same events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-repeatable-'));
  const source = `sqlite:${join(folder, 'book.db')}`;
  const models: TestReadModel[] = [];
  let node: EmulatedNode;
  let about: Askable;
  let first: Readonly<Record<string, string>>;

  /** Does something at a book with views of their own that hold all of it. */
  async function at<T>(store: string, work: (tracker: Tracker) => Promise<T>, migrates = false): Promise<T> {
    const model = await newReadModel(mkdtempSync(join(folder, 'views-')));
    models.push(model);
    const tracker = await openTracker({ store, readModel: model.address, migrates });
    try {
      await tracker.waitFor('head', { timeoutMs: PATIENCE_MS });
      return await work(tracker);
    } finally {
      await tracker.close();
    }
  }
  async function answers({ ask }: Tracker): Promise<Readonly<Record<string, string>>> {
    const all = await Promise.all(MOMENTS.map((moment) => everyAnswer(ask, about, moment)));
    return Object.fromEntries(all.flatMap((one, n) => [...one].map(([asked, answer]) => [`${n} ${asked}`, answer])));
  }

  beforeAll(async () => {
    node = await startNode();
    await at(
      source,
      async (tracker) => {
        const submit = (submission: Parameters<Parameters<typeof runImport>[1]['submit']>[0]) =>
          tracker.execute({ ...submission, recorder: 'Sample Recorder' });
        expect((await runImport(importSteps(CASE), { submit, asOfRecord: true })).refused).toEqual([]);
        await tracker.waitFor('head', { timeoutMs: PATIENCE_MS });
        about = askableIn(await everyEntry(tracker), ['nights', 'unfilled', 'minister']);
        first = await answers(tracker);
      },
      true,
    );
  });
  afterAll(async () => {
    await node.stop();
    for (const model of models) await model.clear();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is about something: every question has an answer that is one', () => {
    const asked = Object.entries(first).filter(([, answer]) => answer !== 'null');
    expect(new Set(asked.map(([name]) => name.split(' ')[1])).size).toBe(
      new Set(Object.keys(first).map((name) => name.split(' ')[1])).size,
    );
  });

  it('has the same body from other views of the same book, and after a rebuild', async () => {
    await at(source, async (tracker) => {
      expect(await answers(tracker)).toEqual(first);
      await tracker.rebuild();
      expect(await answers(tracker)).toEqual(first);
    });
  });

  it.each(['another file', 'a node'])('has the same body from a copy in %s', async (where) => {
    const target =
      where === 'a node'
        ? `${node.connectionString}${node.connectionString.includes('?') ? '&' : '?'}streamPrefix=${freshPrefix()}`
        : `sqlite:${join(folder, 'copy.db')}`;
    await copy({ from: source, to: target });
    await at(target, async (tracker) => expect(await answers(tracker)).toEqual(first));
  });
});

/** Every entry of the registers and of the records, as the answers tell them. */
async function everyEntry({ ask }: Tracker): Promise<readonly EntryAnswer[]> {
  const streams = [
    ...['register-parties', 'register-people', 'register-sources'],
    ...(await ask.negotiations({ limit: 200 })).items.map(({ id }) => `negotiation-${id}`),
    ...(await ask.consortia({ limit: 200 })).items.map(({ id }) => `consortium-${id}`),
  ];
  const pages = await Promise.all(streams.map((stream) => ask.history({ stream, limit: 200 })));
  return pages.flatMap((page) => page?.items ?? []);
}
