import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml';
import type { Description } from '@parley/negotiation';
import type { Places } from './place';

/** Where a scalar stands for a whole object, what it is of it: a date, the place in the source, the words as printed. */
const STANDS_FOR = ['edtf', 'locator', 'asPrinted', 'subject', 'item', 'title', 'text'] as const;
/** Nodes of one body, aliases counted each time they are used. */
const NODES_MAX = 20_000;
const DEPTH_MAX = 32;

export class TooMuch extends Error {}

/**
 * A YAML node as the value that its shape asks for. Text is taken as it is written (68 is "68", 2012-07-16 a date as text), whole
 * numbers and true are taken where the shape has them, an empty value is left out. What does not fit is left as it is, for the
 * reader of the shape to find.
 */
export class BodyReader {
  private nodes = 0;

  constructor(
    private readonly document: Document,
    private readonly places: Places,
  ) {}

  read(node: unknown, shape: Description | undefined, path = ''): unknown {
    this.count(path);
    const given = isAlias(node) ? node.resolve(this.document) : node;
    this.places.set(path, offsetOf(node));
    if (isMap(given)) return this.map(given.items, shape, path);
    if (isSeq(given)) return this.list(given.items, shape, path);
    return isScalar(given) ? this.scalar(given, shape) : undefined;
  }

  private list(items: readonly unknown[], shape: Description | undefined, path: string): readonly unknown[] {
    const of = shape?.kind === 'list' ? shape.of : undefined;
    return items.map((item, index) => this.read(item, of, under(path, index)));
  }

  private map(pairs: readonly { key: unknown; value: unknown }[], shape: Description | undefined, path: string): Record<string, unknown> {
    const fields = shape?.kind === 'record' ? shape.fields : {};
    const read = pairs.map(({ key, value }): [string, unknown] => {
      const name = isScalar(key) ? textOf(key) : '';
      return [name, this.read(value, fields[name], under(path, name))];
    });
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }

  private scalar(given: Scalar, shape: Description | undefined): unknown {
    if (given.value === null) return undefined;
    switch (shape?.kind) {
      case undefined:
      case 'integer':
      case 'flag':
      case 'unread':
        return given.value;
      case 'record': {
        const field = STANDS_FOR.find((name) => Object.hasOwn(shape.fields, name));
        return field === undefined ? given.value : { [field]: textOf(given) };
      }
      case 'text':
      case 'oneOf':
      case 'newId':
      case 'slug':
      case 'reference':
      case 'instant':
      case 'list':
        return textOf(given);
    }
  }

  private count(path: string): void {
    this.nodes += 1;
    if (this.nodes > NODES_MAX || path.split('.').length > DEPTH_MAX) throw new TooMuch();
  }
}

const under = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
/** Where a node starts in the text. */
export const offsetOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
/** A scalar as written, before YAML makes a number or a truth value of it. */
export const textOf = (scalar: Scalar): string =>
  typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
