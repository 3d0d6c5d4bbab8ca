import { StoreError } from './errors';
import type { Recorded, Uuid } from './port';

export const IDENTITY_STREAM = 'book-identity';

/** Which book it is, from the first event of its identity. Throws NoIdentity where there is none. */
export async function bookNamedIn(pages: AsyncIterable<Recorded[]>): Promise<Uuid> {
  for await (const [first] of pages) if (first) return bookOf(first);
  throw new StoreError('NoIdentity', { stream: IDENTITY_STREAM });
}

/** The book that the first event of its identity names. */
export function bookOf({ header, stream }: Pick<Recorded, 'header' | 'stream'>): Uuid {
  const { book } = identityIn(header);
  if (typeof book !== 'string') throw new StoreError('NoIdentity', { stream });
  return book;
}

function identityIn(header: Uint8Array): { book?: unknown } {
  try {
    return JSON.parse(Buffer.from(header).toString('utf8')) as { book?: unknown };
  } catch (cause) {
    throw new StoreError('StorePoisoned', { reason: 'the event that says which book this is was changed' }, { cause });
  }
}
