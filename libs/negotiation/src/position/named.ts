import type { Actor } from '../entry/entry';

/** One id or phrase for an actor: the person, else the office, the words as printed, the party or its body. */
export const named = ({ person, office, asPrinted, party, body }: Actor): string => person ?? office ?? asPrinted ?? party ?? body ?? '';
