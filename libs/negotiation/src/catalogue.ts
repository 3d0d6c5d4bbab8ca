import type { ActDefinition, Defined, EventDefinition } from './act/definition';
import { consortium } from './families/consortium';
import { context } from './families/context';
import { objections } from './families/objections';
import { questions } from './families/questions';
import { recordKeeping } from './families/record-keeping';
import { register } from './families/register';
import { issues } from './families/issues';
import { logMeeting, meetings } from './families/meetings';
import { negotiationCourse } from './families/negotiation-course';
import { negotiationRecord } from './families/negotiation-record';
import { positions } from './families/positions';
import { proposals } from './families/proposals';
import { sources } from './families/sources';
import { spokespeople } from './families/spokespeople';
import { statements } from './families/statements';

/** Every family, in the order of the API document. */
const families = {
  register,
  sources,
  consortium,
  record: negotiationRecord,
  course: negotiationCourse,
  spokespeople,
  issues,
  proposals,
  positions,
  statements,
  questions,
  objections,
  context,
  meetings,
  'record-keeping': recordKeeping,
} satisfies Readonly<Record<string, readonly Defined[]>>;
export type Family = keyof typeof families;
export const FAMILIES = Object.keys(families) as readonly Family[];
/** Acts that record several events at once. */
const composed: readonly ActDefinition[] = [logMeeting];

const defined: readonly Defined[] = Object.values(families).flat();
const familyOfType = new Map(FAMILIES.flatMap((family) => families[family].map(({ event }) => [event.type, family] as const)));
const events = new Map<string, EventDefinition>(defined.map(({ event }) => [event.type, event]));
const acts = new Map<string, ActDefinition>(
  [...defined.flatMap((one) => one.acts), ...composed].map((act) => [actKey(act.record, act.act), act]),
);

function actKey(record: string, act: string): string {
  return `${record}/${act}`;
}

export const eventOf = (type: string): EventDefinition | undefined => events.get(type);
/** The family of a type of event; what no family holds is record keeping. */
export const familyOf = (type: string): Family => familyOfType.get(type) ?? 'record-keeping';
export const everyEvent = (): readonly EventDefinition[] => [...events.values()];
export const everyAct = (): readonly ActDefinition[] => [...acts.values()];
export const actOf = (record: string, act: string): ActDefinition | undefined => acts.get(actKey(record, act));
/** The acts that record this type of event alone (one for each kind of record), as case files name them. */
export const actsRecording = (type: string): readonly ActDefinition[] => defined.find(({ event }) => event.type === type)?.acts ?? [];
