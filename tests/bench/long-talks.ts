import { GRADES, type Citation, type Data, type Entry, type Occurred } from '@parley/negotiation';
import { Seeded } from '../faults/seeded';
import { agenda, PARTIES, type Matters, type Step } from './agenda';

export const DAY_MS = 86_400_000;
const START = Date.UTC(2000, 0, 1);
const SUBSTANCE = 'Rotas are changed with less than two days of notice, and nobody is told why; agencies then fill what is left open.';

export interface LongTalks {
  readonly id: string;
  readonly entries: readonly Entry[];
  /** The first day, and the day after the last (UTC ms). */
  readonly from: number;
  readonly to: number;
}

export interface Kind {
  readonly events: number;
  /** The share of what is recorded up to a month after its day; the rest is recorded on it. */
  readonly late?: number;
  /** Which of several. */
  readonly serial?: number;
  /** Events a day: long talks are spread over more days, not more thickly. */
  readonly aDay?: number;
  readonly matters?: Matters;
}
/** What moves the talks: about 200 events. */
const MATTERS: Matters = { issues: 10, proposals: 5, meetings: 10 };

/**
 * One negotiation of so many events: what moves the talks evenly between statements, evidence that comes later, corrections, acknowledgements and
 * retractions. Most days are known, some are only a month, a few are unknown. The same in every run.
 */
export function longTalks({ events, late = 0, serial = 0, aDay = 20, matters = MATTERS }: Kind): LongTalks {
  const making = new Making({ draw: new Seeded(events + serial), late, serial, aDay, matters });
  const steps = agenda(matters);
  const title = `Talks on night working, ${serial}`;
  making.add({ type: 'NegotiationRecordOpened', data: { title, level: 'organisation', parties: PARTIES }, actors: [] });
  let done = 0;
  for (let n = 1; n < events; n += 1) {
    const isStep = n * steps.length >= done * events && done < steps.length;
    making.add(isStep ? (steps[done++] as Step) : making.talk());
  }
  return { id: `talks-${serial}`, entries: making.entries, from: START, to: making.dayOf(events) + DAY_MS };
}

const SAID_BY = PARTIES.map((party) => [{ party }]);
/** Each note of what was said covers so many entries. */
const A_NOTE = 200;
const NOTHING: readonly never[] = [];

class Making {
  readonly entries: Entry[] = [];
  private readonly days = new Map<number, Occurred>();
  private readonly statements: string[] = [];
  private notes: readonly (readonly Citation[])[] = [];

  constructor(private readonly how: Required<Omit<Kind, 'events'>> & { readonly draw: Seeded }) {}

  dayOf(n: number): number {
    return START + Math.floor(n / this.how.aDay) * DAY_MS;
  }

  add({ type, data, actors }: Step): void {
    const revision = this.entries.length;
    const { serial } = this.how;
    const eventId = `${String(serial).padStart(8, '0')}-0000-4000-8000-${String(revision).padStart(12, '0')}`;
    if (type === 'StatementRecorded') this.statements.push(eventId);
    const day = this.dayOf(revision);
    const recordedAt = day + revision * 10;
    this.entries.push({
      ...{ eventId, type, stream: `negotiation-talks-${serial}`, revision, recordedAt, recordedBy: 'system', via: 'system' },
      ...{ commandId: 'a-command', correlationId: 'a-command', data, actors, sources: this.sources() },
      occurred: this.occurred(day),
    });
  }

  /** What is said while nothing moves, and what is done to what was said. */
  talk(): Step {
    const { draw } = this.how;
    const chance = draw.next();
    const target = this.statements[draw.between(0, this.statements.length - 1)];
    if (target === undefined || chance < 0.9) return { type: 'StatementRecorded', data: this.statement(), actors: this.speaker() };
    const done = (type: string, data: Data): Step => ({ type, data: { entry: target, ...data }, actors: NOTHING });
    if (chance < 0.94) return done('EvidenceAdded', { citation: this.sources()[0] });
    if (chance < 0.97)
      return done('EntryCorrected', {
        type: 'StatementRecorded',
        tv: 1,
        reason: 'Misread.',
        occurred: this.occurred(this.dayOf(this.entries.length)),
      });
    return chance < 0.99 ? done('EntryAcknowledged', { side: 'staff-side' }) : done('EntryRetracted', { reason: 'Another meeting.' });
  }

  private statement(): Data {
    const { draw, matters } = this.how;
    const about = [{ issue: `issue-${draw.between(0, matters.issues - 1)}` }];
    return { statement: `said-${this.entries.length}`, kind: 'assertion', channel: 'at-the-table', substance: SUBSTANCE, about };
  }

  private speaker(): Entry['actors'] {
    return SAID_BY[this.how.draw.between(0, SAID_BY.length - 1)] as Entry['actors'];
  }

  private sources(): readonly Citation[] {
    const note = this.entries.length / A_NOTE;
    if (Number.isInteger(note)) this.notes = GRADES.map((grade) => [{ source: `notes-${note}`, locator: 'p. 1', grade }]);
    return this.notes[this.how.draw.between(0, GRADES.length - 1)] as readonly Citation[];
  }

  private occurred(recorded: number): Occurred {
    const { draw, late } = this.how;
    const day = Math.max(START, draw.next() < late ? recorded - draw.between(1, 30) * DAY_MS : recorded);
    const chance = draw.next();
    if (chance < 0.01) return {};
    return this.dated(day, chance < 0.06 ? 7 : 10);
  }

  /** The first letters of a day: a month or the whole of it. Equal dates are one object. */
  private dated(day: number, letters: number): Occurred {
    const key = day + letters;
    const found = this.days.get(key) ?? { edtf: new Date(day).toISOString().slice(0, letters) };
    this.days.set(key, found);
    return found;
  }
}
