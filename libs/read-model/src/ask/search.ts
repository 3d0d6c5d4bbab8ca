import type { Found, Moment, Page, Paging } from '../questions';
import { headsOf } from '../record/records';
import type { TextHit } from '../rows/database';
import { defined } from './defined';
import { cutPage, pageAsked, type PageAsked, type Place } from './paging';
import { recordNames } from './record-names';
import { SOURCES, type Snapshot } from './snapshot';

const WORDS_MAX = 20;
/** How many hits are looked at for one page where a date or a grade leaves some out; a cursor goes on from there. */
const LOOKED_AT_MAX = 2_000;

interface Asked extends Moment, Paging {
  readonly text: string;
  readonly negotiation?: string;
}

/** Things before entries, newest recorded first; every word must occur. Finds what entries said as known at the moment. */
export async function search(snapshot: Snapshot, q: Asked, now: number): Promise<Page<Found>> {
  const asked = pageAsked('search', q);
  const words = (q.text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, WORDS_MAX);
  const { placed, stoppedAt } = await hits(snapshot, {
    words,
    asked,
    ...(q.negotiation !== undefined && { stream: `negotiation-${q.negotiation}` }),
  });
  const page = cutPage(placed, asked);
  const streams = page.items.map(({ stream }) => stream);
  if (snapshot.isNow) snapshot.uses(await headsOf(snapshot.rows, streams));
  else for (const stream of streams) snapshot.record(stream);
  const names = await recordNames(snapshot, streams);
  const items = page.items.map((found) => ({ ...found, ...defined({ record: names.get(found.stream) }) }));
  return { ...page, items, ...(stoppedAt && !page.next && { next: asked.cursor(stoppedAt) }), reflects: snapshot.reflects(now) };
}

interface Looked {
  readonly words: readonly string[];
  readonly asked: PageAsked;
  readonly stream?: string;
}
interface Hits {
  readonly placed: { item: Found; place: Place }[];
  /** Present where so much was left out that the search was stopped before the page was full. */
  readonly stoppedAt?: Place;
}

/** One more hit than the page holds, so that it is known whether there is more. */
async function hits(snapshot: Snapshot, { words, asked, stream }: Looked): Promise<Hits> {
  const placed: Hits['placed'] = [];
  let after = asked.after;
  for (let looked = 0; looked < LOOKED_AT_MAX; looked += asked.limit + 1) {
    const question = {
      words,
      limit: asked.limit + 1,
      ...defined({ stream, knownAt: snapshot.moment.knownAt, after: after && Number(after[0]) }),
    };
    const some = await snapshot.reading.findText(snapshot.version, question);
    if (!snapshot.isNow) await snapshot.load([SOURCES, ...some.map((hit) => hit.stream)]);
    placed.push(...some.filter((hit) => counts(snapshot, hit)).map((hit) => ({ item: found(hit), place: [hit.id] })));
    const last = some.at(-1);
    if (!last || some.length <= asked.limit || placed.length > asked.limit) return { placed };
    after = [last.id];
  }
  return { placed, ...(after && { stoppedAt: after }) };
}

/** Text rows know when a text was said; what evidence or a date leaves out is known to the fold. */
function counts(snapshot: Snapshot, { stream, event_id }: TextHit): boolean {
  return snapshot.isNow || snapshot.record(stream)?.view.entry(event_id) !== undefined;
}

const found = ({ kind, thing, stream, title, type, excerpt, event_id }: TextHit): Found => ({
  kind: kind as Found['kind'],
  id: thing,
  stream,
  title: title === '' ? inWords(type) : title,
  excerpt,
  entry: event_id,
});

/** `StatementRecorded` reads "Statement recorded". */
const inWords = (type: string): string => type.replace(/(?<=[a-z0-9])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
