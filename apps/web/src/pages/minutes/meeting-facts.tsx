import type { Schema } from '../../api/ask';
import { actorInWords } from '../../names/actor-in-words';
import { useNames } from '../../names/use-names';
import { Facts } from '../../parts/facts';
import { Said } from '../../parts/said';
import { whenInWords } from '../../words/dates-in-words';
import { stateInWords } from '../../words/in-words';

type Meeting = Schema<'Meeting'>;

/** Which meeting it was: where and when it met, and who was there. */
export function MeetingFacts({ meeting: { forum, place, date, phrase, attendance, agenda } }: { readonly meeting: Meeting }) {
  const { named } = useNames();
  const people = (which: readonly Meeting['attendance'][number][]) =>
    which.length === 0 ? undefined : (
      <Said>
        {which
          .map((one) => `${actorInWords(one, named)}${one.state === 'present' ? '' : ` (${stateInWords(one).toLowerCase()})`}`)
          .join('; ')}
      </Said>
    );
  const sorry = attendance.filter(({ state }) => state === 'apologies');
  return (
    <Facts
      of={{
        Body: forum === undefined ? undefined : <Said>{forum}</Said>,
        Held: whenInWords({ date, phrase }),
        Where: place === undefined ? undefined : <Said>{place}</Said>,
        'Who was there': people(attendance.filter((one) => !sorry.includes(one))),
        Apologies: sorry.length === 0 ? undefined : <Said>{sorry.map((one) => actorInWords(one, named)).join('; ')}</Said>,
        Agenda: agenda.length === 0 ? undefined : <Said>{agenda.map(({ item }, at) => `${at + 1}. ${item}`).join('; ')}</Said>,
      }}
    />
  );
}
