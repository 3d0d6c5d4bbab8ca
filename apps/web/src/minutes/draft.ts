import type { Place, ReleasedAct } from '../notes/line';

export interface Paragraph {
  /** Stays with it wherever it is moved. */
  readonly key: string;
  /** As printed, as in 4.2; empty: its place among the others. */
  readonly number: string;
  readonly text: string;
  /** Event ids of the entries that it rests on. */
  readonly entries: readonly string[];
  /** It was typed in another window while this paragraph was changed in the first. */
  readonly isOther?: true;
}
/** As it was sent, and is sent again until it is known what became of it. */
export interface Sending extends ReleasedAct {
  /** Made before the first try: under it they go out once, however often they are sent. */
  readonly key: string;
  readonly by: string;
}
/** Minutes that are being written: kept in this browser until they go out. */
export interface MinutesDraft extends Place {
  readonly paragraphs: readonly Paragraph[];
  /** Taken out, and kept until the minutes go out. */
  readonly takenOut: readonly Paragraph[];
  /** Why there is a further version, and when it goes out, as typed. */
  readonly reason: string;
  readonly when: string;
  /** The versions that were out when it was begun, or were shown to its writer since, by their entries. */
  readonly seen: readonly string[];
  readonly sending?: Sending;
}
/** A change of a draft; the same draft where there is nothing to change. */
export type Change = (draft: MinutesDraft) => MinutesDraft;

const paragraphs =
  (change: (all: readonly Paragraph[]) => readonly Paragraph[]): Change =>
  (draft) => ({ ...draft, paragraphs: change(draft.paragraphs) });
const one = (key: string, change: (paragraph: Paragraph) => Paragraph): Change =>
  paragraphs((all) => all.map((paragraph) => (paragraph.key === key ? change(paragraph) : paragraph)));

/** The paragraphs, each with its number. */
export const numbered = ({ paragraphs: all }: Pick<MinutesDraft, 'paragraphs'>): readonly (readonly [string, Paragraph])[] =>
  all.map((paragraph, at) => [paragraph.number || String(at + 1), paragraph]);

export const adding = (...more: readonly Paragraph[]): Change => paragraphs((all) => [...all, ...more]);
export const numbering = (key: string, number: string): Change => one(key, (paragraph) => ({ ...paragraph, number }));
export const citing = (key: string, entry: string): Change =>
  one(key, (paragraph) => ({ ...paragraph, entries: [...new Set([...paragraph.entries, entry])] }));
export const notCiting = (key: string, entry: string): Change =>
  one(key, (paragraph) => ({ ...paragraph, entries: paragraph.entries.filter((other) => other !== entry) }));

/** One place up (-1) or down (1), as far as there is one. */
export const moving = (key: string, by: -1 | 1): Change =>
  paragraphs((all) => {
    const from = all.findIndex((paragraph) => paragraph.key === key);
    const other = all[from + by];
    const moved = all[from];
    if (other === undefined || moved === undefined) return all;
    return all.map((paragraph, at) => (at === from ? other : at === from + by ? moved : paragraph));
  });

/** One paragraph of this one and the one above it: both texts, and what both rest on. */
export const joining = (key: string): Change =>
  paragraphs((all) => {
    const at = all.findIndex((paragraph) => paragraph.key === key);
    const [above, below] = [all[at - 1], all[at]];
    if (above === undefined || below === undefined) return all;
    const text = [above.text, below.text].filter((each) => each !== '').join(' ');
    const joined = { ...above, text, entries: [...new Set([...above.entries, ...below.entries])] };
    return [...all.slice(0, at - 1), joined, ...all.slice(at + 1)];
  });

export const takingOut =
  (key: string): Change =>
  (draft) => {
    const out = draft.paragraphs.filter((paragraph) => paragraph.key === key);
    return { ...draft, paragraphs: draft.paragraphs.filter((each) => each.key !== key), takenOut: [...draft.takenOut, ...out] };
  };
export const puttingBack =
  (key: string): Change =>
  (draft) => {
    const back = draft.takenOut.filter((paragraph) => paragraph.key === key);
    return { ...adding(...back)(draft), takenOut: draft.takenOut.filter((each) => each.key !== key) };
  };

interface Typed {
  readonly key: string;
  /** What the paragraph said when the typing began. */
  readonly was: string;
  readonly text: string;
  /** For a paragraph of its own. */
  readonly spare: string;
}
/** The text of a paragraph; where another window changed it meanwhile, or took it out, what was typed stands beside it as one of its own. */
export const typing =
  ({ key, was, text, spare }: Typed): Change =>
  (draft) => {
    const at = draft.paragraphs.findIndex((paragraph) => paragraph.key === key);
    const stands = draft.paragraphs[at];
    if (stands?.text === was || stands?.text === text) return one(key, (paragraph) => ({ ...paragraph, text }))(draft);
    const own: Paragraph = { key: spare, number: '', text, entries: stands?.entries ?? [], isOther: true };
    const place = at < 0 ? draft.paragraphs.length : at + 1;
    return { ...draft, paragraphs: [...draft.paragraphs.slice(0, place), own, ...draft.paragraphs.slice(place)] };
  };

/** The entries that no paragraph cites. */
export const uncited = <E extends { readonly eventId: string }>(draft: MinutesDraft, entries: readonly E[]): readonly E[] => {
  const cited = new Set(draft.paragraphs.flatMap(({ entries: each }) => each));
  return entries.filter(({ eventId }) => !cited.has(eventId));
};
