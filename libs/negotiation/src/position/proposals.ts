import type { Entry } from '../entry/entry';
import { authorsOf, entriesOf, putOut, stageOf, STAGES, versionOf } from '../families/proposals/versions';
import { boundsOf } from '../record/in-order';
import type { EntriesView, RecordView } from '../record/record-view';
import { rememberedEdtf } from '../values/remembered-edtf';
import type { ProposalAnswer, ProposalState, ReplyAnswer, Stated, VersionAnswer } from './answer';
import { datedOf, idsOf } from './dated';
import { ofTypes } from './in-order-of-recording';
import { currentVersion, furthest, proposalState, type ProposalFacts } from './proposal-state';
import { present } from './present';
import { aimsOf, linksOf, termsOf } from './terms';

/** The types whose subject is one proposal, in their field `proposal`. */
export const ABOUT_ONE = [
  'ProposalFloated',
  'ProposalPublished',
  'ProposalTabled',
  'ProposalCountered',
  'AimStated',
  'TermSpecified',
  'TermRevised',
  'ResponseGiven',
  'ProposalWithdrawn',
  'ProposalLapsed',
  'ProposalSuperseded',
  'ProposalRejected',
  'ProposalDeferred',
  'ProposalReferred',
] as const;

/** Every proposal of which anything is on record, in the order in which it came on record. */
export const proposalsOf = (view: RecordView): readonly ProposalAnswer[] => idsIn(view).map((id) => proposalOf(view, id));

/** How each of the same stands, and nothing else of it. */
export const proposalStates = (view: EntriesView): readonly Stated<ProposalState>[] =>
  idsIn(view).map((id) => proposalState(view, factsOf(view, id)));

function idsIn(view: EntriesView): readonly string[] {
  const named = ofTypes(view, ABOUT_ONE).flatMap(({ data }) => (typeof data['proposal'] === 'string' ? [data['proposal']] : []));
  return [...new Set(named)];
}

const factsOf = (view: EntriesView, proposal: string): ProposalFacts => ({
  proposal,
  own: entriesOf(view, proposal),
  counters: countersOf(view, proposal),
});

export function proposalOf(view: RecordView, proposal: string): ProposalAnswer {
  const facts = factsOf(view, proposal);
  const { own } = facts;
  const terms = termsOf(view, proposal);
  const links = linksOf(view, terms);
  const has = (kind: string): boolean => links.some((link) => link.kind === kind);
  return {
    id: proposal,
    ...proposalState(view, facts),
    ...describedBy(own),
    ...(has('package') && { package: true }),
    ...(has('condition') && { conditional: true }),
    ...(own.some(({ sources }) => sources.some(({ leaked }) => leaked)) && { leaked: true }),
    phrases: own.flatMap(({ data }) => (typeof data['phrase'] === 'string' ? [data['phrase']] : [])),
    versions: versionsOf(own),
    terms,
    aims: aimsOf(view, proposal),
    links,
    responses: responsesOf(facts),
    referredTo: own
      .filter((e) => e.type === 'ProposalReferred')
      .map((e) => ({ ...(e.data['to'] as Readonly<Record<string, string>>), ...datedOf(e), entry: e.eventId })),
  };
}

const answers = (e: Entry): { readonly proposal: string; readonly version: number } | undefined =>
  e.type === 'ProposalCountered' ? (e.data['answers'] as { readonly proposal: string; readonly version: number }) : undefined;
const countersOf = (view: EntriesView, proposal: string): readonly Entry[] =>
  view.about('proposal', proposal).filter((e) => answers(e)?.proposal === proposal);

/** What the entries that put it forward say of it; of several, that of the highest version and the furthest stage counts. */
function describedBy(own: readonly Entry[]) {
  const rank = (e: Entry): number => STAGES.indexOf(stageOf(e) ?? 'floated');
  const putting = own.filter((e) => stageOf(e) !== undefined).sort((a, b) => versionOf(b) - versionOf(a) || rank(b) - rank(a));
  const first = <T>(said: (e: Entry) => T | undefined): T | undefined => putting.map(said).find((one) => one !== undefined);
  const says = (key: string) => first((e) => e.data[key] as string | undefined);
  const outs = putOut(own, currentVersion(own));
  const listed = (key: string): readonly string[] => [
    ...new Set(outs.flatMap((e) => (e.data[key] as readonly string[] | undefined) ?? [])),
  ];
  const subjectTo = listed('subjectTo');
  return {
    kind: (says('kind') ?? 'unknown') as ProposalAnswer['kind'],
    ...present({ title: says('title'), summary: says('summary'), openUntil: lastDeadline(outs), counters: first(answers) }),
    author: [...new Set(putting.map(authorsOf).find((authors) => authors.length > 0) ?? [])],
    to: listed('to'),
    ...(says('openList') !== undefined && { openList: true as const }),
    ...(subjectTo.length > 0 && { subjectTo }),
  };
}

/** The version put several times can be answered until the last of its deadlines. */
function lastDeadline(outs: readonly Entry[]): string | undefined {
  const untils = outs.flatMap((e) => {
    const until = e.data['openUntil'];
    const parsed = typeof until === 'string' ? rememberedEdtf(until, e.occurred.zone) : undefined;
    return parsed?.ok ? [{ until: until as string, latest: parsed.value.latest ?? Infinity }] : [];
  });
  return untils.sort((a, b) => b.latest - a.latest)[0]?.until;
}

function versionsOf(own: readonly Entry[]): readonly VersionAnswer[] {
  const numbers = new Set(own.filter((e) => stageOf(e) !== undefined || e.data['version'] !== undefined).map(versionOf));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((version) => {
      const { stage, entries } = furthest(own, version);
      const start = (e: Entry): number => boundsOf(e).earliest ?? Infinity;
      const first = [...entries].sort((a, b) => start(a) - start(b))[0];
      const all = own.filter((e) => stageOf(e) !== undefined && versionOf(e) === version);
      return { version, out: stage ?? 'unknown', ...(first && datedOf(first)), entries: idsOf(all) };
    });
}

/** Replies as they were given, the counter-proposals among them; each names its version. */
function responsesOf({ own, counters }: ProposalFacts): readonly ReplyAnswer[] {
  const given = own
    .filter((e) => e.type === 'ResponseGiven')
    .map((e) => ({
      party: String(e.data['party']),
      ...(typeof e.data['body'] === 'string' && { body: e.data['body'] }),
      version: versionOf(e),
      response: String(e.data['response']),
      ...(e.data['conditions'] !== undefined && { conditions: e.data['conditions'] as readonly string[] }),
      ...datedOf(e),
      entry: e.eventId,
    }));
  const countered = counters.flatMap((e) =>
    authorsOf(e).map((party) => ({
      party,
      version: answers(e)?.version ?? 1,
      response: 'counter',
      counter: String(e.data['proposal']),
      ...datedOf(e),
      entry: e.eventId,
    })),
  );
  return [...given, ...countered];
}
