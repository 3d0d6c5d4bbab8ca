import { headlineOf, tellingField } from '@parley/negotiation';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allPages } from '../api/all-pages';
import { ask, type Schema } from '../api/ask';
import { termsOf } from '../names/terms-of';
import { useNames, type Choice } from '../names/use-names';
import { dateOf } from '../parts/entries-table';
import { whenInWords } from '../words/dates-in-words';
import { lower, spoken, valueInWords } from '../words/in-words';

/** What can be named, kind by kind. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;
type Position = Schema<'NegotiationPosition'>;
type Entry = Schema<'Entry'>;
type Named = (id: string) => string;

/** The record of which a form is an act. */
export interface OfRecord {
  readonly record: 'negotiation' | 'consortium';
  readonly id: string;
}
/** What stands beyond the pages that are read is named by its event id. */
async function readHistory({ record, id }: OfRecord, signal: AbortSignal): Promise<readonly Entry[]> {
  const path = record === 'negotiation' ? '/api/negotiations/{id}/history' : '/api/consortia/{id}/history';
  const found = await allPages<Entry>((query) => ask(path, { ids: { id }, query }, signal));
  return found.filter(({ retractedBy }) => retractedBy === undefined);
}

const stancesOf = ({ positions }: Position, named: Named): readonly Choice[] =>
  positions.flatMap(({ positions: ids, party, stance, target }) =>
    ids.map((id) => ({ id, name: `${named(party)} ${lower(stance)}: ${valueInWords(target, named)}` })),
  );

/** The things of a negotiation that its position knows. */
function thingsOf(position: Position, named: Named): Choices {
  const { issues, proposals, objections, questions, meetings, actions, conflicts } = position;
  const members = position.consortia.flatMap(({ membership }) => membership?.members ?? []);
  return {
    issue: issues.map(({ id, title }) => ({ id, name: title })),
    proposal: proposals.map(({ id, title }) => ({ id, name: title ?? spoken(id) })),
    term: termsOf(proposals),
    objection: objections.map(({ id, ground }) => ({ id, name: ground })),
    question: questions.map(({ id, limbs }) => ({ id, name: limbs.join('; ') })),
    meeting: meetings.map(({ id, title }) => ({ id, name: title ?? spoken(id) })),
    action: actions.map(({ id, what }) => ({ id, name: what })),
    conflict: conflicts.map(({ id, parameter }) => ({ id, name: parameter })),
    condition: members.flatMap(({ conditions }) => conditions.map(({ condition, text }) => ({ id: condition, name: text }))),
    position: stancesOf(position, named),
  };
}
const conditionsOf = ({ membership }: Schema<'ConsortiumPosition'>): Choices => ({
  condition: membership.members.flatMap(({ conditions }) => conditions.map(({ condition, text }) => ({ id: condition, name: text }))),
});

/** The entries of the record in words, and the statements among them. */
function entriesOf(history: readonly Entry[], named: Named): Choices {
  const statements = history.filter(({ type }) => type === 'StatementRecorded');
  const words = ({ data }: Entry): string => valueInWords(data[tellingField(data) ?? ''] ?? '', named);
  return {
    entry: history.map((one) => ({ id: one.eventId, name: headlineOf(one), hint: `${one.revision + 1}, ${whenInWords(dateOf(one))}` })),
    statement: statements.map((one) => ({ id: String(one.data['statement']), name: words(one), hint: whenInWords(dateOf(one)) })),
  };
}

async function readThings(of: OfRecord, signal: AbortSignal) {
  const { record, id } = of;
  const negotiation = record === 'negotiation' ? await ask('/api/negotiations/{id}/position', { ids: { id } }, signal) : undefined;
  const consortium = record === 'consortium' ? await ask('/api/consortia/{id}/position', { ids: { id } }, signal) : undefined;
  const [negotiations, consortia] = await Promise.all([
    // Those in which something happened last are offered, where there are too many.
    allPages((query) => ask('/api/negotiations', { query: { ...query, sort: 'last' } }, signal)),
    allPages((query) => ask('/api/consortia', { query }, signal)),
  ]);
  return { negotiation, consortium, others: { negotiations, consortia }, history: await readHistory(of, signal) };
}

/** Whatever the record knows, by name; nothing where there is none. */
export function useThings(of: OfRecord | undefined): Choices {
  const { named } = useNames();
  const { data } = useSuspenseQuery({
    queryKey: ['things to choose', of?.record, of?.id],
    queryFn: ({ signal }) => (of === undefined ? null : readThings(of, signal)),
  });
  return useMemo(() => {
    if (data === null) return {};
    const { negotiation, consortium, others, history } = data;
    return {
      negotiation: others.negotiations.map(({ id, title }) => ({ id, name: title })),
      consortium: others.consortia.map(({ id, name }) => ({ id, name })),
      ...(negotiation && thingsOf(negotiation, named)),
      ...(consortium && conditionsOf(consortium)),
      ...entriesOf(history, named),
    };
  }, [data, named]);
}
