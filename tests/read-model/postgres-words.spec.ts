import fc from 'fast-check';
import { openDb } from '@parley/read-model/sqlite';
import { excerptOf } from '../../libs/read-model/src/postgres/excerpt';
import { differentWords, wordsIn } from '../../libs/read-model/src/postgres/text-words';

/** What SQLite's full text makes of a text: the measure of what PostgreSQL's rows are to hold. */
class FullText {
  private readonly db = openDb(':memory:', { readOnly: false });
  private readonly add;
  private readonly terms;
  private readonly snippet;

  constructor() {
    this.db.exec(
      "CREATE VIRTUAL TABLE f USING fts5(body, tokenize='porter unicode61'); CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')",
    );
    this.add = this.db.prepare('INSERT INTO f (rowid, body) VALUES (1, ?)');
    this.terms = this.db.prepare('SELECT term FROM v ORDER BY offset');
    this.snippet = this.db.prepare("SELECT snippet(f, 0, '‹', '›', '…', 14) AS excerpt FROM f WHERE f MATCH ?");
  }

  private over<T>(text: string, ask: () => T): T {
    this.db.exec('BEGIN');
    this.add.run(text);
    try {
      return ask();
    } finally {
      this.db.exec('ROLLBACK');
    }
  }

  words(text: string): string[] {
    return this.over(text, () => this.terms.all().map((row) => (row as { term: string }).term));
  }

  excerpt(text: string, words: readonly string[]): string | undefined {
    const match = words.map((word) => `"${word}"`).join(' ');
    return this.over(text, () => (this.snippet.get(match) as { excerpt: string } | undefined)?.excerpt);
  }

  close(): void {
    this.db.close();
  }
}

let fullText: FullText;
beforeAll(() => {
  fullText = new FullText();
});
afterAll(() => fullText.close());

const oursIn = (text: string): string[] => wordsIn(text).map(({ word }) => word);

/** Endings that the stemming looks at, on beginnings of every length. */
const ENDINGS =
  'ational tional enci anci izer logi bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti ical ness icate iciti ful ative alize al ance ence er ic able ible ant ement ment ent ion ism ate iti ous ive ize s es ies sses ed eed ing ly y e ll tion sion ated bled ized'.split(
    ' ',
  );
const beginning = fc.string({ unit: fc.constantFrom(...'aeiouybcdlnrstwxz'), maxLength: 7 });
const word = fc
  .tuple(beginning, fc.constantFrom('', ...ENDINGS), fc.constantFrom('', ...ENDINGS))
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

describe('the words of a text', () => {
  it('are those that SQLite finds, whatever their endings', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        expect(oursIn(words.join(' '))).toEqual(fullText.words(words.join(' ')));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['Porters left; the porter stayed. PORTER’S', ['porter', 'left', 'the', 'porter', 'stai', 'porter', 's']],
    ['Ältere Élan, naïve e\u0301tat', ['alter', 'elan', 'naiv', 'etat']],
    ['north-union_2012 1e5 3.14 a@b.example', ['north', 'union', '2012', '1e5', '3', '14', 'a', 'b', 'exampl']],
    ['Straße ΣΊΣΥΦΟΣ Ёлка 交渉', ['straß', 'σίσυφοσ', 'ёлка', '交渉']],
    ['', []],
    ['– … ‹ ›', []],
  ])('of %j are %j', (text, words) => {
    expect(oursIn(text)).toEqual(words);
    expect(fullText.words(text)).toEqual(words);
  });

  /**
   * Where the two differ: what Unicode came to call letters after version 6.1, which SQLite keeps to, and the dotless i of Turkish, whose
   * capital is a Latin one.
   */
  it('are cut and folded alike for every letter, digit and accent of the scripts of Europe', () => {
    const characters = Array.from({ length: 0x530 }, (_, code) => String.fromCodePoint(code)).slice(1);
    const further = Array.from({ length: 0x100 }, (_, code) => String.fromCodePoint(0x1e00 + code));
    const differing = [...characters, ...further].filter((one) => {
      const text = `a${one}b ${one}`;
      return /[\p{L}\p{N}\p{M}\p{P}\p{S}\p{Z}]/u.test(one) && oursIn(text).join(' ') !== fullText.words(text).join(' ');
    });
    expect(differing).toEqual(['ı', 'Ϳ', '\u0528', '\u052a', '\u052c', '\u052e']);
  });

  it('are cut where they are longer than an index can hold, the same in texts and in what is looked for', () => {
    const long = 'x'.repeat(5_000);
    expect(differentWords(`${long} ${long}y`)).toEqual(['x'.repeat(512)]);
  });
});

describe('the excerpt of a text', () => {
  const spoken = fc.array(fc.constantFrom('night', 'nights', 'shift', 'pay', 'union', 'the', 'a', 'rota', 'offer', 'talks'), {
    minLength: 1,
    maxLength: 50,
  });
  const between = fc.array(fc.constantFrom(' ', ' ', ' ', '. ', ': ', ', ', '.\n', '-', '.'), { minLength: 50, maxLength: 50 });
  const text = fc.tuple(spoken, between).map(([words, gaps]) => words.map((one, at) => one + (gaps[at] ?? ' ')).join(''));

  it('is the one that SQLite shows', () => {
    const looked = fc.uniqueArray(fc.constantFrom('night', 'pay', 'union', 'offers'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, looked, (said, words) => {
        const theirs = fullText.excerpt(said, words);
        fc.pre(theirs !== undefined);
        expect(excerptOf(said, words.flatMap(differentWords))).toBe(theirs);
      }),
      { numRuns: 600 },
    );
  });
});
