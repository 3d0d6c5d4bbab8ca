import { StoreError } from '../errors';
import type { StreamName } from '../port';

const PREFIX = /^[a-z]{0,40}$/;
const CATEGORY = /^[a-z]+$/;

/** The book's streams on a node: which categories are its own, and what stands before each name there. */
export class StreamNames {
  /** What the names of the book's streams begin with on the node. */
  readonly prefixes: string[];
  private readonly categories: ReadonlySet<string>;

  constructor(
    categories: readonly string[],
    private readonly prefix: string,
  ) {
    if (!PREFIX.test(prefix)) throw new StoreError('Unsupported', { what: 'a stream prefix that is not 1 to 40 small letters' });
    if (categories.length === 0 || !categories.every((category) => CATEGORY.test(category)))
      throw new StoreError('Unsupported', { what: 'a book without categories of small letters' });
    this.categories = new Set(categories);
    this.prefixes = categories.map((category) => `${prefix}${category}-`);
  }

  onNode(stream: StreamName): string {
    return `${this.prefix}${stream}`;
  }

  ofBook(onNode: string): StreamName {
    return onNode.slice(this.prefix.length);
  }

  /** A stream of another category would never come back in a read of the book. */
  isOfBook(stream: StreamName): boolean {
    return this.categories.has(categoryOf(stream));
  }
}

export const categoryOf = (stream: StreamName): string => stream.slice(0, stream.indexOf('-'));
