import { emptyRecord, negotiationPosition, negotiationSummary, recordOf } from '@parley/negotiation';
import * as fc from 'fast-check';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { histories } from './random-histories';

const REFLECTS = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: 'test' } as const;

describe('what a list says of a negotiation', () => {
  it('is what its position says: the parties in the same order, and how many things are open', () => {
    fc.assert(
      fc.property(histories(), ({ 'negotiation-talks': entries }) => {
        const [view, nobody] = [recordOf(entries), emptyRecord()];
        const of = { id: 'talks', register: nobody, people: nobody, consortia: () => undefined, leftOut: 0, reflects: REFLECTS };
        const { title, level, state, last, parties, questions, objections } = negotiationPosition(view, of);
        const open = (things: readonly { readonly open: boolean }[]): number => things.filter((one) => one.open).length;
        const summary = negotiationSummary(view, 'talks');
        expect(summary).toMatchObject({ title, level, state, last, parties: parties.map(({ id }) => id) });
        expect(summary.open).toMatchObject({ questions: open(questions), objections: open(objections) });
      }),
      { seed: seedOfThisRun(), endOnFailure: false, numRuns: process.env['PARLEY_TEST_LONG'] === '1' ? 5_000 : 100 },
    );
  });
});
