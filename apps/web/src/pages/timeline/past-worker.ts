import { FoldedFacts, changesBetweenMoments, type Entry } from '@parley/negotiation';
import { ask } from '../../api/ask';
import { haveSeen } from '../../api/freshness';
import { Refused } from '../../api/problem';
import type { AskedOfPast, PastAnswer, PastMoment } from './past-words';

/** Reads the facts of a negotiation once, folds them here, beside the page, and tells where it stood at any moment. */

const LIMIT = 5_000;
const QUESTION = '/api/negotiations/{id}/facts';

interface Past {
  readonly id: string;
  readonly rules: string;
  readonly folded: FoldedFacts;
}
let reading: Promise<Past> | undefined;

/** A fact is an entry, as it was recorded. */
const factsIn = (items: unknown): readonly Entry[] => items as readonly Entry[];

async function readPast(id: string): Promise<Past> {
  const facts = new Map<string, Entry[]>();
  let rules = '';
  for (let after: string | undefined, isMore = true; isMore;) {
    const { items, next, reflects } = await ask(QUESTION, {
      ids: { id },
      query: { limit: LIMIT, ...(after !== undefined && { after }) },
    });
    for (const fact of factsIn(items)) {
      const stream = facts.get(fact.stream);
      if (stream) stream.push(fact);
      else facts.set(fact.stream, [fact]);
    }
    rules = reflects.rules;
    [after, isMore] = [next, next !== undefined];
  }
  return { id, rules, folded: new FoldedFacts(facts) };
}

function answerOf({ id, rules, folded }: Past, { moment, against, clock }: PastMoment): Pick<PastAnswer, 'position' | 'changes'> {
  const asked = { id, rules, now: Date.now() };
  const then = folded.at(moment);
  const position = then.position(asked) ?? null;
  if (against === undefined) return { position, changes: null };
  return { position, changes: changesBetweenMoments([folded.at(against.from), folded.at(against.to)], asked, clock) };
}

async function heed(asked: AskedOfPast): Promise<void> {
  if ('read' in asked) {
    if (asked.atLeast !== undefined) haveSeen(asked.atLeast);
    reading = readPast(asked.read);
    return;
  }
  try {
    if (!reading) throw new Error('nothing was read');
    postMessage({ n: asked.n, ...answerOf(await reading, asked) } satisfies PastAnswer);
  } catch (error) {
    postMessage({
      n: asked.n,
      position: null,
      changes: null,
      failed: error instanceof Refused ? error.problem.title : 'The facts could not be read.',
    } satisfies PastAnswer);
  }
}

addEventListener('message', ({ data }: MessageEvent<AskedOfPast>) => void heed(data));
