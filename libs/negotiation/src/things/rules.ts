import type { KindOfThing, Thing } from './thing';

/** The rule by which something is said: a stable name, and what it says. */
export interface RuleAnswer {
  readonly rule: string;
  readonly says: string;
}

const DATES =
  'Only their dates, and what was stated of before and after, say which came last; where these do not decide, it is undetermined.';

/** How each kind of thing comes about. */
const OF_KIND: Readonly<Record<KindOfThing, RuleAnswer>> = {
  state: {
    rule: 'negotiation-state',
    says: `How far it came is what is on record: opened, convened, tabled, answered, accepted; not begun where nothing that counts opened it. A suspension, a failure to agree, an end or a reopening counts if it came last. ${DATES}`,
  },
  opening: { rule: 'opening-as-recorded', says: 'Title, level and name stand as the opening of the record says, with its corrections.' },
  agreed: {
    rule: 'agreed-by-acceptance',
    says: 'Agreed is what was accepted, by name of the proposal and its version. Nothing is agreed by silence.',
  },
  proposal: {
    rule: 'proposal-state',
    says: `It stands where its highest version that is out stands: at an end if it was withdrawn, lapsed, superseded or rejected; else accepted or rejected once all to whom it was put say so; else as far as it came: floated, published, tabled. ${DATES}`,
  },
  term: {
    rule: 'term-as-printed',
    says: 'A term stands as its version brought it, with the figures as printed. Derived figures say that they are derived, and of what.',
  },
  aim: {
    rule: 'aim-as-stated',
    says: 'An aim is what a proposal is for, not something proposed; it stands as stated, with the figures as printed.',
  },
  stance: {
    rule: 'stance-last-taken',
    says: `A party, or a body of it, stands as it last said, since the earliest of the entries that say so without a break. A withdrawal takes the position back. ${DATES}`,
  },
  objection: {
    rule: 'objection-course',
    says: `An objection is open until it is answered, upheld, overruled or withdrawn; a resolution counts before an answer. Between resolutions: ${DATES}`,
  },
  question: {
    rule: 'question-addressed',
    says: 'Replies add up: it is addressed once one reply addresses the whole of it fully, or each limb is; partly while a reply takes up some of it; open while none does.',
  },
  conflict: {
    rule: 'conflict-until-resolved',
    says: 'A noted conflict is open until it is resolved. Nothing is merged: the entries stand, whichever prevails.',
  },
  action: { rule: 'action-until-completed', says: 'An agreed action is open until it is completed.' },
  meeting: {
    rule: 'meeting-course',
    says: `A meeting stands as its last step left it: scheduled, opened, adjourned, reconvened, closed or cancelled. ${DATES}`,
  },
  minutes: {
    rule: 'minutes-course',
    says: 'Publication ends it; what is said of a version follows its going out, and a later version what was said of an earlier.',
  },
  constraint: { rule: 'constraint-as-announced', says: 'A limit stands as it was announced, with the bound and the period as printed.' },
  report: {
    rule: 'report-stale',
    says: 'A report is stale once an entry that it cites was corrected, retracted, merged or given further evidence after the report went out.',
  },
  issue: { rule: 'issue-as-raised', says: 'An issue is one from the entry on that raised it.' },
  party: {
    rule: 'party-taking-part',
    says: 'A party is who is named at the opening, calls or is called to talks, puts or answers proposals, holds a position or appoints. Who is only quoted or asked is none. Merged parties count as the one that stands for them.',
  },
  consortium: { rule: 'consortium-taking-part', says: 'A consortium takes part where the record names it, or a party of its id.' },
  member: {
    rule: 'member-state',
    says: `Whether it takes part goes first: joined, gave notice, left. Else what its board last decided on joining; else it is named. An approval is on conditions until each is met. ${DATES}`,
  },
  approval: {
    rule: 'board-outcome',
    says: `What a board decided on one subject is its last decision on it; a rescission follows the approval that it names. ${DATES}`,
  },
  contribution: { rule: 'contribution-as-recorded', says: 'A contribution stands as recorded.' },
  negotiation: { rule: 'negotiation-naming', says: 'A consortium takes part in the negotiations whose records name it.' },
  irregularity: {
    rule: 'irregularity',
    says: 'Recording is not judging: the entry is on record, and what it breaks is shown with the rule, given everything else on record.',
  },
  due: {
    rule: 'due-until-done',
    says: 'Due are replies to proposals that are open, actions not completed, milestones, meetings to come and embargoes. What is overdue depends on today, which the rules do not know.',
  },
  last: {
    rule: 'last-by-dates',
    says: 'The entry whose date reaches latest, informal things included; undated entries only where none has a date. Where several may be the last, all are named.',
  },
  membership: {
    rule: 'membership-figure',
    says: 'Each figure counts members by what is on record of them; who left is in no count of those who stay. Not named is not "not approved".',
  },
  count: { rule: 'count', says: 'The number of the things listed, and nothing else.' },
};

/** What a figure counts, where the rule of its kind does not say it. */
const OF_FIGURE: Readonly<Record<string, string>> = {
  tabledProposals: 'Proposals put to the other side that are neither accepted nor at an end. Floated or published is not tabled.',
  publishedProposals: 'Proposals in a public document that were not put to the other side, and are neither accepted nor at an end.',
  floatedTerms: 'Terms of proposals that are known only by leak or report; an open list makes them at least that many.',
  aims: 'Aims stated, of proposals and of the negotiation as a whole.',
  questionsOpen: 'Questions of which no reply addresses anything.',
  questionsPartlyAddressed: 'Questions of which replies address some, and not all.',
  objectionsOpen: 'Objections neither answered nor resolved.',
  conflictsOpen: 'Conflicts that were noted and not resolved.',
  actionsOpen: 'Actions agreed and not completed.',
  claimed: `The number as last claimed; it is not the count of the named. ${DATES}`,
  named: 'Organisations that the record names as members and that have not left; an open list makes them at least that many.',
  notNamed: 'The number claimed less the number named; nothing where no number is claimed. Not named is not "not approved".',
};

const CONSORTIUM_STATE: RuleAnswer = {
  rule: 'consortium-state',
  says: `Proposed, formed, disbanded, each following the one before unless the dates say otherwise. ${DATES}`,
};

/** The rule behind a thing of a negotiation or of a consortium. */
export function ruleOf({ thing, kind }: Pick<Thing, 'thing' | 'kind'>, record: 'negotiation' | 'consortium'): RuleAnswer {
  if (kind === 'state' && record === 'consortium') return CONSORTIUM_STATE;
  const figure = thing.slice(thing.lastIndexOf(':') + 1);
  const says = kind === 'count' || kind === 'membership' ? OF_FIGURE[figure] : undefined;
  return says === undefined ? OF_KIND[kind] : { rule: `${OF_KIND[kind].rule}:${figure}`, says };
}
