import { actOf, type RecordKind } from '@parley/negotiation';
import type { Faulty, Imported, PlacedFault, Step } from './imported';
import { LocalNames, withEntries, type Wanted } from './local-names';

/** An act as the tracker takes it; who records is for the caller to add. */
export interface Submission {
  readonly act: string;
  readonly record: RecordKind;
  readonly id?: string;
  readonly body: unknown;
  readonly commandId: string;
  /** Given where a record is taken over as it was. */
  readonly recordedAt?: number;
}
/** What of the tracker's receipt an import looks at. No events: the record said just this already. */
export interface Receipt {
  readonly events: readonly { readonly eventId: string }[];
  /** An earlier run had stored it. */
  readonly repeated: boolean;
}

interface ImportOptions {
  /**
   * Records one act. Rejecting with an error that has texts `code` and `says` means that the act was refused and nothing of it
   * stored; any other error ends the import, which can be run again.
   */
  readonly submit: (submission: Submission) => Promise<Receipt>;
  /** At the first fault or refusal: `stop` there, or `skip` what it concerns and go on. Faults of a case file stop it before its first step. */
  readonly onError?: 'stop' | 'skip';
  /** Takes over when each step was recorded from the file, which must then say so of each. Default: it is recorded now. */
  readonly asOfRecord?: boolean;
  /** Steps gone through, and how many the file has, where that is known. */
  readonly onProgress?: (done: number, total?: number) => void;
  /** Stops before the next step; what was recorded stays, and a further run records the rest. */
  readonly signal?: AbortSignal;
}
/** A step that was not recorded, or a place that could not be read. */
interface Refused {
  readonly line: number;
  readonly label: string;
  readonly code: string;
  readonly says: string;
  readonly faults: readonly (Omit<PlacedFault, 'line'> & { readonly line?: number })[];
}
export interface ImportResult {
  /** Acts recorded by this run, by an earlier one, and those that said nothing new. */
  readonly recorded: number;
  readonly repeated: number;
  readonly already: number;
  /** Events recorded by this run. */
  readonly events: number;
  /** At most 1,000, in the order of the file. */
  readonly refused: readonly Refused[];
  readonly refusedCount: number;
  /** Why it did not reach the end of the file. */
  readonly stopped?: 'refused' | 'signal';
}
const REFUSED_REPORTED_MAX = 1000;

/**
 * Submits the steps one after the other. Stopped anywhere, and run again, it records the rest only: each step has its command id,
 * and what was recorded before is found by it.
 */
export async function runImport(imported: AsyncIterable<Imported> | Iterable<Imported>, options: ImportOptions): Promise<ImportResult> {
  const run = new Run(options);
  for await (const one of imported) {
    if (!(await run.take(one))) break;
  }
  return run.report();
}

class Run {
  private readonly names = new LocalNames<string>();
  private readonly counts = { recorded: 0, repeated: 0, already: 0, events: 0 };
  private readonly refused: Refused[] = [];
  private refusedCount = 0;
  private done = 0;
  private stopped: ImportResult['stopped'];

  constructor(private readonly options: ImportOptions) {}

  /** False where the import ends here. */
  async take(one: Imported): Promise<boolean> {
    if (one.kind === 'faulty') return this.faulty(one);
    this.stopped = this.isOver ? 'refused' : this.options.signal?.aborted ? 'signal' : undefined;
    if (this.stopped) return false;
    await this.step(one);
    this.done += 1;
    this.options.onProgress?.(this.done, one.total);
    return true;
  }
  private get isOver(): boolean {
    return this.refusedCount > 0 && this.options.onError !== 'skip';
  }

  report(): ImportResult {
    const stopped = this.stopped ?? (this.isOver ? 'refused' : undefined);
    return { ...this.counts, refused: this.refused, refusedCount: this.refusedCount, ...(stopped && { stopped }) };
  }

  private faulty({ line, label, faults }: Faulty): boolean {
    const [first] = faults;
    this.refuse({ line, label, code: first?.code ?? 'faulty', says: first?.says ?? '', faults });
    return true;
  }

  private async step(step: Step): Promise<void> {
    const missing: string[] = [];
    const find = (name: string, _path: string, wanted: Wanted): readonly string[] | undefined => {
      const found = this.names.get(name);
      if (!found || found.length === 0 || (wanted === 'one' && found.length > 1)) missing.push(name);
      return found;
    };
    const body = withEntries(actOf(step.record, step.act)?.body, step.body, { find });
    if (missing.length > 0) return this.unnamed(step, missing);
    const { asOfRecord, submit } = this.options;
    if (asOfRecord && step.recordedAt === undefined) return this.undated(step);
    try {
      this.recorded(step, await submit(submissionOf(step, { body, asOfRecord })));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.refuse({ line: step.line, label: step.label, code: error.code, says: error.says, faults: error.faults ?? [] });
    }
  }

  private unnamed({ line, label }: Step, missing: readonly string[]): void {
    const says = `No single entry that this import recorded is called ${missing.slice(0, 5).join(', ').slice(0, 200)}.`;
    this.refuse({ line, label, code: 'entry-unknown', says, faults: [] });
  }

  private undated({ line, label }: Step): void {
    const says = 'The file does not say when this was recorded; add it, or import without taking over recording times.';
    this.refuse({ line, label, code: 'recorded-at-missing', says, faults: [] });
  }

  private recorded({ local }: Step, { events, repeated }: Receipt): void {
    if (local !== undefined)
      this.names.add(
        local,
        events.map((event) => event.eventId),
      );
    if (events.length === 0) this.counts.already += 1;
    else if (repeated) this.counts.repeated += 1;
    else this.counts.recorded += 1;
    if (!repeated) this.counts.events += events.length;
  }

  private refuse(refused: Refused): void {
    this.refusedCount += 1;
    if (this.refused.length < REFUSED_REPORTED_MAX) this.refused.push(refused);
  }
}

function submissionOf(step: Step, { body, asOfRecord = false }: { body: unknown; asOfRecord: boolean | undefined }): Submission {
  const { act, record, id, commandId, recordedAt } = step;
  const optional = { ...(id !== undefined && { id }), ...(asOfRecord && recordedAt !== undefined && { recordedAt }) };
  return { act, record, body, commandId, ...optional };
}

type Refusal = { readonly code: string; readonly says: string; readonly faults?: Refused['faults'] };
const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && typeof (error as Refusal).code === 'string' && typeof (error as Refusal).says === 'string';
