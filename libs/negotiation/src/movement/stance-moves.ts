import type { Entry } from '../entry/entry';
import { STATING, type PositionChanged } from '../families/positions';
import { present } from '../position/present';
import type { RecordView } from '../record/record-view';
import type { Unplaced } from './lane';
import type { Moved, ReplyMove, StanceMove } from './movement-answer';
import type { OnIssue } from './figure-moves';

export interface StanceFound extends Unplaced<Omit<StanceMove, keyof Moved>> {
  readonly party: string;
  readonly body?: string;
  readonly target: Readonly<Record<string, unknown>>;
}
export interface ReplyFound extends Unplaced<Omit<ReplyMove, keyof Moved>> {
  readonly party: string;
  readonly body?: string;
  readonly proposal: string;
}

/** The stances taken on the issue, or on a term that is put on it, and their withdrawals. */
export function stancesOn(view: RecordView, issue: string, on: readonly OnIssue[]): readonly StanceFound[] {
  const terms = new Set(on.flatMap((one) => one.terms.map(({ id }) => id)));
  const isOn = (target: PositionChanged['target']): boolean =>
    target.issue === issue || (target.term !== undefined && terms.has(target.term));
  const stated = STATING.flatMap((type) => view.ofType(type)).filter((entry) => isOn((entry.data as PositionChanged).target));
  return stated.map(statedBy).concat(withdrawn(view, stated));
}

function statedBy(entry: Entry): StanceFound {
  const { party, body, target, position, stance, ground, conditions, from } = entry.data as PositionChanged;
  const told = { move: 'stance' as const, position, stance, ...present({ ground, conditions, from }) };
  return { entry, says: stance, party, ...present({ body }), target, told };
}

/** A withdrawal takes back what was recorded under the same id, for each whose stance that was. */
function withdrawn(view: RecordView, stated: readonly Entry[]): readonly StanceFound[] {
  const byPosition = new Map(stated.map((entry) => [String(entry.data['position']), statedBy(entry)]));
  return [...byPosition].flatMap(([position, { party, body, target }]) =>
    view
      .about('position', position)
      .filter((entry) => entry.type === 'PositionWithdrawn' && entry.data['position'] === position)
      .map((entry) => ({
        ...{ entry, says: 'withdrawn', party, ...present({ body }), target },
        told: {
          move: 'stance' as const,
          position,
          stance: 'withdrawn',
          ...present({ ground: entry.data['reason'] as string | undefined }),
        },
      })),
  );
}

/** The replies to versions that put a term on the issue. */
export function repliesOn(view: RecordView, on: readonly OnIssue[]): readonly ReplyFound[] {
  return on.flatMap(({ proposal, terms }) => {
    const versions = new Set(terms.map(({ version = 1 }) => version));
    return proposal.responses
      .filter(({ version }) => versions.has(version))
      .flatMap(({ entry: id, party, body, version, response, conditions, counter }) => {
        const entry = view.entry(id);
        const told = { move: 'reply' as const, proposal: proposal.id, version, response, ...present({ conditions, counter }) };
        return entry
          ? [{ entry, says: { version, response, conditions: conditions ?? [] }, party, ...present({ body }), proposal: proposal.id, told }]
          : [];
      });
  });
}
