import type { Entry } from '../entry/entry';
import { STATING, type PositionTaken } from '../families/positions';
import { grouped } from '../grouped';
import { boundsOf, comesBefore, latestOf } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import type { StanceAnswer } from './answer';
import { datedOf, idsOf } from './dated';
import { ofTypes } from './in-order-of-recording';
import { present } from './present';
import { stateBy } from './stated';

type Stating = Entry<PositionTaken>;

/**
 * Where every party, or body of a party, stands on every target that it took a position on; in the order in which that came on
 * record. A withdrawal takes back what was recorded under the same id.
 */
export function stancesOf(view: RecordView): readonly StanceAnswer[] {
  const stating = ofTypes(view, STATING) as unknown as readonly Stating[];
  return [...grouped(stating, holding).values()].map((group) => stanceOf(view, group));
}

/** Whose stance on what it is. Fields of a target stand in the order of its shape, so that equal targets are equal texts. */
const holding = ({ data: { party, body, target } }: Stating): string =>
  JSON.stringify([party, body ?? null, Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1))]);

function stanceOf(view: RecordView, group: readonly Stating[]): StanceAnswer {
  const positions = [...new Set(group.map(({ data }) => data.position))];
  const isOf = (e: Entry): boolean => e.type === 'PositionWithdrawn' && positions.includes(String(e.data['position']));
  const withdrawals = positions.flatMap((id) => view.about('position', id).filter(isOf));
  const facts = [...(group as readonly unknown[] as readonly Entry[]), ...withdrawals];
  const last = stateBy(view, facts, {
    stateOf: saying,
    follows: (a, b) => a.type === 'PositionWithdrawn' && b.type !== 'PositionWithdrawn',
  });
  const first = group[0] as unknown as Entry;
  const shown = facts.find((e) => last?.entries.includes(e.eventId)) ?? first;
  const since = sinceWhen(view, facts, shown);
  const { party, body, target } = (group[0] as Stating).data;
  const { issue, proposal, version, term, subject } = target;
  const { ground, conditions, restsOn } = since.data as Partial<PositionTaken>;
  return {
    party,
    ...present({ body, issue, proposal, version, term, subject, ground, conditions, restsOn, between: last?.between }),
    ...speaker(since),
    target,
    stance: last?.state ?? 'unknown',
    since: since.occurred.edtf ?? null,
    ...datedOf(since),
    entry: since.eventId,
    positions,
    entries: idsOf([...facts].sort((a, b) => a.revision - b.revision)),
  };
}

const saying = (e: Entry): string => (e.type === 'PositionWithdrawn' ? 'withdrawn' : String(e.data['stance']));

/**
 * By which entry the party came to stand as it does: of the facts that say so, and that nothing else certainly came after, the
 * earliest as far as the dates tell.
 */
function sinceWhen(view: RecordView, facts: readonly Entry[], last: Entry): Entry {
  const other = latestOf(
    view,
    facts.filter((e) => saying(e) !== saying(last)),
  );
  const before = other.kind === 'one' ? [other.entry] : other.kind === 'undetermined' ? other.entries : [];
  const unbroken = facts.filter((e) => saying(e) === saying(last) && !before.some((b) => comesBefore(view, e, b)));
  const start = (e: Entry): number => boundsOf(e).earliest ?? Infinity;
  const dated = unbroken.reduce((first, e) => (start(e) < start(first) ? e : first), last);
  return unbroken.reduce((first, e) => (comesBefore(view, e, first) ? e : first), dated);
}

function speaker({ actors, data }: Entry): { readonly person?: string; readonly office?: string } {
  const spoke = actors.find(({ party, person }) => person !== undefined && (party === undefined || party === data['party']));
  return present({ person: spoke?.person, office: spoke?.office });
}
