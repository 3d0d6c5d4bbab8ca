import { emptyRecord, readShape, type ActDefinition, type RecordKind } from '@parley/negotiation';
import type { Faulty, PlacedFault, Step } from '../imported';
import { instantOf } from '../instant-of';
import { LocalNames, withEntries, type Wanted } from '../local-names';
import type { Places } from './place';

/** Stands for an entry that is not recorded yet, while a body is checked. */
const PLACEHOLDER = '00000000-0000-4000-8000-000000000000';

/** A step before it is checked. */
export interface Draft {
  readonly act: ActDefinition;
  /** Id of the record; undefined for registers, and where an opening act is to make it. */
  readonly id?: string | undefined;
  readonly body: Record<string, unknown>;
  readonly label: string;
  readonly commandId: string;
  readonly local?: string;
  readonly places: Places;
}
interface Standing {
  readonly record: RecordKind;
  readonly id: string | undefined;
}

/** The steps of a case file as they are read, with the faults of those that do not fit their act. */
export class CaseSteps {
  readonly steps: Step[] = [];
  readonly faulties: Faulty[] = [];
  private recordedAt: number | undefined;
  private readonly locals = new LocalNames<Standing>();

  /** What is added from now on was recorded then, as the file writes it; undefined: as what was added before. False where it is no instant. */
  takeRecorded(written: unknown): boolean {
    if (written === undefined) return true;
    const recordedAt = typeof written === 'string' ? instantOf(written) : undefined;
    this.recordedAt = recordedAt ?? this.recordedAt;
    return recordedAt !== undefined;
  }

  isTaken(local: string): boolean {
    return this.locals.has(local);
  }
  /** The kind of record in which the named entry of this file stands. */
  recordOf(local: string): RecordKind | undefined {
    return this.locals.get(local)?.[0]?.record;
  }

  add(draft: Draft): void {
    const { act, label, places, local, id } = draft;
    const { line } = places.of('');
    const faults = this.faultsOf(draft);
    if (faults.length > 0) this.faulties.push({ kind: 'faulty', line, label, faults });
    else this.steps.push({ ...stepOf(draft, line), ...(this.recordedAt !== undefined && { recordedAt: this.recordedAt }) });
    if (local === undefined) return;
    const standing = { record: act.record, id: act.opens ? String(draft.body[act.record]) : id };
    this.locals.add(
      local,
      Array.from({ length: faults.length > 0 ? 1 : act.events(draft.body, emptyRecord()).length }, () => standing),
    );
  }
  addFault(label: string, faults: readonly PlacedFault[]): void {
    this.faulties.push({ kind: 'faulty', line: faults[0]?.line ?? 1, label, faults });
  }

  private faultsOf({ act, body, places, id }: Draft): readonly PlacedFault[] {
    const faults: PlacedFault[] = [];
    const find = (name: string, path: string, wanted: Wanted): readonly string[] => {
      const fault = this.misnamed(name, { record: act.record, id }, wanted);
      if (fault) faults.push(places.fault(path, fault.code, fault.says));
      return [PLACEHOLDER];
    };
    const read = readShape(act.body, withEntries(act.body, body, { find }));
    if (!read.ok) faults.push(...read.faults.map(({ path, code, says }) => places.fault(path, code, says)));
    return faults;
  }

  private misnamed(name: string, place: Standing, wanted: Wanted): { code: string; says: string } | undefined {
    const found = this.locals.get(name);
    if (!found || found.length === 0) return { code: 'entry-unknown', says: `No entry before this one is called ${name.slice(0, 60)}.` };
    if (wanted === 'one' && found.length > 1)
      return { code: 'several-entries', says: `${name} stands for ${found.length} entries; name the one that is meant, as in ${name}/1.` };
    if (found.every(({ record, id }) => record === place.record && id === place.id)) return undefined;
    return { code: 'other-record', says: `${name} stands in another record; an entry can only refer to entries of its own.` };
  }
}

function stepOf({ act, id, body, label, commandId, local }: Draft, line: number): Step {
  const rest = { ...(id !== undefined && !act.opens && { id }), ...(local !== undefined && { local }) };
  return { kind: 'step', line, act: act.act, record: act.record, body, label, commandId, ...rest };
}
