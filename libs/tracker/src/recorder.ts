import { peopleCalled, type RecordView } from '@parley/negotiation';
import { NotRecorded } from './tracker';

const NAME_MAX = 200;
const PERSON = /^person-[a-z]{10}$/;

/** What is known of who records: the person's id, or the name of somebody new. */
export type Recorder = { readonly kind: 'known'; readonly id: string } | { readonly kind: 'new'; readonly name: string };

const isName = (text: string): boolean => text !== '' && text.length <= NAME_MAX && text.isWellFormed() && !text.includes('\u0000');

export function recorderNamed(people: RecordView, given: string): Recorder {
  const name = given.normalize('NFC').trim();
  if (!isName(name)) throw new NotRecorded('recorder-name', `Say who records: a name of at most ${NAME_MAX} characters.`);
  if (name === 'system') return { kind: 'known', id: 'system' };
  const [id, ...others] = peopleCalled(people, name);
  if (others.length > 0)
    throw new NotRecorded('recorder-ambiguous', 'Several people have this name; give the id of the one who records.', {
      choice: peopleCalled(people, name),
    });
  if (id !== undefined) return { kind: 'known', id };
  if (PERSON.test(name)) throw new NotRecorded('recorder-unknown', 'There is no person with this id; give the name instead.');
  return { kind: 'new', name };
}
