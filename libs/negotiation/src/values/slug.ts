import { fault, parsed, type Parsed } from './parsed';

/** A readable id: lower-case letters and digits in groups joined by single hyphens. */
export type Slug = string;

export const SLUG_LENGTH_MAX = 80;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Letters that do not fall apart into a base letter and a mark. */
const SPELT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', '&': ' and ' };

export function isSlug(text: unknown): text is Slug {
  return typeof text === 'string' && text.length <= SLUG_LENGTH_MAX && SLUG.test(text);
}

/** Faults: `slug-form`. */
export function parseSlug(text: unknown): Parsed<Slug> {
  if (isSlug(text)) return parsed(text);
  return fault(
    'slug-form',
    `An id is lower-case letters and digits in groups joined by hyphens, at most ${SLUG_LENGTH_MAX} characters, such as "sick-pay".`,
  );
}

/** Cut after the last whole word that fits; a single longer word is cut itself. */
function cut(slug: string): string {
  if (slug.length <= SLUG_LENGTH_MAX) return slug;
  const end = slug.slice(0, SLUG_LENGTH_MAX + 1).lastIndexOf('-');
  return slug.slice(0, end > 0 ? end : SLUG_LENGTH_MAX);
}

/**
 * Makes a slug from a title; `undefined` if it has no Latin letter or digit. The same title gives the same slug: that it is not taken
 * is for the caller to see to. Only the first 1,000 characters are looked at.
 */
export function slugFrom(title: string): Slug | undefined {
  const plain = title
    .slice(0, 1_000)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'\u2019]/gu, '')
    .replace(/[ßæœøłđðþ&]/g, (letter) => SPELT[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? undefined : cut(plain);
}
