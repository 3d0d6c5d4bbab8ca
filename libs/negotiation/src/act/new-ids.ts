import type { RecordView } from '../record/record-view';
import type { Description, ThingKind } from '../shape/shape';
import { mentionsIn } from '../shape/walk';
import { slugFrom } from '../values/slug';

interface Fresh {
  readonly record: RecordView;
  /** An unused random id for a person, made by the caller: rules make no randomness. */
  readonly freshPerson: string;
}
/**
 * The data with an id for everything it makes, terms listed within a proposal too: the given one, else one made from the
 * named field (the title), else `objection-3`. Ids are never used again, so the number goes on past the retracted.
 */
export function named(shape: Description, data: Record<string, unknown>, { record, freshPerson }: Fresh): Record<string, unknown> {
  const given = mentionsIn(shape, data).flatMap((mention) => (mention.role === 'makes' ? [`${mention.kind}:${mention.id}`] : []));
  return new Namer(record, freshPerson, new Set(given)).named(shape, data) as Record<string, unknown>;
}

/** The id that a new thing of this kind would be given: for acts of several events that all name it. */
export const freshId = (kind: ThingKind, title: unknown, record: RecordView): string =>
  new Namer(record, '', new Set()).freeId(kind, title);

class Namer {
  constructor(
    private readonly record: RecordView,
    private readonly freshPerson: string,
    /** `kind:id` of what the same data makes. */
    private readonly made: Set<string>,
  ) {}

  named(shape: Description, value: unknown): unknown {
    if (value === undefined) return undefined;
    if (shape.kind === 'list') return (value as unknown[]).map((item) => this.named(shape.of, item));
    return shape.kind === 'record' ? this.namedRecord(shape.fields, value as Record<string, unknown>) : value;
  }

  private namedRecord(fields: Readonly<Record<string, Description>>, value: Record<string, unknown>): Record<string, unknown> {
    const out = { ...value };
    for (const [field, of] of Object.entries(fields)) {
      const id = out[field] === undefined && of.kind === 'newId' ? this.idFor(of, out) : this.named(of, out[field]);
      if (id !== undefined) out[field] = id;
    }
    return out;
  }

  private idFor(shape: Description & { kind: 'newId' }, beside: Record<string, unknown>): string | undefined {
    if (shape.of === 'person') return this.freshPerson;
    return shape.optional ? undefined : this.freeId(shape.of, shape.from === undefined ? undefined : beside[shape.from]);
  }

  freeId(kind: string, title: unknown): string {
    const isFree = (id: string): boolean => !this.record.maker(kind, id) && !this.made.has(`${kind}:${id}`);
    const wished = typeof title === 'string' ? slugFrom(title) : undefined;
    let id = wished;
    for (let number = this.record.countMade(kind) + 1; id === undefined || !isFree(id); number += 1) id = `${kind}-${number}`;
    this.made.add(`${kind}:${id}`);
    return id;
  }
}
