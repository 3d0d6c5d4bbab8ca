import type { ConsortiumPosition, IssuesInShort, NegotiationInShort, NegotiationPosition } from '@parley/negotiation';
import type {
  ConsortiumRow,
  EntryAnswer,
  Found,
  HistoryFilter,
  Moment,
  NegotiationRow,
  Page,
  Paging,
  PartyAnswer,
  PersonAnswer,
  RecordsPage,
  SourceAnswer,
  WholeEntryAnswer,
} from './answers';
import type { GroundsQuestions } from './grounds-questions';
import type { PastQuestions } from './past-questions';

export type * from './answers';
export type * from './grounds-questions';
export type * from './past-questions';

/**
 * Every question that can be asked. `undefined` means: there is no such thing, or it was not yet known at that moment;
 * the answer does not tell which. Answers name the events that cause what they state.
 */
export interface Questions extends PastQuestions, GroundsQuestions {
  /** `id`: of that one alone, which costs what it holds and not what the others do. */
  negotiations(
    q: Moment &
      Paging & {
        readonly id?: string;
        readonly search?: string;
        readonly state?: string;
        readonly party?: string;
        readonly sort?: 'title' | 'last';
      },
  ): Promise<RecordsPage<NegotiationRow>>;
  negotiation(q: Moment & { readonly id: string }): Promise<NegotiationPosition | undefined>;
  /** The same without its lists: how far it came, how much there is in each, what is due and what happened last. */
  inShort(q: Moment & { readonly id: string }): Promise<NegotiationInShort | undefined>;
  /** Its issues, with how much was put and is held on each, and how its proposals and their terms are called. */
  issues(q: Moment & { readonly id: string }): Promise<IssuesInShort | undefined>;
  consortia(q: Moment & Paging & { readonly id?: string }): Promise<RecordsPage<ConsortiumRow>>;
  consortium(q: Moment & { readonly id: string }): Promise<ConsortiumPosition | undefined>;
  /** Newest recorded last; `order: 'occurred'` sorts by earliest possible moment, for reading. */
  history(
    q: Moment & Paging & HistoryFilter & { readonly stream: string; readonly order?: 'recorded' | 'occurred' },
  ): Promise<Page<EntryAnswer> | undefined>;
  /** By its event id; what was done to it by the moment asked for is told with it. */
  entry(q: Moment & { readonly eventId: string }): Promise<WholeEntryAnswer | undefined>;
  parties(q: Moment & Paging & { readonly search?: string; readonly kind?: string }): Promise<Page<Omit<PartyAnswer, 'reflects'>>>;
  party(q: Moment & { readonly id: string }): Promise<PartyAnswer | undefined>;
  people(q: Moment & Paging & { readonly name?: string; readonly office?: string }): Promise<Page<Omit<PersonAnswer, 'said' | 'reflects'>>>;
  person(q: Moment & { readonly id: string }): Promise<PersonAnswer | undefined>;
  sources(
    q: Moment & Paging,
  ): Promise<Page<{ readonly id: string; readonly title: string; readonly kind: string; readonly retracted: boolean }>>;
  source(q: Moment & { readonly id: string }): Promise<SourceAnswer | undefined>;
  search(q: Moment & Paging & { readonly text: string; readonly negotiation?: string }): Promise<Page<Found>>;
}
