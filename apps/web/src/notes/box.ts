import type { DBSchema } from 'idb';
import { keptDatabase } from './kept-database';
import type { Line, Place, Said } from './line';

/** Everything that a note-taker keeps in this browser. It holds drafts that are nobody else's: nothing here leaves it but by release. */
interface Box extends DBSchema {
  lines: { key: string; value: Line };
  /** The line that is being typed, by meeting. */
  half: { key: string; value: Said };
  /** Answers as they were last heard, by question, for when the server cannot be asked. */
  answers: { key: string; value: unknown };
}
const { open, lasting, onChange: onBoxChange, changed } = keptDatabase<Box>('parley-notes', ['lines', 'half', 'answers']);
export { onBoxChange };

const inOrder = (lines: readonly Line[]): readonly Line[] => [...lines].sort((a, b) => a.order - b.order);
const everyLine = async (): Promise<readonly Line[]> => inOrder(await (await open()).getAll('lines'));

/** The lines of a meeting that are not in the joint record yet, whoever took them, in the order in which they were kept. */
export const linesOf = async ({ negotiation, meeting }: Place): Promise<readonly Line[]> =>
  (await everyLine()).filter((line) => line.negotiation === negotiation && line.meeting === meeting);

/** Every line that waits to be sent, in order. */
export const outbox = async (): Promise<readonly Line[]> => (await everyLine()).filter(({ released }) => released !== undefined);

export const lineCalled = async (id: string): Promise<Line | undefined> => (await open()).get('lines', id);

export async function keepLine(line: Line): Promise<void> {
  const put = await lasting('lines');
  await Promise.all([put.store.put(line, line.id), put.done]);
  changed();
}

/**
 * Changes a line as it stands now; `change` gives back undefined where it is not to be changed. The new line, or undefined where there was
 * none or nothing was changed.
 */
export async function changeLine(id: string, change: (line: Line) => Line | undefined): Promise<Line | undefined> {
  const put = await lasting('lines');
  const line = await put.store.get(id);
  const next = line && change(line);
  if (next) await put.store.put(next, id);
  await put.done;
  if (next) changed();
  return next;
}

export async function dropLine(id: string): Promise<void> {
  const put = await lasting('lines');
  await Promise.all([put.store.delete(id), put.done]);
  changed();
}

const halfOf = ({ negotiation, meeting }: Place): string => `${negotiation}/${meeting}`;
export const halfTyped = async (place: Place): Promise<Said | undefined> => (await open()).get('half', halfOf(place));
export async function keepHalf(place: Place, said: Said): Promise<void> {
  const put = await lasting('half');
  await Promise.all([put.store.put(said, halfOf(place)), put.done]);
}

/** Undefined where the question was never answered here, or nothing can be kept. */
export async function keptAnswer(question: string): Promise<unknown> {
  try {
    return await (await open()).get('answers', question);
  } catch {
    return undefined;
  }
}
/** Where an answer cannot be kept, it is still an answer. */
export async function keepAnswer(question: string, answer: unknown): Promise<void> {
  try {
    await (await open()).put('answers', answer, question);
  } catch {
    // No room, or a private window: then nothing is shown without the server.
  }
}
