/**
 * The stem of an English word by M. F. Porter's algorithm ("An algorithm for suffix stripping", Program 14/3, 1980), with the departures that
 * SQLite's FTS5 makes (sqlite.org/fts5.html, "Porter tokenizer"), so that the same words find the same texts in either database. Works on
 * bytes, as that one does: give ASCII, or UTF-8 read as Latin-1.
 */
export function porterStem(word: string): string {
  if (word.length < BYTES_MIN || word.length > BYTES_MAX) return word;
  let stem = withoutParticiple(withoutPlural(word));
  if (stem.endsWith('y') && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(stem, SUFFIXES_OF_SUFFIXES, isLong);
  stem = replaced(stem, SUFFIXES, isLong);
  return withoutEnd(replaced(stem, LAST_SUFFIXES, isLonger));
}
const [BYTES_MIN, BYTES_MAX] = [3, 64];

/** C for a consonant, V for a vowel; y is a vowel behind a consonant. */
function lettersOf(stem: string): string {
  let letters = '';
  let last = '';
  for (const letter of stem) {
    last = 'aeiou'.includes(letter) || (letter === 'y' && last === 'C') ? 'V' : 'C';
    letters += last;
  }
  return letters;
}
/** Porter's m: how often a consonant follows a vowel. */
const measure = (stem: string): number => lettersOf(stem).split('VC').length - 1;
const isLong = (stem: string): boolean => measure(stem) > 0;
const isLonger = (stem: string): boolean => measure(stem) > 1;
const hasVowel = (stem: string): boolean => /[aeiou]|(?<=.)y/s.test(stem);
/** Porter's *o: ends like "hop". */
const endsShort = (stem: string): boolean => !/[wxy]$/.test(stem) && lettersOf(stem).endsWith('CVC');

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss')) return word;
  if (!word.endsWith('es')) return word.slice(0, -1);
  return (word.endsWith('sses') && word.length > 4) || (word.endsWith('ies') && word.length > 3) ? word.slice(0, -2) : word.slice(0, -1);
}

function withoutParticiple(word: string): string {
  if (word.endsWith('eed') && word.length > 3) return isLong(word.slice(0, -3)) ? word.slice(0, -1) : word;
  for (const end of ['ed', 'ing'])
    if (word.endsWith(end) && word.length > end.length)
      return hasVowel(word.slice(0, -end.length)) ? mended(word.slice(0, -end.length)) : word;
  return word;
}

/** "hopp" of "hopping" is "hop", "fil" of "filing" is "file". */
function mended(stem: string): string {
  if (stem.length > 2 && /(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeioulsz])\1$/s.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

type Endings = readonly (readonly [ending: string, instead: string])[];
const SUFFIXES_OF_SUFFIXES: Endings = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const SUFFIXES: Endings = [
  ['ical', 'ic'],
  ['ness', ''],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ful', ''],
  ['ative', ''],
  ['alize', 'al'],
];
const LAST_SUFFIXES: Endings = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'
  .split(' ')
  .map((ending) => [ending, '']);

/** The first ending that fits decides, whether or not enough is left before it. */
function replaced(word: string, endings: Endings, isEnough: (stem: string) => boolean): string {
  const found = endings.find(([ending]) => word.endsWith(ending) && word.length > ending.length);
  if (!found) return word;
  const [ending, instead] = found;
  const stem = word.slice(0, -ending.length);
  const isFit = isEnough(stem) && (ending !== 'ion' || /[st]$/.test(stem));
  return isFit ? stem + instead : word;
}

function withoutEnd(word: string): string {
  const before = word.slice(0, -1);
  const isSilent = word.endsWith('e') && (isLonger(before) || (measure(before) === 1 && !endsShort(before)));
  const stem = isSilent ? before : word;
  return stem.endsWith('ll') && isLonger(stem.slice(0, -1)) ? stem.slice(0, -1) : stem;
}
