import * as fc from 'fast-check';
import { runImport, stepsOfJsonLines, type Imported, type Step } from '@parley/exchange';
import { Recorder } from './recorder';

async function* inChunks(bytes: Uint8Array, ends: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    yield bytes.subarray(from, end);
    from = end;
    await Promise.resolve();
  }
}
const bytesOf = (lines: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
async function read(bytes: Uint8Array, ends: readonly number[] = []): Promise<readonly Imported[]> {
  const all: Imported[] = [];
  for await (const one of stepsOfJsonLines(inChunks(bytes, ends))) all.push(one);
  return all;
}
const lines = async (...given: readonly unknown[]) => read(bytesOf(given));
const only = async (line: unknown): Promise<Imported | undefined> => (await lines(line))[0];
const faultOf = async (line: unknown) => {
  const one = await only(line);
  return one?.kind === 'faulty' ? one.faults.map(({ line: number, path, code }) => [number, path, code]) : one;
};

describe('a line of JSON Lines', () => {
  it('is an act with its record, its command id and the rest as body', async () => {
    const line = { act: 'raise-issue', negotiation: 'talks', commandId: 'one', title: 'Pay' };
    expect(await only(line)).toEqual({
      kind: 'step',
      line: 1,
      label: 'line 1',
      act: 'raise-issue',
      record: 'negotiation',
      id: 'talks',
      commandId: 'one',
      body: { title: 'Pay' },
    });
  });

  it('says when it was recorded where it comes from, beside the body', async () => {
    const line = { act: 'raise-issue', negotiation: 'talks', title: 'Pay' };
    expect(await only({ ...line, recordedAt: '2025-04-01T09:00:00Z' })).toMatchObject({
      body: { title: 'Pay' },
      recordedAt: 1743498000000,
    });
    expect(await only({ ...line, recordedAt: 'in April' })).toMatchObject({
      kind: 'faulty',
      faults: [{ path: 'recordedAt', code: 'not-an-instant' }],
    });
  });

  it('that opens a record keeps the id in its body', async () => {
    const step = (await only({ act: 'open-record', negotiation: 'talks', title: 'Talks', level: 'regional' })) as Step;
    expect(step).toMatchObject({ record: 'negotiation', body: { negotiation: 'talks', title: 'Talks' } });
    expect(step.id).toBeUndefined();
  });

  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [
      { act: 'register-party', name: 'Union', kind: 'union' },
      { record: 'register-parties', body: { name: 'Union', kind: 'union' } },
    ],
    [
      { act: 'retract-entry', register: 'people', entry: '@1', reason: 'x' },
      { record: 'register-people', body: { entry: '@1', reason: 'x' } },
    ],
    [
      { act: 'retract-entry', consortium: 'c', entry: '@1' },
      { record: 'consortium', id: 'c', body: { entry: '@1' } },
    ],
    [
      { act: 'link-negotiation', record: 'negotiation/talks', negotiation: 'other', relation: 'follows' },
      { record: 'negotiation', id: 'talks', body: { negotiation: 'other', relation: 'follows' } },
    ],
  ])('finds its record: %j', async (line, expected) => {
    expect(await only(line)).toMatchObject(expected);
  });

  test.each([
    ['no JSON', '{ "act": ', [[1, '', 'not-json']]],
    ['no object', '[1]', [[1, '', 'wrong-type']]],
    ['no act', {}, [[1, 'act', 'act-unknown']]],
    ['an act of several records', { act: 'retract-entry', entry: '@1' }, [[1, 'act', 'record-missing']]],
    ['an act of another record', { act: 'raise-issue', consortium: 'c', title: 'Pay' }, [[1, 'act', 'record-missing']]],
    ['a command id that is no text', { act: 'register-party', commandId: 7 }, [[1, 'commandId', 'wrong-type']]],
  ])('is faulty: %s', async (_what, line, expected) => {
    expect(await faultOf(line)).toEqual(expected);
  });

  it('over the limit is passed over without being kept, and the next is read', async () => {
    const all = await lines(`{"act":"${'x'.repeat(2_000_000)}"}`, { act: 'register-party', name: 'Union', kind: 'union' });
    expect(all.map((one) => [one.kind, one.line])).toEqual([
      ['faulty', 1],
      ['step', 2],
    ]);
  });

  it('that is no UTF-8 is faulty', async () => {
    const [one] = await read(new Uint8Array([0x22, 0xff, 0x22]));
    expect(one).toMatchObject({ kind: 'faulty', faults: [{ code: 'not-utf-8' }] });
  });

  it('is the same however the bytes come, with any end of line and a byte order mark', async () => {
    const given = ['\ufeff{"act":"register-party","name":"Ünion","kind":"union"}\r', '', '{"act":"register-person","name":"Jo"}'];
    const whole = await lines(...given);
    expect(whole.map(({ line }) => line)).toEqual([1, 3]);
    const bytes = bytesOf(given);
    const cuts = fc.uniqueArray(fc.nat(bytes.length)).map((ends) => [...ends].sort((a, b) => a - b));
    await fc.assert(fc.asyncProperty(cuts, async (ends) => expect(await read(bytes, ends)).toEqual(whole)));
  });
});

describe('an import of JSON Lines', () => {
  const opening = { act: 'open-record', negotiation: 'talks', title: 'Talks', level: 'regional' };
  const issue = { act: 'raise-issue', negotiation: 'talks', title: 'Pay', local: 'pay' };
  const later = { act: 'raise-issue', negotiation: 'talks', title: 'Hours', occurred: { after: ['pay'] } };
  const wrong = { act: 'raise-objection', negotiation: 'talks', target: { issue: 'leave' }, ground: 'None.' };

  it('without command ids finds what it recorded before, a repeated line too', async () => {
    const book = new Recorder();
    const given = [opening, issue, issue, later];
    expect(await runImport(await lines(...given), { submit: book.submit })).toMatchObject({ recorded: 4, repeated: 0, refused: [] });
    expect(await runImport(await lines(...given), { submit: book.submit })).toMatchObject({ recorded: 0, repeated: 4, events: 0 });
    expect(await runImport(await lines(...given, wrong), { submit: book.submit })).toMatchObject({ repeated: 4, refusedCount: 1 });
  });

  it('names earlier lines by their local names', async () => {
    const book = new Recorder();
    await runImport(await lines(opening, issue, later), { submit: book.submit });
    const [, first, second] = book.entries('negotiation-talks');
    expect(second?.occurred.after).toEqual([first?.eventId]);
  });

  it('stops at the first refusal, naming its line', async () => {
    const book = new Recorder();
    const result = await runImport(await lines(opening, wrong, issue), { submit: book.submit });
    expect(result).toMatchObject({
      recorded: 1,
      stopped: 'refused',
      refused: [{ line: 2, code: 'issue-unknown', faults: [{ path: 'target.issue' }] }],
    });
  });

  it('skips what is refused or cannot be read, and what refers to it, as told', async () => {
    const book = new Recorder();
    const result = await runImport(await lines(opening, '{', { ...wrong, local: 'pay' }, later, { ...issue, local: 'x' }), {
      submit: book.submit,
      onError: 'skip',
    });
    expect(result.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, 'not-json'],
      [3, 'issue-unknown'],
      [4, 'entry-unknown'],
    ]);
    expect(result).toMatchObject({ recorded: 2 });
    expect(result.stopped).toBeUndefined();
  });

  it('ends with what keeps the book from recording, so that it can be run again', async () => {
    const failing = () => Promise.reject(new Error('the disk is full'));
    await expect(runImport(await lines(opening), { submit: failing, onError: 'skip' })).rejects.toThrow('the disk is full');
  });
});
