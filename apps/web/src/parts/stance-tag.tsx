import type { Schema } from '../api/ask';
import { lower, spoken } from '../words/in-words';

/** A sign beside the word, so that a row can be read at a glance and without colour. */
const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  supports: ['✓', 'green'],
  opposes: ['✕', 'red'],
  conditional: ['◐', 'orange'],
  seeks: ['→', 'blue'],
  open: ['○', 'teal'],
  exploring: ['○', 'teal'],
};

export function StanceTag({ of: { stance, between = [] } }: { readonly of: Pick<Schema<'Stance'>, 'stance' | 'between'> }) {
  const [sign, colour] = SIGNS[stance] ?? ['–', 'grey'];
  const words = between.length > 0 ? `Not determined: ${between.map(({ state }) => lower(state)).join(' or ')}` : spoken(stance);
  return (
    <strong className={`govuk-tag govuk-tag--${colour}`}>
      <span aria-hidden="true">{sign} </span>
      {words}
    </strong>
  );
}
