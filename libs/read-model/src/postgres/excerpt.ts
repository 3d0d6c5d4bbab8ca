import { wordsIn, type TextWord } from './text-words';

const WORDS_AROUND = 14;
/** As FTS5's snippet() weighs (sqlite.org/fts5.html): each word that is looked for, further ones of the same, the start of a sentence. */
const WEIGHT = { word: 1_000, again: 1, start: 120, sentence: 100 } as const;

/** A few words of a text around those that are looked for, which stand between ‹ and ›: where most of them stand close together. */
export function excerptOf(text: string, looked: readonly string[]): string {
  const words = wordsIn(text);
  const hits = words.flatMap(({ word }, at) => (looked.includes(word) ? [at] : []));
  const start = bestStart({ text, words, hits });
  return shown({ text, words, hits: new Set(hits) }, start);
}

interface Weighed {
  readonly text: string;
  readonly words: readonly TextWord[];
  readonly hits: readonly number[];
}
interface Candidate {
  readonly start: number;
  readonly weight: number;
}

/** The first of the heaviest: beginnings in the middle of which the words stand, and beginnings of sentences before them. */
function bestStart(weighed: Weighed): number {
  const { words, hits } = weighed;
  const sentences = words.length > WORDS_AROUND ? sentenceStarts(weighed) : [];
  let best: Candidate = { start: 0, weight: 0 };
  const offer = (candidate: Candidate): void => {
    if (candidate.weight > best.weight) best = candidate;
  };
  for (const hit of hits) {
    offer(around(weighed, hit));
    const sentence = sentences.findLast((start) => start <= hit);
    if (sentence === undefined || sentence === hit) continue;
    const bonus = sentence === 0 ? WEIGHT.start : WEIGHT.sentence;
    offer({ start: sentence, weight: weightFrom(weighed, sentence) + bonus });
  }
  return best.start;
}

const hitsFrom = ({ hits }: Weighed, start: number): number[] => hits.filter((hit) => hit >= start && hit < start + WORDS_AROUND);

function weightFrom(weighed: Weighed, start: number): number {
  const within = hitsFrom(weighed, start);
  const different = new Set(within.map((hit) => weighed.words[hit]?.word)).size;
  return different * WEIGHT.word + (within.length - different) * WEIGHT.again;
}

function around(weighed: Weighed, hit: number): Candidate {
  const last = (hitsFrom(weighed, hit).at(-1) ?? hit) + 1;
  const middled = hit - Math.trunc((WORDS_AROUND - (last - hit)) / 2);
  const start = Math.max(0, Math.min(middled, weighed.words.length - WORDS_AROUND));
  return { start, weight: weightFrom(weighed, hit) };
}

/** A sentence starts behind a full stop or a colon with space after it. */
const sentenceStarts = ({ text, words }: Weighed): number[] =>
  words.flatMap(({ from }, at) => (at === 0 || /[.:][ \t\n\r]+$/.test(text.slice(Math.max(0, from - SPACE_MAX), from)) ? [at] : []));
const SPACE_MAX = 200;

function shown({ text, words, hits }: { text: string; words: readonly TextWord[]; hits: ReadonlySet<number> }, start: number): string {
  const end = Math.min(start + WORDS_AROUND, words.length);
  const parts: string[] = start > 0 ? ['…'] : [];
  let at = start > 0 ? (words[start]?.from ?? 0) : 0;
  for (let index = start; index < end; index += 1) {
    const { from, to } = words[index] as TextWord;
    parts.push(text.slice(at, from), hits.has(index) ? `‹${text.slice(from, to)}›` : text.slice(from, to));
    at = to;
  }
  parts.push(end === words.length ? text.slice(at) : '…');
  return parts.join('');
}
