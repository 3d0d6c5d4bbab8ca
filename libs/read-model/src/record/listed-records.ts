import {
  CONSORTIUM_SUMMARY,
  NEGOTIATION_SUMMARY,
  SummaryHistory,
  type ConsortiumParts,
  type NegotiationParts,
  type Reach,
  type RecordHistory,
} from '@parley/negotiation';
import { categoryOf, recordId } from '../project/entry-rows';
import { foldedTitle } from '../project/folded-title';
import { ListedConsortium, ListedNegotiation, type Listed } from './listed-moment';

/** How many of a thing weigh as much as one entry with its fold. */
const [VERSIONS_AN_ENTRY, KEPT_AN_ENTRY, MOMENTS_AN_ENTRY, VALUES_AN_ENTRY] = [4.5, 2.3, 9, 8];

type Said =
  | { readonly kind: 'negotiation'; readonly summaries: SummaryHistory<NegotiationParts> }
  | { readonly kind: 'consortium'; readonly summaries: SummaryHistory<ConsortiumParts> };

/** What a list says of one record at any moment past, without the record, as far as it was recorded when this was made. */
export class ListedRecord {
  private readonly said: Said;
  private readonly id: string;
  /** The heading of the moment before, which nearly always is that of the next. */
  private heading = { text: '', key: '' };

  /** `before`: the same of the same record when it was shorter. */
  constructor(history: RecordHistory, stream: string, before?: ListedRecord) {
    this.id = recordId(stream);
    const of = { id: this.id, before: before?.said.summaries as never };
    this.said =
      categoryOf(stream) === 'negotiation'
        ? { kind: 'negotiation', summaries: new SummaryHistory(history, NEGOTIATION_SUMMARY, of) }
        : { kind: 'consortium', summaries: new SummaryHistory(history, CONSORTIUM_SUMMARY, of) };
  }

  /** In entries with their fold. */
  get weight(): number {
    const { versions, kept, moments, values } = this.said.summaries.held;
    return versions / VERSIONS_AN_ENTRY + kept / KEPT_AN_ENTRY + moments / MOMENTS_AN_ENTRY + values / VALUES_AN_ENTRY;
  }

  /** How many events it covers. */
  get size(): number {
    return this.said.summaries.size;
  }

  /** How many of the first `count` events were recorded by the instant. */
  knownBy(instant: number, count: number): number {
    return this.said.summaries.knownBy(instant, count);
  }

  /** In a list at a moment of its first `count` events. */
  at(count: number, reach: Reach): Listed {
    const { id, titleKey, said } = this;
    return said.kind === 'negotiation'
      ? new ListedNegotiation({ id, titleKey, said: said.summaries.at(count, reach) })
      : new ListedConsortium({ id, titleKey, said: said.summaries.at(count, reach) });
  }

  private readonly titleKey = (heading: string): string => {
    if (this.heading.text !== heading) this.heading = { text: heading, key: foldedTitle(heading) };
    return this.heading.key;
  };
}

interface Kept {
  readonly record: ListedRecord;
  weight: number;
  /** The number of the list that asked for it last. */
  asked: number;
}
/** A list that is being answered: it asks for one record after another. */
export interface Listing {
  /** Of the rows. */
  readonly version: number;
  readonly list: number;
}
/** What so many lists did not ask for is let go when there is no room. */
const LISTS = 8;

/**
 * What lists said of records in the past, bounded by what it weighs together. Where a list takes more than the bound bears, what is there
 * stays and what would come is not kept, as the next list begins where this one did.
 */
export class ListedRecords {
  private readonly kept = new Map<string, Kept>();
  private held = 0;
  private lists = 0;
  private swept = 0;

  constructor(private readonly weightMax: number) {}

  /** To be asked for before a list is made. */
  listing(version: number): Listing {
    this.lists += 1;
    return { version, list: this.lists };
  }

  /** What is kept of the record, if it covers its first `count` events. */
  of({ version, list }: Listing, stream: string, count: number): ListedRecord | undefined {
    const found = this.kept.get(keyOf(version, stream));
    if (!found || found.record.size < count) return undefined;
    found.asked = list;
    this.weigh(found);
    if (this.held > this.weightMax) this.sweep(list);
    if (this.held > this.weightMax) this.drop(keyOf(version, stream));
    return found.record;
  }

  /** Made of the record's history, and kept if there is room. */
  make({ version, list }: Listing, stream: string, history: RecordHistory): ListedRecord {
    const key = keyOf(version, stream);
    const record = new ListedRecord(history, stream, this.kept.get(key)?.record);
    this.drop(key);
    const { weight } = record;
    if (this.held + weight > this.weightMax) this.sweep(list);
    if (this.kept.size > 0 && this.held + weight > this.weightMax) return record;
    this.kept.set(key, { record, weight, asked: list });
    this.held += weight;
    return record;
  }

  /** It grows as it keeps what it says. */
  private weigh(kept: Kept): void {
    const { weight } = kept.record;
    this.held += weight - kept.weight;
    kept.weight = weight;
  }

  private sweep(list: number): void {
    if (this.swept === list) return;
    this.swept = list;
    for (const [key, { asked }] of this.kept) if (list - asked > LISTS) this.drop(key);
  }

  forget(version: number): void {
    for (const key of [...this.kept.keys()]) if (key.startsWith(`${version}/`)) this.drop(key);
  }

  private drop(key: string): void {
    this.held -= this.kept.get(key)?.weight ?? 0;
    this.kept.delete(key);
  }
}
const keyOf = (version: number, stream: string): string => `${version}/${stream}`;
