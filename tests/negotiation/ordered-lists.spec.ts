import { KnownView, RecordHistory, type Entry } from '@parley/negotiation';
import fc from 'fast-check';
import { OrderedLists } from '../../libs/negotiation/src/record/ordered-lists';
import { Seeded } from '../faults/seeded';
import { anEntry, eventId } from './kit';

interface Item {
  readonly key: number;
  readonly says: number;
}
const keyOf = ({ key }: Item): number => key;

/** A list that counts how often something is written to a place of it. */
function counted(items: readonly Item[]): { readonly list: Item[]; readonly writes: () => number } {
  let writes = 0;
  const list = new Proxy([...items], {
    defineProperty(target, name, value) {
      writes += 1;
      return Reflect.defineProperty(target, name, value);
    },
  });
  return { list, writes: () => writes };
}

const doing = fc.record({ does: fc.constantFrom('put', 'put', 'put', 'take', 'ask', 'ask first'), key: fc.nat(30) });

test('a list is in the order of its keys, each with what was put there last, whenever it is asked for', () => {
  fc.assert(
    fc.property(fc.array(doing, { size: 'max', maxLength: 200 }), (all) => {
      const lists = new OrderedLists(keyOf);
      const [list, expected] = [[] as Item[], new Map<number, Item>()];
      const inOrder = (): Item[] => [...expected.values()].sort((a, b) => a.key - b.key);
      for (const [says, { does, key }] of all.entries()) {
        const item = { key, says };
        if (does === 'put') lists.put(list, item);
        if (does === 'put') expected.set(key, item);
        if (does === 'take') lists.take(list, item);
        if (does === 'take') expected.delete(key);
        if (does === 'ask') expect(lists.settled(list)).toEqual(inOrder());
        if (does === 'ask first') expect(lists.first(list)).toEqual(inOrder()[0]);
      }
      expect(lists.settled(list)).toEqual(inOrder());
    }),
    { numRuns: 500 },
  );
});

describe('a long list', () => {
  const LENGTH = 4_000;
  const even = Array.from({ length: LENGTH }, (_, n) => ({ key: 2 * n, says: 0 }));
  const keys = (offset: number): readonly Item[] => {
    const draw = new Seeded(1);
    return Array.from({ length: 500 }, () => ({ key: 2 * draw.between(0, LENGTH / 2) + offset, says: 1 }));
  };

  it.each([
    ['one is put between others', (lists: OrderedLists<Item>, list: Item[]) => keys(1).forEach((item) => lists.put(list, item))],
    ['one is taken out', (lists: OrderedLists<Item>, list: Item[]) => keys(0).forEach((item) => lists.take(list, item))],
    ['one is put in the place of another', (lists: OrderedLists<Item>, list: Item[]) => keys(0).forEach((item) => lists.put(list, item))],
  ])('is not moved each time that %s, but once when it is asked for', (_says, does) => {
    const { list, writes } = counted(even);
    const lists = new OrderedLists(keyOf);
    does(lists, list);
    lists.settled(list);
    expect(writes()).toBeLessThan(3 * LENGTH);
  });

  it('is not moved where only its first is asked for, and that stays first', () => {
    const { list, writes } = counted(even);
    const lists = new OrderedLists(keyOf);
    for (const item of keys(3)) {
      lists.put(list, item);
      lists.take(list, { key: item.key + 1, says: 0 });
      expect(lists.first(list)).toEqual({ key: 0, says: 0 });
    }
    expect(writes()).toBe(0);
  });

  it('grows at its end without being looked through', () => {
    let looks = 0;
    const lists = new OrderedLists<Item>((item) => {
      looks += 1;
      return item.key;
    });
    const list: Item[] = [];
    for (const item of even) lists.put(list, item);
    expect(list).toEqual(even);
    expect(looks).toBeLessThan(4 * LENGTH);
  });
});

describe('a record of which every other event changes another', () => {
  /** What is said; then by turns put right to be of another matter, evidenced, or taken back. */
  const entryAt = (number: number): Entry => {
    if (number % 2 === 0)
      return anEntry({ type: 'StatementRecorded', data: { statement: `said-${number}`, about: [{ issue: 'rise' }] } }, number);
    const entry = eventId(new Seeded(number).between(0, (number - 1) / 2) * 2);
    const data = { statement: `right-${number}`, about: [{ issue: 'leave' }] };
    const citation = { source: 'notes', grade: 'report' };
    return [
      anEntry({ type: 'EntryCorrected', data: { entry, type: 'StatementRecorded', tv: 1, reason: 'Misread.', data } }, number),
      anEntry({ type: 'EvidenceAdded', data: { entry, citation } }, number),
      anEntry({ type: 'EntryRetracted', data: { entry, reason: 'Another meeting.' } }, number),
    ][((number - 1) / 2) % 3] as Entry;
  };

  /** How often the place of an entry as it was recorded was looked at, while so many were folded and then asked for once. */
  function looksFor(events: number): number {
    let looks = 0;
    const history = new RecordHistory();
    for (let number = 0; number < events; number += 1)
      history.add(
        Object.defineProperty(entryAt(number), 'revision', {
          get: () => {
            looks += 1;
            return number;
          },
          enumerable: true,
        }),
      );
    for (const view of [history.folded, new KnownView(history, events)])
      for (const issue of ['rise', 'leave']) expect(view.about('issue', issue).length).toBeGreaterThan(events / 20);
    return looks;
  }

  it('is folded in steps that do not become more for each event as it grows', () => {
    expect(looksFor(8_000) / 8_000).toBeLessThan((1.5 * looksFor(1_000)) / 1_000);
  });
});
