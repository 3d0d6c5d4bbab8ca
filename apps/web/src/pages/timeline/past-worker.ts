import { FoldedFacts, changesBetweenMoments, glanceOf, type Entry, type NegotiationPosition } from '@parley/negotiation';
import { ask, type Schema } from '../../api/ask';
import { haveSeen } from '../../api/freshness';
import { Refused } from '../../api/problem';
import type { AskedOfPast, NamedIssue, PastAnswer, PastMoment, Stood, ToldOfPast } from './past-words';

/** Reads the facts of a negotiation, folds them here, beside the page, and tells where it stood at any moment, in few words. */

const LIMIT = 5_000;
const CHANGES_MAX = 200;
const QUESTION = '/api/negotiations/{id}/facts';

interface Past {
  readonly id: string;
  readonly rules: string;
  readonly folded: FoldedFacts;
}
/** The facts that were read last, or are being read for the first time. */
let past: Promise<Past> | undefined;
let isReading = false;
let wanted: Extract<AskedOfPast, { readonly read: string }> | undefined;

const tell = (told: ToldOfPast): void => postMessage(told);
/** A fact is an entry, as it was recorded. */
const factsIn = (items: unknown): readonly Entry[] => items as readonly Entry[];

async function readPast(id: string): Promise<Past> {
  const facts = new Map<string, Entry[]>();
  let [rules, read] = ['', 0];
  for (let after: string | undefined, isMore = true; isMore;) {
    const { items, next, entries, reflects } = await ask(QUESTION, {
      ids: { id },
      query: { limit: LIMIT, ...(after !== undefined && { after }) },
    });
    for (const fact of factsIn(items)) {
      const stream = facts.get(fact.stream);
      if (stream) stream.push(fact);
      else facts.set(fact.stream, [fact]);
    }
    read += items.length;
    tell({ read, of: entries });
    rules = reflects.rules;
    [after, isMore] = [next, next !== undefined];
  }
  return { id, rules, folded: new FoldedFacts(facts) };
}

/** One reading at a time. What was read before answers until there is more; of what is wanted meanwhile only the last counts. */
async function readOn(): Promise<void> {
  if (isReading) return;
  isReading = true;
  for (let asked = wanted; asked !== undefined; asked = wanted) {
    wanted = undefined;
    if (asked.atLeast !== undefined) haveSeen(asked.atLeast);
    const reading = readPast(asked.read);
    past ??= reading;
    try {
      tell({ issues: issuesOf(await reading) });
      past = reading;
    } catch {
      // Whoever asks for a moment is told so, and what was read before stands.
    }
  }
  isReading = false;
}

const asking = ({ id, rules }: Past) => ({ id, rules, now: Date.now() });
const issuesOf = (read: Past): readonly NamedIssue[] =>
  (read.folded.at({}).position(asking(read))?.issues ?? []).map(({ id, title }) => ({ id, title }));

function answerOf(read: Past, { moment, against, clock }: PastMoment): PastAnswer {
  const { folded } = read;
  const position = folded.at(moment).position(asking(read));
  const stood = position ? stoodOf(position) : null;
  if (against === undefined) return { stood, changes: null };
  const changes = changesBetweenMoments([folded.at(against.from), folded.at(against.to)], asking(read), clock);
  return { stood, changes: { first: changes.slice(0, CHANGES_MAX), count: changes.length } };
}

function stoodOf(folded: NegotiationPosition): Stood {
  const position = folded as unknown as Schema<'NegotiationPosition'>;
  const { state, between } = position;
  return { state: { state, ...(between && { between }) }, glance: glanceOf(position) };
}

async function answer(moment: PastMoment): Promise<PastAnswer> {
  try {
    if (!past) throw new Error('nothing was read');
    return answerOf(await past, moment);
  } catch (error) {
    return { stood: null, changes: null, failed: error instanceof Refused ? error.problem.title : 'The facts could not be read.' };
  }
}

addEventListener('message', ({ data }: MessageEvent<AskedOfPast>) => {
  if ('read' in data) {
    wanted = data;
    void readOn();
  } else void answer(data.tellOf).then((told) => tell({ answer: told }));
});
