/** What the record holds of a proposal and its versions; used by the rules and by the position alike. */
import type { Entry } from '../../entry/entry';
import type { EntriesView, RecordView } from '../../record/record-view';

/** How far a proposal has come, weakest first: floated never implies published or tabled. */
export const STAGES = ['floated', 'published', 'tabled'] as const;
export type Stage = (typeof STAGES)[number];
const STAGE_OF: Readonly<Record<string, Stage>> = {
  ProposalFloated: 'floated',
  ProposalPublished: 'published',
  ProposalTabled: 'tabled',
  /** A counter-proposal is put to the other side in answer to theirs. */
  ProposalCountered: 'tabled',
};
export const stageOf = (entry: Pick<Entry, 'type'>): Stage | undefined => STAGE_OF[entry.type];

/** The version that an entry brings or is about; what names none is about the first. */
export const versionOf = (entry: Pick<Entry, 'data'>): number => (entry.data['version'] as number | undefined) ?? 1;
/** True where the entry is about this version, or about the proposal as a whole. */
export const concerns = (entry: Pick<Entry, 'data'>, version: number): boolean =>
  entry.data['version'] === undefined || entry.data['version'] === version;

/** The entries whose subject is the proposal, not those that merely name it. */
export const entriesOf = (view: EntriesView, proposal: string): readonly Entry[] =>
  view.about('proposal', proposal).filter((e) => e.data['proposal'] === proposal);

/** The entries by which versions were published or tabled: from then on a version does not change. */
export const putOut = (entries: readonly Entry[], version?: number): readonly Entry[] =>
  entries.filter((e) => {
    const stage = stageOf(e);
    return stage !== undefined && stage !== 'floated' && (version === undefined || versionOf(e) === version);
  });
export const isOut = (view: RecordView, proposal: string, version: number): boolean =>
  putOut(entriesOf(view, proposal), version).length > 0;

/** The terms that an entry carries within it. */
export const termsIn = (entry: Pick<Entry, 'data'>): readonly Readonly<Record<string, unknown>>[] =>
  (entry.data['terms'] as readonly Readonly<Record<string, unknown>>[] | undefined) ?? [];

/**
 * The entry that settled what the version says, if any: its tabling; or its publication with terms, its own or recorded before.
 * A document published without its terms is open to be read and its terms recorded; so is a list that says it is open.
 */
export function frozenBy(view: RecordView, proposal: string, version: number): Entry | undefined {
  const entries = entriesOf(view, proposal);
  const terms = entries.filter((e) => (e.type === 'TermSpecified' || e.type === 'TermRevised') && versionOf(e) === version);
  const isSettled = (out: Entry): boolean =>
    out.type !== 'ProposalPublished' || termsIn(out).length > 0 || terms.some((term) => term.revision < out.revision);
  return putOut(entries, version).find((out) => out.data['openList'] === undefined && isSettled(out));
}

/** Who put it forward: the named author, else the parties that acted. */
export function authorsOf(entry: Entry): readonly string[] {
  const named = entry.data['author'] as readonly string[] | undefined;
  return named ?? entry.actors.flatMap(({ party, asPrinted }) => party ?? asPrinted ?? []);
}
export const ENDS: readonly string[] = ['ProposalWithdrawn', 'ProposalLapsed', 'ProposalSuperseded', 'ProposalRejected'];
