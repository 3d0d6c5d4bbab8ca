import type { LinkAnswer, ProposalAnswer, ReplyAnswer, TermAnswer } from '@parley/negotiation';
import { beneath, inWords, item, lowerWords } from './lines';
import type { Naming } from './naming';
import { datedText, stateText } from './stated-text';
import { fieldsText } from './value-text';

/** A term or an aim with its figures as printed, and the derived ones with their labels beneath. */
export function termText(term: TermAnswer, { refs }: Naming, { what, depth }: { what: 'term' | 'aim'; depth: number }): string[] {
  const values = Object.keys(term.values).length === 0 ? '' : `: ${fieldsText(term.values)}`;
  const about = term.issue === undefined ? '' : ` [${term.issue}]`;
  const marks = `${term.version === undefined ? '' : `, in version ${term.version}`}${term.leaked ? ', leaked' : ''}${term.revises === undefined ? '' : `, in place of ${term.revises}`}`;
  const derived = term.derived.map(({ label }) => `derived: ${label}`);
  return [
    ...item(`${what} ${term.id}${about}, ${term.parameter}${values}${marks}${refs(term.entries)}`, depth),
    ...derived.flatMap((line) => beneath(line, depth)),
  ];
}

function linkText({ kind, terms, inReturnFor, text, entry }: LinkAnswer, { refs }: Naming): string {
  const given = inReturnFor === undefined ? '' : ` in return for ${inReturnFor.join(', ')}`;
  return `${kind}: ${terms.join(', ')}${given}${text === undefined ? '' : `, “${text}”`}${refs([entry])}`;
}

function replyText(r: ReplyAnswer, { refs, party }: Naming): string {
  const who = r.body === undefined ? party(r.party) : `${party(r.party)} (${lowerWords(r.body)})`;
  const counter = r.counter === undefined ? '' : ` ${r.counter}`;
  const conditions = r.conditions === undefined ? '' : ` on condition of ${r.conditions.join('; ')}`;
  return `reply of ${who} to version ${r.version}: ${lowerWords(r.response)}${counter}${conditions}, ${datedText(r)}${refs([r.entry])}`;
}

const flag = (is: true | undefined, said: string): string[] => (is ? [said] : []);

function marksText(p: ProposalAnswer, { party }: Naming): string {
  const { author, to, openUntil, subjectTo, counters } = p;
  return [
    author.length === 0 ? 'author not known' : `by ${author.map(party).join(', ')}`,
    ...(to.length > 0 ? [`to ${to.map(party).join(', ')}`] : []),
    ...flag(p.leaked, 'leaked'),
    ...flag(p.openList, 'an open list'),
    ...flag(p.package, 'a package'),
    ...flag(p.conditional, 'conditional'),
    ...(openUntil === undefined ? [] : [`open until ${openUntil}`]),
    ...(subjectTo === undefined ? [] : [`subject to ${subjectTo.join('; ')}`]),
    ...(counters === undefined ? [] : [`counters ${fieldsText(counters)}`]),
    ...p.phrases.map((phrase) => `“${phrase}”`),
  ].join('; ');
}

export function proposalText(p: ProposalAnswer, naming: Naming): string[] {
  const { refs, party } = naming;
  const versions = p.versions.map((v) => `version ${v.version} ${v.out === 'unknown' ? '' : `${v.out} `}${datedText(v)}${refs(v.entries)}`);
  const referred = p.referredTo.map((r) => {
    const to = [r.party === undefined ? undefined : party(r.party), r.body, r.asPrinted].filter((part) => part !== undefined).join(', ');
    return `referred to ${to}, ${datedText(r)}${refs([r.entry])}`;
  });
  return [
    ...item(
      `${p.kind === 'unknown' ? 'Proposal' : inWords(p.kind)} ${p.id}${p.title === undefined ? '' : ` “${p.title}”`}: ${stateText(p, naming)}`,
    ),
    ...beneath(marksText(p, naming)),
    ...(p.summary === undefined ? [] : beneath(p.summary)),
    ...versions.flatMap((line) => beneath(line)),
    ...p.terms.flatMap((term) => termText(term, naming, { what: 'term', depth: 2 })),
    ...p.aims.flatMap((aim) => termText(aim, naming, { what: 'aim', depth: 2 })),
    ...p.links.flatMap((link) => beneath(linkText(link, naming))),
    ...p.responses.flatMap((reply) => beneath(replyText(reply, naming))),
    ...referred.flatMap((line) => beneath(line)),
  ];
}
