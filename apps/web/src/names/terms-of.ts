import type { Schema } from '../api/ask';
import { spoken } from '../words/in-words';
import type { Choice } from './use-names';

/** The terms of a negotiation to choose from: each once, with the first proposal that has it. */
export function termsOf(proposals: Schema<'NegotiationPosition'>['proposals']): readonly Choice[] {
  const found = new Map<string, Choice>();
  for (const { id: proposal, title, terms } of proposals)
    for (const { id, parameter } of terms)
      if (!found.has(id)) found.set(id, { id, name: parameter, hint: `of ${title ?? spoken(proposal)}` });
  return [...found.values()];
}
