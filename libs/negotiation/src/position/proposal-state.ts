import type { Entry } from '../entry/entry';
import { concerns, ENDS, putOut, stageOf, STAGES, versionOf, type Stage } from '../families/proposals/versions';
import { comesBefore } from '../record/in-order';
import type { EntriesView } from '../record/record-view';
import type { ProposalState, Stated, Undetermined } from './answer';
import { idsOf } from './dated';
import { repliesState } from './replies';
import { stateBy } from './stated';

/** The entries from which one proposal is derived. */
export interface ProposalFacts {
  readonly proposal: string;
  /** Those whose subject it is. */
  readonly own: readonly Entry[];
  /** Counter-proposals that answer it. */
  readonly counters: readonly Entry[];
}
const STAGE_STATE: Readonly<Record<Stage, ProposalState>> = { floated: 'Floated', published: 'Published', tabled: 'Tabled' };
const MOVES: Readonly<Record<string, ProposalState>> = {
  ProposalWithdrawn: 'Withdrawn',
  ProposalLapsed: 'Lapsed',
  ProposalSuperseded: 'Superseded',
  ProposalRejected: 'Rejected',
  ProposalDeferred: 'Deferred',
  ProposalCountered: 'Countered',
};

/** The highest version that is out, else the highest that was floated; the first where nothing says. Numbers order versions, not dates. */
export function currentVersion(own: readonly Entry[]): number {
  const out = putOut(own);
  return Math.max(1, ...(out.length > 0 ? out : own.filter((e) => stageOf(e) !== undefined)).map(versionOf));
}

/** The entries that brought this version as far as it came: its tablings, else its publications, else its floating. */
export function furthest(own: readonly Entry[], version: number): { readonly stage?: Stage; readonly entries: readonly Entry[] } {
  for (const stage of [...STAGES].reverse()) {
    const entries = own.filter((e) => stageOf(e) === stage && versionOf(e) === version);
    if (entries.length > 0) return { stage, entries };
  }
  return { entries: [] };
}

/** Where the proposal stands: by its ends, counter-proposals and replies that concern its current version, else by how far it came. */
export function proposalState(view: EntriesView, facts: ProposalFacts): Stated<ProposalState> {
  const version = currentVersion(facts.own);
  const { stage, entries } = furthest(facts.own, version);
  const responses = facts.own.filter((e) => e.type === 'ResponseGiven' && versionOf(e) === version);
  const replied = repliesState(view, responses, entries);
  const moved = movedTo(view, { moves: movesOf(facts, version), outs: entries });
  if (moved) return replied ? afterMove(view, moved, replied) : moved;
  if (replied) return replied;
  return stage ? { state: STAGE_STATE[stage], entries: idsOf(entries) } : { state: 'Unknown', entries: idsOf(facts.own) };
}

function movesOf({ own, counters }: ProposalFacts, version: number): readonly Entry[] {
  const answering = counters.filter((e) => (e.data['answers'] as { readonly version?: number }).version === version);
  return [...own.filter((e) => e.type !== 'ProposalCountered' && MOVES[e.type] !== undefined && concerns(e, version)), ...answering];
}

/** A version that was put out again after it had ended is open again. */
function movedTo(
  view: EntriesView,
  { moves, outs }: { moves: readonly Entry[]; outs: readonly Entry[] },
): Stated<ProposalState> | undefined {
  const standing = moves.filter((move) => !outs.some((out) => comesBefore(view, move, out)));
  return stateBy(view, standing, { stateOf: (e) => MOVES[e.type] ?? 'Unknown' });
}

/** An end is an end, whatever is said to it; a deferral or a counter-proposal gives way to a reply that came after. */
function afterMove(view: EntriesView, moved: Stated<ProposalState>, replied: Stated<ProposalState>): Stated<ProposalState> {
  const entriesOf = (stated: Stated<ProposalState>): readonly Entry[] => stated.entries.flatMap((id) => view.entry(id) ?? []);
  const [moves, replies] = [entriesOf(moved), entriesOf(replied)];
  if (moves.some((e) => ENDS.includes(e.type))) return moved;
  if (replies.some((reply) => moves.every((move) => comesBefore(view, move, reply)))) return replied;
  const mayBeAgreed = candidates(replied).some(({ state }) => state === 'Accepted');
  if (!mayBeAgreed || replies.every((reply) => moves.some((move) => comesBefore(view, reply, move)))) return moved;
  const between = [...candidates(moved), ...candidates(replied)];
  return { state: 'undetermined', between, entries: [...moved.entries, ...replied.entries] };
}

const candidates = ({ state, between, entries }: Stated<ProposalState>): readonly Undetermined<ProposalState>[] =>
  state === 'undetermined' ? (between ?? []) : entries.map((entry) => ({ state, entry }));
