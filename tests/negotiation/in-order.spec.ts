import { boundsOf, comesBefore, latestOf } from '@parley/negotiation';
import * as fc from 'fast-check';
import { orderAmong } from '../../libs/negotiation/src/values/occurred-order';
import { anEntry, viewOf } from './kit';
import { DATES } from './random-histories';

const dated = fc
  .array(fc.constantFrom(...DATES), { minLength: 1, maxLength: 8 })
  .map((dates) => dates.map((occurred, number) => anEntry({ type: 'IssueRaised', data: { issue: `issue-${number}` }, occurred }, number)));

describe('entries of which nothing is stated but their dates', () => {
  it('are in the order that the graph of all dates and statements gives', () => {
    fc.assert(
      fc.property(dated, (entries) => {
        const view = viewOf(entries);
        const ids = entries.map(({ eventId }) => eventId);
        const order = orderAmong(entries.map((entry) => ({ id: entry.eventId, ...boundsOf(entry) })));
        for (const a of entries)
          for (const b of entries) expect(comesBefore(view, a, b)).toBe(order.orderOf(a.eventId, b.eventId) === 'before');
        const latest = latestOf(view, entries);
        const found = latest.kind === 'one' ? [latest.entry] : latest.kind === 'undetermined' ? latest.entries : [];
        const expected = order.latestOf(ids);
        expect([latest.kind, found.map(({ eventId }) => eventId)]).toEqual([
          expected.kind,
          expected.kind === 'one' ? [expected.id] : expected.kind === 'undetermined' ? expected.ids : [],
        ]);
      }),
      { numRuns: 1000 },
    );
  });
});
