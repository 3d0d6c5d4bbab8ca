import type { Entry } from '../entry/entry';
import type { ResponseGiven } from '../families/proposals/outcomes';
import { authorsOf } from '../families/proposals/versions';
import { latestOf } from '../record/in-order';
import type { EntriesView } from '../record/record-view';
import type { Stated } from './answer';
import { idsOf } from './dated';

export type ReplyState = 'Accepted' | 'Rejected' | 'UnderReply';
/** The last replies of one body of a party: several where the dates do not say which is the last. */
interface Voice {
  readonly party: string;
  readonly last: readonly Entry[];
}

/**
 * How a version stands by its replies: accepted or rejected once all to whom it was put say so, in every body that answered for
 * them; where it is not known to whom it was put, once all do who answered. Nothing is agreed by silence, or by one's own word.
 */
export function repliesState(view: EntriesView, replies: readonly Entry[], outs: readonly Entry[]): Stated<ReplyState> | undefined {
  const voices = voicesOf(view, replies);
  if (voices.length === 0) return undefined;
  const deciding = decidingOf(voices, outs);
  const settled = (['Accepted', 'Rejected'] as const).find((state) => allSay(deciding, state, 'certainly'));
  if (settled) return { state: settled, entries: idsOf(deciding.flatMap(({ last }) => last)) };
  const entries = idsOf(voices.flatMap(({ last }) => last));
  const possible = (['Accepted', 'Rejected'] as const).filter((state) => allSay(deciding, state, 'possibly'));
  if (possible.length === 0) return { state: 'UnderReply', entries };
  const undecided = deciding.filter(({ last }) => last.length > 1).flatMap(({ last }) => last);
  const stateIfLast = (e: Entry): ReplyState => possible.find((state) => state === saysOf(e)) ?? 'UnderReply';
  const between = undecided.map((e) => ({ state: stateIfLast(e), entry: e.eventId }));
  return { state: 'undetermined', between, entries };
}

/** The voices that decide: of those to whom it was put, once each of them has one; a silent party leaves nothing decided. */
function decidingOf(voices: readonly Voice[], outs: readonly Entry[]): readonly Voice[] {
  const to = new Set(outs.flatMap((out) => (out.data['to'] as readonly string[] | undefined) ?? []));
  const authors = new Set(outs.flatMap(authorsOf));
  if (to.size === 0) return voices.filter(({ party }) => !authors.has(party));
  const asked = voices.filter(({ party }) => to.has(party));
  return new Set(asked.map(({ party }) => party)).size === to.size ? asked : [];
}

function allSay(voices: readonly Voice[], state: ReplyState, how: 'certainly' | 'possibly'): boolean {
  const says = (e: Entry): boolean => saysOf(e) === state;
  return voices.length > 0 && voices.every(({ last }) => (how === 'certainly' ? last.every(says) : last.some(says)));
}

/** What a reply comes to by itself. One on conditions is not an acceptance. */
function saysOf({ data }: Entry): ReplyState {
  const { response, conditions } = data as unknown as ResponseGiven;
  if (response === 'accept') return conditions ? 'UnderReply' : 'Accepted';
  return response === 'reject' ? 'Rejected' : 'UnderReply';
}

function voicesOf(view: EntriesView, replies: readonly Entry[]): readonly Voice[] {
  const voices = new Map<string, { readonly party: string; readonly given: Entry[] }>();
  for (const reply of replies) {
    const { party, body } = reply.data as unknown as ResponseGiven;
    const key = `${party} ${body ?? ''}`;
    const voice = voices.get(key) ?? { party, given: [] };
    voice.given.push(reply);
    voices.set(key, voice);
  }
  return [...voices.values()].map(({ party, given }) => ({ party, last: lastOfThem(view, given) }));
}

function lastOfThem(view: EntriesView, given: readonly Entry[]): readonly Entry[] {
  const latest = latestOf(view, given);
  if (latest.kind === 'none') return [];
  return latest.kind === 'one' ? [latest.entry] : latest.entries;
}
