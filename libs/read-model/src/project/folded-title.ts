/** A title or a name as it is compared and sorted: without case, accents and doubled spaces. */
export const foldedTitle = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
