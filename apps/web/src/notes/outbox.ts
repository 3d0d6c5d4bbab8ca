import { recordAct } from '../acts/record-act';
import { Refused } from '../api/problem';
import { queries } from '../api/queries';
import { onFollowing } from '../live/use-live';
import { changeLine, dropLine, onBoxChange, outbox } from './box';
import type { Line, ReleasedAct } from './line';
import { askedId } from './line-act';
import { citedSource } from './note-source';
import { registerSource } from './register-source';

const AGAIN_MS = 5_000;
const LOCK = 'parley-outbox';
/** Answers after which the same may be sent again later: the server is busy or stopping, or something in between answered for it. */
const LATER: readonly number[] = [429, 502, 503, 504];
/** Refused, and nothing of it stored. Whatever else went wrong, it is not known what became of it, and the same is sent again. */
const isRefusal = (error: unknown): error is Refused =>
  error instanceof Refused && !LATER.includes(error.problem.status) && error.problem.code !== 'unreadable';

/** One page of this browser sends at a time; where the browser has no locks, the key of each line alone keeps it from being recorded twice. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  if ('locks' in navigator) await navigator.locks.request(LOCK, work);
  else await work();
};

async function send(line: Line, { act, body }: ReleasedAct): Promise<void> {
  const { negotiation, by, id } = line;
  const source = citedSource({ body });
  if (source !== undefined) await registerSource(line, source);
  await recordAct({ path: `/api/negotiations/{id}/${act}`, ids: { id: negotiation }, body, recorder: by, key: id });
}

/** What came back is the note-taker's own draft again, with the reason; nothing of it is stored, so its key stays. */
function returned({ released, tried: _tried, ...line }: Line, { problem: { code, title, detail } }: Refused): Line {
  const asked = released && askedId(released);
  return { ...line, trouble: { code, title, detail, ...(asked !== undefined && { asked }) } };
}

/** From the first try on a line cannot be taken back. Undefined where it was taken back before. */
const trying = async (line: Line): Promise<Line | undefined> =>
  line.tried ? line : changeLine(line.id, (now) => (now.released === undefined ? undefined : { ...now, tried: true }));

/** Sends what waits, oldest first. False where something has to wait longer. */
async function drain(): Promise<boolean> {
  for (let [next] = await outbox(); next !== undefined; [next] = await outbox()) {
    const line = await trying(next);
    if (line?.released === undefined) continue;
    try {
      await send(line, line.released);
      await dropLine(line.id);
      void queries.invalidateQueries();
    } catch (error) {
      if (!isRefusal(error)) return false;
      await changeLine(line.id, (now) => returned(now, error));
    }
  }
  return true;
}

let again: ReturnType<typeof setTimeout> | undefined;
let isAsked = false;

/** Sends the outbox now, or once whoever sends it is done; while something waits, it is tried again by itself. */
export function sendOutbox(): void {
  clearTimeout(again);
  if (isAsked) return;
  isAsked = true;
  void alone(async () => {
    isAsked = false;
    if (!(await drain())) again = setTimeout(sendOutbox, AGAIN_MS);
  }).catch(() => {
    // The box cannot be read now; whoever keeps a line is told so, and what is in it is sent later.
    isAsked = false;
    again = setTimeout(sendOutbox, AGAIN_MS);
  });
}

/** Lines that were released are sent from any page of the workspace, now and whenever the server may be back. */
export function startOutbox(): void {
  onBoxChange(sendOutbox);
  onFollowing(sendOutbox);
  window.addEventListener('online', sendOutbox);
  sendOutbox();
}
