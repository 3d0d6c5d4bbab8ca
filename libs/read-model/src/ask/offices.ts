import { parseEdtf, personName, type Entry, type RecordView } from '@parley/negotiation';
import type { Moment, OfficeHolding } from '../questions';
import { defined } from './defined';

export const nameOfPerson = (people: RecordView, person: string): string => personName(people, person);

/** Posts held, in order of recording; at a date only those that can have been held then. */
export function holdings(held: readonly Entry[], { asOf }: Moment): { holding: OfficeHolding; person: string }[] {
  return held
    .filter(({ data }) => asOf === undefined || canBeHeld(data, asOf))
    .map(({ data, eventId }) => {
      const { person, office, title, party, from, to } = data as Record<string, string | undefined>;
      const holding = {
        office: String(office),
        title: String(title),
        ...defined({ party, from, to }),
        entry: eventId,
      };
      return { holding, person: String(person) };
    });
}

/** Ruled out only where it certainly began after the date or certainly ended before it. */
function canBeHeld({ from, to }: Entry['data'], asOf: string): boolean {
  const then = boundsOfText(asOf);
  const began = boundsOfText(from).earliest;
  const ended = boundsOfText(to).latest;
  const isYetToCome = began !== null && then.latest !== null && began >= then.latest;
  const isOver = ended !== null && then.earliest !== null && ended <= then.earliest;
  return !isYetToCome && !isOver;
}

function boundsOfText(text: unknown): { earliest: number | null; latest: number | null } {
  const parsed = typeof text === 'string' ? parseEdtf(text) : undefined;
  return parsed?.ok ? parsed.value : { earliest: null, latest: null };
}
