import { GRADES, type Citation, type Data, type Entry, type Occurred } from '@parley/negotiation';
import { Seeded } from '../faults/seeded';
import { agenda, PARTIES, type Step } from './agenda';

export const DAY_MS = 86_400_000;
/** Long talks are spread over more days, not more thickly. */
const A_DAY = 20;
const START = Date.UTC(2000, 0, 1);
const ISSUES = 10;
const SUBSTANCE = 'Rotas are changed with less than two days of notice, and nobody is told why; agencies then fill what is left open.';

export interface LongTalks {
  readonly id: string;
  readonly entries: readonly Entry[];
  /** The first day, and the day after the last (UTC ms). */
  readonly from: number;
  readonly to: number;
}

/**
 * One negotiation of so many events: what moves the talks (about 200 events whatever the length) evenly between statements, evidence that comes
 * later, corrections, acknowledgements and retractions. Most days are known, some are only a month, a few are unknown. `late`: the share of
 * what is recorded up to a month after its day; the rest is recorded on it. The same in every run.
 */
export function longTalks({
  events,
  late = 0,
  id = 'talks',
}: {
  readonly events: number;
  readonly late?: number;
  readonly id?: string;
}): LongTalks {
  const making = new Making(id, { draw: new Seeded(events), late });
  const steps = agenda();
  making.add({
    type: 'NegotiationRecordOpened',
    data: { title: 'Talks on night working', level: 'organisation', parties: PARTIES },
    actors: [],
  });
  let done = 0;
  for (let n = 1; n < events; n += 1) {
    const isStep = n * steps.length >= done * events && done < steps.length;
    making.add(isStep ? (steps[done++] as Step) : making.talk());
  }
  return { id, entries: making.entries, from: START, to: dayOf(events) + DAY_MS };
}

const dayOf = (n: number): number => START + Math.floor(n / A_DAY) * DAY_MS;
const SAID_BY = PARTIES.map((party) => [{ party }]);
/** Each note of what was said covers so many entries. */
const A_NOTE = 200;
const NOTHING: readonly never[] = [];

class Making {
  readonly entries: Entry[] = [];
  private readonly days = new Map<number, Occurred>();
  private readonly statements: string[] = [];
  private notes: readonly (readonly Citation[])[] = [];

  constructor(
    private readonly id: string,
    private readonly how: { readonly draw: Seeded; readonly late: number },
  ) {}

  add({ type, data, actors }: Step): void {
    const revision = this.entries.length;
    const eventId = `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;
    if (type === 'StatementRecorded') this.statements.push(eventId);
    const recordedAt = dayOf(revision) + ((revision % A_DAY) + 1) * 60_000;
    this.entries.push({
      ...{ eventId, type, stream: `negotiation-${this.id}`, revision, recordedAt, recordedBy: 'system', via: 'system' },
      ...{ commandId: 'a-command', correlationId: 'a-command', data, actors, sources: this.sources() },
      occurred: this.occurred(dayOf(revision)),
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
        occurred: this.occurred(dayOf(this.entries.length)),
      });
    return chance < 0.99 ? done('EntryAcknowledged', { side: 'staff-side' }) : done('EntryRetracted', { reason: 'Another meeting.' });
  }

  private statement(): Data {
    const { draw } = this.how;
    const about = [{ issue: `issue-${draw.between(0, ISSUES - 1)}` }];
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
