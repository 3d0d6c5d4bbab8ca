import type { ConflictAnswer, NegotiationPosition, QuestionAnswer } from '@parley/negotiation';
import { beneath, item, section } from './lines';
import type { Naming } from './naming';
import { datedText, stateText } from './stated-text';
import { fieldsText } from './value-text';

const firstOpen = <T extends { readonly open: boolean }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => Number(b.open) - Number(a.open));
export const named = (ids: readonly string[], { party }: Naming): string => ids.map(party).join(', ') || 'nobody named';

function questionText(q: QuestionAnswer, naming: Naming): string[] {
  const to = q.to === undefined || q.to.length === 0 ? '' : ` to ${named(q.to, naming)}`;
  const { conditionalOn: on } = q;
  const limb = on?.limb === undefined ? '' : `, limb ${on.limb}`;
  const condition = on === undefined ? [] : beneath(`only if ${on.question}${limb} is answered ${on.answer}`);
  const replies = q.replies.map(
    (r) => `reply ${r.addressed} addressing ${r.limb === undefined ? 'it' : `limb ${r.limb}`}, ${datedText(r)}${naming.refs([r.entry])}`,
  );
  return [
    ...item(`${q.id}: ${stateText(q, naming)}; by ${named(q.by, naming)}${to}, ${datedText(q)}`),
    ...q.limbs.flatMap((text, n) => beneath(q.limbs.length === 1 ? text : `${n + 1}. ${text}`)),
    ...condition,
    ...replies.flatMap((line) => beneath(line)),
  ];
}

/** A conflict that was noted, and how it was cleared up. */
export const notedText = (c: ConflictAnswer, naming: Naming): string[] => [
  ...item(`${c.id}: ${stateText(c, naming)}; on ${c.parameter}, between${naming.refs(c.disagreeing)}`),
  ...c.resolutions.flatMap((r) =>
    beneath(`${r.resolution}${r.prevails === undefined ? '' : `, right is${naming.refs([r.prevails])}`}${naming.refs([r.entry])}`),
  ),
];

/** Questions, objections, conflicts and actions; those that are open come first. */
export function openThingsText(p: NegotiationPosition, naming: Naming): string[] {
  const objections = firstOpen(p.objections).flatMap((o) =>
    item(
      `${o.id}: ${stateText(o, naming)}; by ${named(o.by, naming)} against ${fieldsText(o.target, naming.leaf)}, ${datedText(o)}: ${o.ground}`,
    ),
  );
  const conflicts = firstOpen(p.conflicts).flatMap((one) => notedText(one, naming));
  const actions = firstOpen(p.actions).flatMap((a) =>
    item(`${a.id}: ${stateText(a, naming)}; ${a.what}; ${named(a.who, naming)}${a.due === undefined ? '' : `, due ${a.due}`}`),
  );
  return [
    ...section(
      'Questions',
      firstOpen(p.questions).flatMap((q) => questionText(q, naming)),
    ),
    ...section('Objections', objections),
    ...section('Conflicts', conflicts),
    ...section('Actions', actions),
  ];
}
