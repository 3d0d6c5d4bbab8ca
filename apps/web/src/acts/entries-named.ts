import type { Schema } from '../api/ask';
import { isRecordedHere } from './record-act';

/** Where a record stands, as the acts on it are recorded onto it. */
export type RecordStanding = Schema<'NegotiationPosition'> | Schema<'ConsortiumPosition'>;
type Negotiation = Schema<'NegotiationPosition'>;
type Fields = Readonly<Record<string, unknown>>;
interface Thing {
  readonly id: string;
  readonly entries: readonly string[];
}

const LISTS = { proposal: 'proposals', objection: 'objections', question: 'questions', conflict: 'conflicts', action: 'actions' } as const;

function inNegotiation(position: Negotiation, body: Fields): readonly string[] {
  const things = Object.entries(LISTS).flatMap(([field, list]) =>
    (position[list] as readonly Thing[]).filter(({ id }) => id === body[field]).flatMap(({ entries }) => entries),
  );
  const isMeant = ({ party, target, positions }: Schema<'Stance'>): boolean =>
    positions.includes(String(body['position'])) || (party === body['party'] && JSON.stringify(target) === JSON.stringify(body['target']));
  return [...things, ...position.positions.filter(isMeant).flatMap(({ entries }) => entries)];
}

function inConsortium({ membership }: Schema<'ConsortiumPosition'>, { member }: Fields): readonly string[] {
  return membership.members.filter(({ party }) => party === member).flatMap(({ entries }) => entries);
}

/**
 * The entries of others that say how the things stand that a body names: a proposal, an objection, a party's position, a member. Whoever acts
 * on one of these is shown what somebody else recorded of it meanwhile; what is added beside them does not matter.
 */
export function entriesNamed(standing: RecordStanding, body: unknown): readonly string[] {
  const entries = 'membership' in standing ? inConsortium(standing, body as Fields) : inNegotiation(standing, body as Fields);
  return entries.filter((entry) => !isRecordedHere(entry));
}
