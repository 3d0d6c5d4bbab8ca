import { actsRecording, everyEvent, familyOf, type ActDefinition } from '@parley/negotiation';
import type { OfRecord } from '../shape-form/things-on-record';
import { spoken } from '../words/in-words';

/** Acts whose forms stand where what they are about is shown: on the page of an entry, and with the minutes of a meeting. */
const ELSEWHERE: readonly string[] = [
  ...['correct-entry', 'retract-entry', 'add-evidence', 'acknowledge-entry', 'dispute-entry'],
  ...['draft-minutes', 'dispute-minutes', 'amend-minutes', 'agree-minutes', 'leave-minutes-unagreed', 'publish-minutes'],
];
const FAMILIES: Readonly<Record<string, string>> = {
  record: 'Other negotiations',
  course: 'The course of the negotiation',
  spokespeople: 'Who speaks, and by when',
  context: 'From outside, and what does not agree',
  consortium: 'Members and boards',
  'record-keeping': 'The record itself',
};

/** Acts that a page offers, under the name of their family. */
export interface Offered {
  readonly family: string;
  readonly acts: readonly Pick<ActDefinition, 'act' | 'says'>[];
}
/** The acts that can be recorded on a negotiation, or on a consortium, family by family. */
export function actsOffered({ record }: OfRecord): readonly Offered[] {
  const families = new Map<string, Pick<ActDefinition, 'act' | 'says'>[]>();
  for (const { type } of everyEvent())
    for (const one of actsRecording(type)) {
      if (one.record !== record || one.opens || ELSEWHERE.includes(one.act)) continue;
      const family = FAMILIES[familyOf(type)] ?? spoken(familyOf(type));
      families.set(family, [...(families.get(family) ?? []), { act: one.act, says: one.says }]);
    }
  return [...families].map(([family, acts]) => ({ family, acts }));
}
