/** The rules: pure, the same on the server, in the terminal and in the browser. */
export { actOf, actsRecording, everyAct, everyEvent, eventOf, FAMILIES, familyOf, type Family } from './catalogue';
export type { ActDefinition, ActExample, EventDefinition, RecordKind } from './act/definition';
export { decide, type Decision } from './act/decide';
export { isForeign, peopleCalled, streamKnowing, type Known } from './act/known';
export { decodeEntry, UnknownEvent, UPCASTERS, type StoredHeader, type StoredPayload, type Upcaster } from './codec';
export * from './entry/entry';
export type { Irregularity } from './irregularity';
export { REFUSAL_CODES, type Refusal, type RefusalCode } from './refusal';
export { emptyRecord, leftOf, recordOf } from './record/record-of';
export type { RecordView, WholeRecord } from './record/record-view';
export type { GrowingRecord } from './record/growing-record';
export { boundsOf, comesBefore, latestOf } from './record/in-order';
export { ENTRY_NAME, FAULTS_MAX, INSTANT, PERSON_MAX, readShape, SLUG, SLUG_MAX, type Read } from './shape/read';
export { checked, described, instant, integer, oneOf, optional, record, slug, text } from './shape/shape';
export type { Description, Fault, ForeignKind, Is, RecordShape, ReferenceKind, Shape, ThingKind } from './shape/shape';
export { edtf } from './entry/entry-shape';
export { parseEdtf } from './values/edtf-date';
export { parsePeriod } from './values/financial-year';
export { slugFrom } from './values/slug';
export { grouped } from './grouped';
export { tally } from './tally';
export { everyMention } from './record/every-mention';
export { mentionsIn, type Mention } from './shape/walk';
export { isChange, isOpening } from './families/record-keeping/changing';
export { idToOpen, recordIn, streamOf } from './stream-of';
export { headlineOf, tellingField } from './timeline/headline';
export { partiesActing } from './timeline/lanes';
export { undecidedAmong } from './timeline/undecided';
export { contradictionsIn, type Contradiction } from './comparison/contradictions';
export { figureConflicts, type FigureConflict } from './comparison/figure-conflicts';
export { quantityIn, type Quantity } from './comparison/quantity';
export { Replay, type ReplayFrame } from './replay/replay';
export { isReversed, type ReplayRange } from './replay/steps';
export { basisOf, type Basis, type CorrectedSince, type Known as KnownBy } from './decisions/basis';
export { concerning } from './decisions/concerning';
export { isDecision } from './decisions/decision-types';
export { decidedWithin, decisionOf, type DecisionAnswer, type Matter } from './decisions/decision';
export { movementOn, sideBySide } from './movement/movement';
export type * from './movement/movement-answer';
export type * from './position/answer';
export type * from './position/meeting-answer';
export { idsOfParty, withMergedParties } from './record/merged-parties';
export { changesBetween, type ChangeAnswer } from './changes/changes';
export type { Telling } from './changes/telling';
export { thingsOfConsortium } from './things/consortium-things';
export { thingsOfNegotiation } from './things/negotiation-things';
export { ruleOf, type RuleAnswer } from './things/rules';
export { restsOn, thingCalled, thingInWords } from './things/why';
export { THING_KINDS, type KindOfThing, type Thing } from './things/thing';
export { irregularitiesOf } from './record/irregularities';
export { meetingOf, meetingsOf } from './position/meetings';
export { partyName, partyStandingFor, personName } from './position/register-names';
export { partitionPoint } from './record/partition-point';
export { RecordHistory } from './record/history/record-history';
export { KnownView } from './record/history/known-view';
export { movedBetween, type MovedBetween } from './record/history/moved-between';
export { atMoment, leftOutOf, lookedUpAt, reachOf, type AtMoment, type LeftOut, type Moment, type Reach } from './position/moment';
export { consortiaOf } from './position/parties';
export { happenedBy } from './position/last';
export { proposalOf, proposalsOf } from './position/proposals';
export { approvalsOf, consortiumPosition, type ConsortiumContext } from './position/consortium-position';
export { MEMBERS_COUNTED } from './position/counted';
export { membershipOf } from './position/membership';
export { objectionsOf } from './position/objections';
export { questionsOf } from './position/questions';
export { conflictsOf } from './position/conflicts';
export { constraintsOf } from './position/constraints';
export { reportsOf } from './position/reports';
export { negotiationPosition, type NegotiationContext } from './position/negotiation-position';
export { negotiationInShort, type NegotiationInShort } from './position/negotiation-in-short';
export { issuesInShort, withCounts, type IssuesInShort } from './position/issues-in-short';
export { glanceOf, listsAtAGlance, type Glance } from './position/glance';
export { byReach, latestVersion, proposalReach, type ProposalReach } from './position/proposal-reach';
export { undecidedIssues, type UndecidedIssue } from './position/undecided';
export { reflectsOf } from './position/reflects-of';
export { changesBetweenMoments, FoldedFacts, type Facts } from './position/folded-facts';
export { positionFromFacts, type AskedOfFacts } from './position/position-from-facts';
export { statementsOf } from './position/statements';
export {
  CONSORTIUM_SUMMARY,
  consortiumSummary,
  NEGOTIATION_SUMMARY,
  negotiationSummary,
  type ConsortiumParts,
  type ConsortiumSummary,
  type NegotiationParts,
  type NegotiationSummary,
} from './position/summary';
export { SummaryHistory, type Held, type SummaryThen } from './position/summary-history';
