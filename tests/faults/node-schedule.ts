import { FAULT_KINDS, type Fault, type FaultKind, type Operation } from '../support/kurrentdb-node/faults';
import { Seeded } from './seeded';

/** What goes wrong with the whole node rather than with one of its operations. */
const NODE_TROUBLES = ['restart', 'stopped', 'away', 'notReadyAtAll', 'connectionsReset'] as const;
type NodeTrouble = (typeof NODE_TROUBLES)[number];

/** One thing that goes wrong while acts are recorded. */
export type Trouble =
  /** Ordered before the acts. `opensAnew`: every connection is reset, so that a subscription is opened and meets it. */
  | { readonly fault: Fault; readonly opensAnew: boolean }
  /** Some time after they were begun. */
  | { readonly node: NodeTrouble; readonly afterMs: number; readonly ms: number };

interface Step {
  readonly troubles: readonly Trouble[];
  /** Of each client. */
  readonly acts: number;
}
/** What one run goes through; the seed alone decides it. */
export interface Schedule {
  readonly seed: number;
  /** What it is about; the others come on top. */
  readonly subject: string;
  /** What goes wrong before the book is there, while it is opened for the first time. */
  readonly atOpening: readonly Trouble[];
  readonly steps: readonly Step[];
}

interface Subject {
  readonly name: string;
  readonly drawn: (random: Seeded) => Trouble;
}

const OPERATIONS = Object.keys(FAULT_KINDS) as Operation[];
const onOperation = (on: Operation, kind: FaultKind): Subject => ({
  name: `${on}: ${kind}`,
  drawn: (random) => ({
    fault: {
      kind,
      on,
      // The first ones of an operation are there in every run; a subscription that is opened anew is one of few.
      skip: on === 'subscribe' ? 0 : random.between(0, 3),
      times: kind === 'mute' && on !== 'subscribe' ? 1 : random.between(1, 3),
      ms: random.between(1, 80),
      messages: random.between(0, 6),
    },
    opensAnew: on === 'subscribe',
  }),
});

/** Milliseconds, both ends included. Away longer than is waited for: then who records is told so. */
const LASTS: Readonly<Record<NodeTrouble, readonly [least: number, most: number]>> = {
  restart: [0, 300],
  stopped: [50, 1_500],
  away: [15_500, 18_000],
  notReadyAtAll: [50, 1_500],
  connectionsReset: [0, 0],
};
const onNode = (node: NodeTrouble): Subject => ({
  name: `node: ${node}`,
  drawn: (random) => ({ node, afterMs: random.between(0, 60), ms: random.between(...LASTS[node]) }),
});

/** Everything that a schedule can be about: consecutive seeds take them in turn. */
export const SUBJECTS: readonly Subject[] = [
  ...OPERATIONS.flatMap((on) => FAULT_KINDS[on].map((kind) => onOperation(on, kind))),
  ...NODE_TROUBLES.map(onNode),
];
/** What takes long to be noticed, or to be over. */
const isSlowSubject = ({ name }: Subject): boolean => /mute|away/.test(name);
/** What comes on top of a schedule's subject. */
const QUICK = SUBJECTS.filter((subject) => !isSlowSubject(subject));

const subjectOf = (seed: number): Subject => SUBJECTS[seed % SUBJECTS.length] as Subject;
export const isSlow = (seed: number): boolean => isSlowSubject(subjectOf(seed));

const STEPS = 3;
const ACTS_MOST = 4;
const OPENING_ONE_IN = 3;

export function scheduleOf(seed: number): Schedule {
  const random = new Seeded(seed);
  const subject = subjectOf(seed);
  const some = (most: number): Trouble[] => Array.from({ length: random.between(0, most) }, () => drawnFrom(QUICK, random));
  const own = subject.drawn(random);
  const [atOpening, ownStep] = [random.between(1, OPENING_ONE_IN) === 1 ? some(3) : [], random.between(0, STEPS - 1)];
  const steps = Array.from({ length: STEPS }, (_, n) => ({
    troubles: [...(n === ownStep ? [own] : []), ...some(2)],
    acts: random.between(1, ACTS_MOST),
  }));
  return { seed, subject: subject.name, atOpening, steps };
}

const drawnFrom = (subjects: readonly Subject[], random: Seeded): Trouble =>
  (subjects[random.between(0, subjects.length - 1)] as Subject).drawn(random);

const toldTrouble = (trouble: Trouble): string => {
  if ('node' in trouble) return `node ${trouble.node} for ${trouble.ms} ms, ${trouble.afterMs} ms on`;
  const { kind, on, skip, times, ms, messages } = trouble.fault;
  return `${on} ${kind} (skip ${skip}, times ${times}, ms ${ms}, messages ${messages})`;
};
const toldTroubles = (troubles: readonly Trouble[]): string => troubles.map(toldTrouble).join('; ') || 'nothing';

/** The whole of it in words, and how to run it again. */
export const toldSchedule = ({ seed, subject, atOpening, steps }: Schedule): string =>
  [
    `seed ${seed}, about ${subject}; again: PARLEY_TEST_SEED=${seed} PARLEY_TEST_SCHEDULES=1 npm test -- tests/faults/node-schedules`,
    `  while it is opened: ${toldTroubles(atOpening)}`,
    ...steps.map(({ troubles, acts }, n) => `  step ${n + 1}, ${acts} acts of each client: ${toldTroubles(troubles)}`),
  ].join('\n');
