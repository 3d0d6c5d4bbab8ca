import { described, GRADES, integer, oneOf, optional, record, slug, text, type Is } from '@parley/negotiation';
import { pagingFields } from './asked';

export const yesNo = () => oneOf('true', 'false');
export const asFlag = (said: 'true' | 'false'): boolean => said === 'true';

const filters = {
  party: optional(slug()),
  person: optional(described('Id or exact name of the person.', text(200))),
  issue: optional(slug()),
  meeting: optional(slug()),
  kind: optional(described('Type of event, or the act that records it.', text(80))),
  grade: optional(described('Exactly this grade of evidence.', oneOf(...GRADES))),
  recordedBy: optional(described('Id or exact name of the person who recorded.', text(200))),
  late: optional(described('Recorded more than 30 days after it occurred.', yesNo())),
  corrected: optional(yesNo()),
  acknowledged: optional(yesNo()),
  order: optional(oneOf('recorded', 'occurred')),
};
export const historyFilters = record({ ...filters, ...pagingFields });
/** Pages as long as a whole record is read in. */
export const longPages = { ...pagingFields, limit: optional(described('At most so many items.', integer(1, 5_000))) };
export const timelineFilters = record({ ...filters, ...longPages });

/** The filters as the views take them. */
export function filtersOf({ late, corrected, acknowledged, ...filters }: Is<typeof historyFilters>) {
  return {
    ...filters,
    ...(late !== undefined && { late: asFlag(late) }),
    ...(corrected !== undefined && { corrected: asFlag(corrected) }),
    ...(acknowledged !== undefined && { acknowledged: asFlag(acknowledged) }),
  };
}
