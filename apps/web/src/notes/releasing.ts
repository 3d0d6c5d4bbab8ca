import { freshKey } from '../acts/record-act';
import { changeLine, keepLine, lineCalled, linesOf } from './box';
import type { Line, Place, Said } from './line';
import { readLine } from './line-read';
import { isLacking } from './line-words';
import { occurredAtFirst } from './occurred-as-typed';
import { sendOutbox } from './outbox';

let last = 0;
/** Later than any before, also within one millisecond. */
function nextOrder(): number {
  last = Math.max(Date.now(), last + 1);
  return last;
}

/** Keeps what was typed as the note-taker's own draft. */
export async function keep(place: Place, { said, by }: { readonly said: Said; readonly by: string }): Promise<Line> {
  const now = new Date();
  const { negotiation, meeting } = place;
  const line: Line = {
    negotiation,
    meeting,
    id: freshKey(),
    order: nextOrder(),
    by,
    notedAt: now.toISOString(),
    said,
    occurred: occurredAtFirst(said.when, now),
  };
  await keepLine(line);
  // Drafts are nobody else's: a browser that is short of room is asked not to throw them away.
  void navigator.storage?.persist?.();
  return line;
}

/** What was typed anew takes the place of what was typed before; the time stays that of the first keeping, unless another was typed. */
export const rewrite = (id: string, said: Said): Promise<Line | undefined> =>
  changeLine(id, ({ trouble: _trouble, ...line }) => {
    if (line.released !== undefined) return undefined;
    const occurred = said.when === line.said.when ? line.occurred : occurredAtFirst(said.when, new Date(line.notedAt));
    return { ...line, said, occurred };
  });

const isSame = (one: Line, other: Line): boolean => JSON.stringify(one.said) === JSON.stringify(other.said);

/** Hands a line over to be sent. False where it still lacks something, or has been released or typed anew before. */
export async function release(id: string): Promise<boolean> {
  const kept = await lineCalled(id);
  if (kept === undefined) return false;
  const { act, occurred } = await readLine(kept);
  if (isLacking(act)) return false;
  const released = await changeLine(id, ({ trouble: _trouble, ...line }) =>
    line.released !== undefined || !isSame(line, kept) ? undefined : { ...line, occurred, released: act },
  );
  if (released) sendOutbox();
  return released !== undefined;
}

/** Every line of the note-taker's own that lacks nothing and did not come back, in order; the number released. */
export async function releaseAll(place: Place, by: string): Promise<number> {
  let count = 0;
  // What was kept a moment ago is among them: the box answers in the order in which it is asked.
  for (const line of await linesOf(place)) if (line.by === by && line.trouble === undefined && (await release(line.id))) count += 1;
  return count;
}

/** A draft again, unless it was tried: what was sent may be on record. */
export const takeBack = (id: string): Promise<Line | undefined> =>
  changeLine(id, ({ released, ...line }) => (released === undefined || line.tried ? undefined : line));

/** Records the line as a thing of its own, beside the one that has the id it asked for. */
export async function releaseAsAnother(id: string): Promise<void> {
  await changeLine(id, (line) => ({ ...line, isAnother: true }));
  await release(id);
}
