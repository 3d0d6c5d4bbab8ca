import { Said, Who } from './said';
import { lower } from '../words/in-words';

export interface Citation {
  readonly source: string;
  readonly locator: string;
  readonly grade: string;
  readonly quote?: string;
  readonly leaked?: boolean;
}

/** Where something is known from, with the grade of that evidence and the words as printed. */
export function CitationSaid({ of: { source, locator, grade, quote, leaked } }: { readonly of: Citation }) {
  return (
    <>
      <Who id={source} />, <Said>{locator}</Said>; evidence: {lower(grade)}
      {leaked === true && '; leaked'}
      {quote !== undefined && (
        <blockquote className="quote">
          <Said>{quote}</Said>
        </blockquote>
      )}
    </>
  );
}
