import type { Schema } from '../../api/ask';
import { actorInWords } from '../../names/actor-in-words';
import { useNames } from '../../names/use-names';
import { Causes } from '../../parts/causes';
import { Part, Things } from '../../parts/part';
import { Said } from '../../parts/said';
import { stateInWords } from '../../words/in-words';

type Meeting = Schema<'Meeting'>;

/** Who is or was in the room, as last known, and what was to be talked about. */
export function RoomPart({ meeting: { attendance, agenda }, title }: { readonly meeting: Meeting; readonly title: string }) {
  const { named } = useNames();
  return (
    <>
      <Part id="room" title={title} none={attendance.length === 0 ? 'Nobody is recorded as present yet.' : undefined}>
        <Things of={attendance} keyOf={(one) => JSON.stringify(one)}>
          {(one) => {
            const who = actorInWords(one, named);
            return (
              <>
                <Said>{who}</Said> <span className="quiet">{stateInWords(one).toLowerCase()}</span>{' '}
                <Causes entries={one.entries} of={`${who} ${one.state}`} />
              </>
            );
          }}
        </Things>
      </Part>
      {agenda.length > 0 && (
        <Part id="agenda" title="Agenda">
          <ol className="things">
            {agenda.map(({ item }) => (
              <li key={item}>
                <Said>{item}</Said>
              </li>
            ))}
          </ol>
        </Part>
      )}
    </>
  );
}
