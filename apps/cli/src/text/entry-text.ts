import type { Actor, Citation } from '@parley/negotiation';
import type { EntryAnswer } from '../answers';
import { beneath, inWords, lowerWords, wrapped } from './lines';
import type { Naming } from './naming';
import { valueText } from './value-text';

function actorText({ party, body, person, office, asPrinted }: Actor, naming: Naming): string {
  const who = [
    person === undefined ? undefined : naming.person(person),
    office,
    party === undefined ? undefined : naming.party(party),
    body,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  if (asPrinted === undefined) return who;
  return who === '' ? `“${asPrinted}”` : `${who} (printed “${asPrinted}”)`;
}

const among = (word: string, entries: readonly string[] | undefined, { refs }: Naming): string =>
  entries ? `${word}${refs(entries)}` : '';

function whenText({ occurred }: EntryAnswer, naming: Naming): string {
  const { edtf, zone, basis, phrase, after, before } = occurred;
  const date = edtf === undefined ? 'date not known' : edtf;
  const parts = [
    zone === undefined ? date : `${date} ${zone}`,
    basis === 'inferred' ? basis : '',
    phrase === undefined ? '' : `“${phrase}”`,
    among('after', after, naming),
    among('before', before, naming),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function citationText({ source, locator, quote, grade, leaked }: Citation): string {
  return `source ${source}, ${locator}${quote === undefined ? '' : `: “${quote}”`} [${grade}${leaked ? ', leaked' : ''}]`;
}

function doneToIt(e: EntryAnswer, { refs }: Naming): string[] {
  const said: readonly (readonly [string, readonly string[]])[] = [
    ['corrected', e.corrections],
    ['retracted', e.retractedBy === undefined ? [] : [e.retractedBy]],
    ['acknowledged', e.acknowledgedBy],
    ['disputed', e.disputedBy],
  ];
  const marks = said.filter(([, by]) => by.length > 0).map(([what, by]) => `${what}${refs(by)}`);
  return e.late ? [...marks, 'recorded late'] : marks;
}

/** An entry as one reads it in a list: its place, what, who, when, its fields, on what evidence, and by whom it was recorded when. */
export function entryText(e: EntryAnswer, naming: Naming): string[] {
  const actors = e.actors.map((actor) => actorText(actor, naming)).join('; ');
  const standing = e.standing === undefined || e.standing === 'on-the-record' ? '' : ` [${lowerWords(e.standing)}]`;
  const fields = Object.entries(e.data).flatMap(([name, value]) => beneath(`${lowerWords(name)}: ${valueText(value, naming.leaf)}`));
  const marks = doneToIt(e, naming);
  return [
    ...wrapped(`${inWords(e.type)}${actors === '' ? '' : ` – ${actors}`}${standing}`, { first: `@${e.revision}`.padEnd(6) }),
    ...beneath(`occurred ${whenText(e, naming)}`),
    ...fields,
    ...e.sources.flatMap((citation) => beneath(citationText(citation))),
    ...beneath(
      `recorded ${e.recordedAt} by ${e.recordedByName ?? naming.person(e.recordedBy)}${marks.length === 0 ? '' : `; ${marks.join('; ')}`}`,
    ),
  ];
}
