import { changesBetween, KnownView, movedBetween, thingsOfNegotiation, type AtMoment, type ChangeAnswer } from '@parley/negotiation';
import { longTalks, type LongTalks } from './long-talks';
import { comparisonsOf, LOOKED_UP_A_ROUND, naiveEffort, named, ROUNDS_MAX, SAYS, sizesOf, type PastSize } from './past';
import { asking, lookedUp, naiveFold, positionOf, Questions, type Answering, type Asked, type Effort } from './past-sides';
import type { Bench } from './report';
import { interleaved, type Side } from './rounds';

type Between = readonly [Asked, Asked];

/** What differs between two days, told thing by thing with its causes. */
export async function changesBench(size: PastSize): Promise<Bench> {
  const sizes = sizesOf(size);
  const rates = await interleaved(
    sizes.flatMap((events) => sidesOf(longTalks({ events, late: 0.05 }))),
    Math.min(size.rounds, ROUNDS_MAX),
  );
  const says = [...SAYS, 'Between two days anywhere in the talks; entries that moved are compared too, as causes are found among them.'];
  return { bench: 'changes', says, comparisons: comparisonsOf(rates, { what: 'changes between two days', aims: {}, sizes }) };
}

function sidesOf(talks: LongTalks): readonly Side[] {
  const events = talks.entries.length;
  const side = (name: string, at: Answering<Asked, AtMoment>, effort: Effort): Side => {
    const questions = new Questions(talks);
    const between = (): Between => [questions.asOf(), questions.asOf()];
    return asking<Between>(named(name, events), ([from, to]) => changes(talks, at(from), at(to)), { next: between, ...effort });
  };
  return [side('looked up', lookedUp(talks), { count: LOOKED_UP_A_ROUND / 10 }), side('naive fold', naiveFold(talks), naiveEffort(events))];
}

function changes(talks: LongTalks, from: AtMoment, to: AtMoment): readonly ChangeAnswer[] {
  const things = (at: AtMoment) => thingsOfNegotiation(positionOf(talks, at));
  const entry = (at: AtMoment) => (id: string) => at.view.entry(id);
  const [was, is] = [from.view, to.view];
  const moved = was instanceof KnownView && is instanceof KnownView ? movedBetween(was, is) : { before: was.all(), after: is.all() };
  const [before, after] = [
    { things: things(from), entries: moved.before, entry: entry(from) },
    { things: things(to), entries: moved.after, entry: entry(to) },
  ];
  return changesBetween(before, after, { clock: 'occurred', name: (id) => id });
}
