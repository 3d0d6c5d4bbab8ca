import type { Conflicts } from '../answers';
import { beneath, item, lowerWords, section } from './lines';
import type { Naming } from './naming';
import { notedText } from './open-things-text';
import { citedIn, standsOn } from './stated-text';
import { fieldsText } from './value-text';

type Figures = Conflicts['figures'][number];
type Contradiction = Conflicts['contradictions'][number];
type Side = Contradiction['earlier'];

const HOW = {
  apart: 'both cannot hold',
  'bound-against-point': 'a limit against an amount within it',
  'bounds-differ': 'limits that differ',
  'not-comparable': 'in other units, or of another base',
} as const;
const KIND = {
  reversal: 'a reversal',
  'other-office': 'no reversal: the same person in another office',
  'other-body': 'no reversal: another body of the party',
  'other-person': 'no reversal: another person for the party',
  'capacity-not-known': 'perhaps a reversal: it is not known who spoke, or in what office',
} as const;

function citedText({ sources, grade }: Pick<Side, 'sources' | 'grade'>): string {
  return [...citedIn({ sources }), grade ?? 'no grade'].join('; ');
}

function figuresText({ parameter, how, noted, open, sides }: Figures, { refs }: Naming): string[] {
  const known = noted === undefined ? '' : `, noted as ${noted}${open ? '' : ', cleared up'}`;
  return [
    ...item(`${parameter}: ${HOW[how]}${known}`),
    ...sides.flatMap((side) => item(`${fieldsText(side.figures)}${refs([side.entry])}; ${citedText(side)}`, 2)),
  ];
}

function sideText(side: Side, naming: Naming): string[] {
  const { name, body, person, office, stance, date, entry } = side;
  const who = [name, body === undefined ? undefined : lowerWords(body), person === undefined ? undefined : naming.person(person), office];
  const said = `${who.filter((part) => part !== undefined).join(', ')}: ${lowerWords(stance)}, ${date ?? 'undated'}`;
  return item(`${said}${naming.refs([entry])}; ${citedText(side)}`, 2);
}

function contradictionText(one: Contradiction, naming: Naming): string[] {
  const declared = one.declared ? ', recorded as a change' : '';
  const order = one.order === 'undetermined' ? '; the dates do not say which came first' : '';
  return [
    ...item(`${fieldsText(one.target, naming.leaf)}: ${KIND[one.kind]}${declared}${order}`),
    ...sideText(one.earlier, naming),
    ...sideText(one.later, naming),
  ];
}

/** What does not agree, both sides of each with their sources. */
export function conflictsText({ items, figures, contradictions, reflects }: Conflicts, naming: Naming): string[] {
  const lines = [
    ...section(
      'Noted',
      items.flatMap((one) => notedText(one, naming)),
    ),
    ...section(
      'Figures that do not agree',
      figures.flatMap((one) => figuresText(one, naming)),
    ),
    ...section(
      'Stances against earlier ones',
      contradictions.flatMap((one) => contradictionText(one, naming)),
    ),
  ];
  return [standsOn(reflects, 0), ...(lines.length === 0 ? beneath('Nothing is seen to disagree.', 0) : lines)];
}
