import type { Schema } from '../api/ask';
import { useNames } from '../names/use-names';
import { Causes } from '../parts/causes';
import { Things } from '../parts/part';
import { Said } from '../parts/said';
import { valueInWords } from '../words/in-words';
import { Unfolding } from '../parts/unfolding';

type Term = Schema<'Term'>;
interface TermListProps {
  readonly terms: readonly Term[];
  readonly aims: readonly Term[];
  readonly versions: number;
  readonly current: number | undefined;
}

/** The terms of the version that counts; those of versions before it can be opened. An aim is what a proposal is for, not a term of it. */
export function TermList({ terms, aims, versions, current }: TermListProps) {
  const isOld = ({ version }: Term): boolean => versions > 1 && version !== undefined && version !== current;
  const earlier = terms.filter(isOld);
  return (
    <>
      {terms.length > earlier.length && <TermItems title="Terms" terms={terms.filter((term) => !isOld(term))} />}
      {aims.length > 0 && <TermItems title="Aim, which is not a term" terms={aims} />}
      {earlier.length > 0 && (
        <Unfolding title="Terms of earlier versions">
          <TermItems title="Terms as they were" terms={earlier} isVersionShown />
        </Unfolding>
      )}
    </>
  );
}

export function TermItems({
  title,
  terms,
  isVersionShown = false,
}: {
  readonly title: string;
  readonly terms: readonly Term[];
  readonly isVersionShown?: boolean;
}) {
  return (
    <>
      <p className="card__list-title">{title}</p>
      <Things of={terms} keyOf={({ id, version }) => `${id} ${version ?? ''}`}>
        {(term) => (
          <>
            {isVersionShown && term.version !== undefined && `Version ${term.version}: `}
            <TermLine of={term} />
          </>
        )}
      </Things>
    </>
  );
}

/** What a term asks for, with the figures as printed, and those derived under them. */
function TermLine({ of: { parameter, values, derived, leaked, entries } }: { readonly of: Term }) {
  const { named } = useNames();
  const figures = Object.keys(values).length > 0 ? valueInWords(values, named) : '';
  return (
    <>
      <Said>{parameter}</Said>
      {figures !== '' && (
        <>
          : <Said>{figures}</Said>
        </>
      )}
      {leaked && ' (leaked)'} <Causes entries={entries} of={parameter} />
      {derived.length > 0 && (
        <ul className="derived">
          {derived.map(({ label, formula }) => (
            <li key={label}>
              derived, not printed: {label} <span className="quiet">({formula})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
