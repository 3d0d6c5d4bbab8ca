import type { ConsortiumPosition } from '@parley/negotiation';
import { beneath, item, lowerWords, section, table, title } from './lines';
import { conditionsText, membershipFigures, membersText } from './membership-text';
import type { Naming } from './naming';
import { datedText, lastText, standsOn, stateText } from './stated-text';
import { fieldsText } from './value-text';

/** The position of a consortium: how many are claimed, who is named, whose board approved what, on which conditions. */
export function consortiumText(p: ConsortiumPosition, naming: Naming): string[] {
  const { refs } = naming;
  const claims = p.membership.claims.flatMap((c) => item(`${c.count} (${lowerWords(c.kind)}), ${datedText(c)}${refs([c.entry])}`));
  const approvals = p.approvals.flatMap((a) => [
    ...item(`${a.name} on ${fieldsText(a.subject)}: ${stateText(a, naming)}, ${datedText(a)}`),
    ...(a.resolution === undefined ? [] : beneath(`resolution ${a.resolution}`)),
    ...conditionsText(a.conditions, naming),
  ]);
  const contributions = p.contributions.flatMap((c) =>
    item(`${c.name}: ${[c.what, fieldsText(c.values)].filter((part) => part !== '').join(', ')}${refs([c.entry])}`),
  );
  const irregular = p.irregularities.flatMap((i) => item(`${i.says} [${i.rule}]${refs([i.entry])}`));
  return [
    ...title(`${p.name} (${p.id})`),
    ...table([
      ['State', stateText(p, naming)],
      ['Purpose', p.purpose],
      ['Members', membershipFigures(p.membership)],
      ['Last', lastText(p.last, naming)],
      ['Stands on', standsOn(p.reflects, p.leftOut)],
    ]),
    ...section('Claimed', claims),
    ...section('Named', membersText(p.membership, naming)),
    ...section('Board decisions', approvals),
    ...section('Contributions', contributions),
    ...section(
      'Negotiations',
      p.negotiations.flatMap((n) => item(`${n.title} (${n.id})`)),
    ),
    ...section('Irregular', irregular),
  ];
}
