import { instantInWords, whenInWords } from '../words/dates-in-words';

/** The clock of what happened. */
export function Happened({ date, phrase }: { readonly date?: string | undefined; readonly phrase?: string | undefined }) {
  const said = whenInWords({ ...(date !== undefined && { date }), ...(phrase !== undefined && { phrase }) });
  return (
    <span className="when">
      happened: <bdi>{said}</bdi>
    </span>
  );
}

/** The clock of the record. */
export function Recorded({ at }: { readonly at: string }) {
  return (
    <span className="when">
      recorded: <time dateTime={at}>{instantInWords(at)}</time>
    </span>
  );
}
