import type { Tracker } from '@parley/tracker';

export type Questions = Tracker['ask'];
type Answer<Q extends keyof Questions> = NonNullable<Awaited<ReturnType<Questions[Q]>>>;

export type EntryAnswer = Answer<'history'>['items'][number];
export type WholeEntry = Answer<'entry'>;
export type HistoryPage = Answer<'history'>;
export type NegotiationRow = Answer<'negotiations'>['items'][number];
export type ConsortiumRow = Answer<'consortia'>['items'][number];
export type Found = Answer<'search'>['items'][number];
export type HistoryQuestion = Parameters<Questions['history']>[0];
export type ChangesPage = Answer<'changes'>;
export type ChangesQuestion = Parameters<Questions['changes']>[0];
export type Basis = Answer<'basis'>;
export type Conflicts = Answer<'conflicts'>;
export type Movement = Answer<'movement'>;
export type Span = Answer<'timeline'>['items'][number];
export type Why = Exclude<Answer<'why'>, { readonly unknown: string }>;
/** The two clocks and the evidence. */
export type Moment = Pick<HistoryQuestion, 'asOf' | 'knownAt' | 'evidence'>;
