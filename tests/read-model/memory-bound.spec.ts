import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { reachOf, RecordHistory, type Entry } from '@parley/negotiation';
import type { FedEntry } from '@parley/read-model';
import { openSqliteViews } from '@parley/read-model/sqlite';
import { FoldedRecords } from '../../libs/read-model/src/record/folded-record';
import { ListedRecord } from '../../libs/read-model/src/record/listed-records';
import { longTalks } from '../bench/long-talks';
import { batch, feed, positionOf } from './kit';

setFlagsFromString('--expose-gc');
/** What is held can only be weighed once what is not has been let go. */
const letGo = runInNewContext('gc') as () => void;
const EVENTS = 200;
const talks = (serial: number): readonly Entry[] => longTalks({ events: EVENTS, serial, late: 0.1 }).entries;

describe('the records that are kept in memory', () => {
  const filled = (records: FoldedRecords, serial: number, entries: readonly Entry[]): void => {
    const record = records.of(1, `negotiation-${serial}`);
    entries.forEach((entry, n) => record.add(n, entry));
  };
  const stillKept = (records: FoldedRecords, among: number): number =>
    Array.from({ length: among }, (_, serial) => among - 1 - serial).filter((serial) => {
      const { entries } = records.of(1, `negotiation-${serial}`);
      return entries.length > 0;
    }).length;

  it('are so many as the limit bears, those used last', () => {
    const records = new FoldedRecords(10 * EVENTS + 20);
    const entries = talks(0);
    for (let serial = 0; serial < 40; serial += 1) filled(records, serial, entries);
    expect(stillKept(records, 40)).toBe(10);
  });

  it('are three in ten fewer where each holds its history', () => {
    const records = new FoldedRecords(13 * EVENTS + 20);
    const entries = talks(0);
    for (let serial = 0; serial < 40; serial += 1) {
      filled(records, serial, entries);
      records.of(1, `negotiation-${serial}`).history();
    }
    expect(stillKept(records, 40)).toBe(10);
  });

  it('do not hold more than they say that they weigh', () => {
    const entries = talks(0).map((entry) => JSON.stringify(entry));
    const weigh = (withHistory: boolean): number => {
      const before = heldBytes();
      const records = new FoldedRecords(1_000_000);
      for (let serial = 0; serial < 50; serial += 1) {
        filled(
          records,
          serial,
          entries.map((entry) => JSON.parse(entry) as Entry),
        );
        if (withHistory) records.of(1, `negotiation-${serial}`).history();
      }
      const bytes = heldBytes() - before;
      expect(stillKept(records, 50)).toBe(50);
      return bytes;
    };
    weigh(true);
    expect(weigh(true) / weigh(false)).toBeLessThan(1.35);
  });

  it('nor does what lists said of them in the past, whatever moments were asked', () => {
    const folded = heldBytes();
    const records = new FoldedRecords(1_000_000);
    for (let serial = 0; serial < 50; serial += 1) filled(records, serial, decoded(talks(serial)));
    const bytesAnEntry = (heldBytes() - folded) / (50 * EVENTS);
    const asked = (days: number): { readonly bytes: number; readonly weight: number } => {
      const before = heldBytes();
      const listed = Array.from(
        { length: 50 },
        (_, serial) => new ListedRecord(historyOf(decoded(talks(serial))), `negotiation-talks-${serial}`),
      );
      for (const record of listed)
        for (let day = 0; day < days; day += 1)
          for (let count = 1; count <= EVENTS; count += 3)
            record.at(count, reachOf({ asOf: new Date(Date.UTC(2000, 0, 1) + day * 86_400_000).toISOString().slice(0, 10) }));
      return { bytes: heldBytes() - before, weight: listed.reduce((sum, { weight }) => sum + weight, 0) };
    };
    asked(1);
    for (const days of [0, 12]) {
      const { bytes, weight } = asked(days);
      expect(bytes / weight / bytesAnEntry).toBeLessThan(1.15);
    }
  });
});

const decoded = (entries: readonly Entry[]): Entry[] => entries.map((entry) => JSON.parse(JSON.stringify(entry)) as Entry);
function historyOf(entries: readonly Entry[]): RecordHistory {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return history;
}

function heldBytes(): number {
  letGo();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('a list of the past', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-views-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const book = (records: number): FedEntry[] =>
    Array.from({ length: records }, (_, serial) => talks(serial))
      .flat()
      .map((entry, n) => ({ ...entry, position: positionOf(n) }));
  const moments = ['2000-01-02', '2000-01-05', '2000-01', '1999', '2000-01-05'].map((asOf) => ({ asOf }));
  const known = [Date.UTC(2000, 0, 4), Date.UTC(2000, 0, 6)].flatMap((knownAt) => [
    { knownAt },
    { knownAt, asOf: '2000-01-02' },
    { knownAt, evidence: 'on-record' as const },
  ]);

  it('says the same whether its rows were made before or are made anew, in much memory or little, and as records grow', async () => {
    const all = book(6);
    const own = all.filter(({ stream }) => stream.endsWith('-0'));
    const others = all.filter(({ stream }) => !stream.endsWith('-0'));
    const parts = [...others, ...own.slice(0, 120), ...own.slice(120)].map((entry, n) => ({ ...entry, position: positionOf(n) }));
    const open = (name: string, foldedEntriesMax: number) =>
      openSqliteViews({ file: join(folder, name), foldedEntriesMax, now: () => Date.UTC(2001) });
    const [asked, forgetful] = [await open('asked.db', 200_000), await open('forgetful.db', 1)];
    const answers = async (views: typeof asked) => Promise.all([...moments, ...known].map((moment) => views.negotiations(moment)));
    for (const upTo of [parts.length - 80, parts.length]) {
      await feed(
        asked,
        [batch(parts.slice(0, upTo))].filter(() => upTo < parts.length),
      );
      if (upTo === parts.length) await asked.apply(batch(parts.slice(-80)));
      const first = await answers(asked);
      expect(await answers(asked)).toEqual(first);
      const fresh = await open(`fresh-${upTo}.db`, 200_000);
      await feed(fresh, [batch(parts.slice(0, upTo))]);
      expect(await Promise.all([...moments, ...known].reverse().map((moment) => fresh.negotiations(moment)))).toEqual([...first].reverse());
      await fresh.close();
    }
    await feed(forgetful, [batch(parts)]);
    expect(await answers(forgetful)).toEqual(await answers(asked));
    await asked.close();
    await forgetful.close();
  });
});
