import type { Entry } from '../entry/entry';
import type { RecordView } from '../record/record-view';
import { refused, type Refusal, type RefusalCode } from '../refusal';
import type { Description, ReferenceKind } from '../shape/shape';
import { mentionsIn, withReferences, type Mention } from '../shape/walk';
import { foreignRefusal, isForeign, peopleCalled, type Known } from './known';

export interface Looked {
  readonly shape: Description;
  readonly value: unknown;
  readonly record: RecordView;
  readonly known: Known;
  /** Where the value stands in the body, as in `actors`. */
  readonly path?: string;
}
export type Resolved =
  /** `taken`: an id that the value would make is used already; asked last, so that a repetition can first be seen to say nothing new. */
  { readonly ok: true; readonly value: unknown; readonly taken?: Refusal } | { readonly ok: false; readonly refusal: Refusal };

/** The value with every reference checked and replaced by the id it stands for, or the first that is not known. */
export function resolved({ shape, value, record, known, path = '' }: Looked): Resolved {
  const ids = new Map<string, string>();
  const made = new Set<string>();
  let taken: Refusal | undefined;
  for (const mention of mentionsIn(shape, value, path)) {
    if (mention.role === 'makes') {
      taken ??= takenRefusal(mention, { record, made });
      made.add(`${mention.kind}:${mention.id}`);
    }
    if (mention.role !== 'refers') continue;
    const one = lookUp(mention, { record, known });
    if (typeof one !== 'string') return { ok: false, refusal: one };
    ids.set(`${mention.kind}:${mention.id}`, one);
  }
  const replaced = withReferences(shape, value, (kind, id) => ids.get(`${kind}:${id}`) ?? id);
  return { ok: true, value: replaced, ...(taken && { taken }) };
}

type Before = { readonly record: RecordView; readonly made: ReadonlySet<string> };
function takenRefusal({ kind, id, path, orKnown }: Mention & { role: 'makes' }, before: Before): Refusal | undefined {
  const maker = before.record.maker(kind, id);
  if (orKnown && maker && !before.record.isRetracted(maker.eventId)) return undefined;
  const isTaken = before.made.has(`${kind}:${id}`) || maker !== undefined;
  return isTaken
    ? refused('id-taken', `The ${kind} id ${id} is used already, and ids are never used again; choose another.`, path)
    : undefined;
}

interface Places {
  readonly record: RecordView;
  readonly known: Known;
}
function lookUp(mention: Mention & { role: 'refers' }, { record, known }: Places): string | Refusal {
  const { kind, id, path } = mention;
  if (kind === 'person') return person(known, id, path);
  if (kind === 'entry') return entry({ record, known }, id, path);
  if (isForeign(kind)) return foreignRefusal(known, kind, { id, path }) ?? id;
  return thing(record, { kind, id, path });
}

function person(known: Known, id: string, path: string): string | Refusal {
  const people = peopleCalled(known('register-people'), id);
  if (people.length === 1) return people[0] as string;
  if (people.length === 0)
    return refused('person-unknown', 'There is no such person in the register; add them first, or mend the name.', path);
  return { ...refused('person-ambiguous', 'Several people have this name; give the id of the one you mean.', path), choice: people };
}

function entry({ record, known }: Places, id: string, path: string): string | Refusal {
  const colon = id.indexOf(':');
  const found = colon < 0 ? record.entry(id) : makerOf({ record, known }, id.slice(0, colon), id.slice(colon + 1));
  if (!found)
    return refused(
      'entry-unknown',
      'There is no such entry in this record; give the event id or the revision of one of its entries, or what it made.',
      path,
    );
  if (record.isRetracted(found.eventId)) return refused('entry-retracted', 'This entry was retracted; refer to another.', path);
  return found.eventId;
}

function makerOf({ record, known }: Places, kind: string, id: string): Entry | undefined {
  const people = kind === 'person' ? peopleCalled(known('register-people'), id) : [id];
  return people.length === 1 ? record.maker(kind, people[0] as string) : undefined;
}

function thing(record: RecordView, at: { kind: ReferenceKind; id: string; path: string }): string | Refusal {
  const maker = record.maker(at.kind, at.id);
  if (!maker)
    return refused(
      `${at.kind}-unknown` as RefusalCode,
      `There is no ${at.kind} ${at.id} on this record; record it first, or mend the id.`,
      at.path,
    );
  if (record.isRetracted(maker.eventId))
    return refused('entry-retracted', `The entry that made the ${at.kind} ${at.id} was retracted.`, at.path);
  return at.id;
}
