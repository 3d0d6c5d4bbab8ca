import { instantInWords, whenInWords, type Dated } from '../words/dates-in-words';

/** A date as the record has it, where it is said beside it which clock it is. */
export const DateSaid = (of: Dated) => <bdi>{whenInWords(of)}</bdi>;
/** An instant of the record, where it is said beside it which clock it is. */
export const InstantSaid = ({ at }: { readonly at: string }) => <time dateTime={at}>{instantInWords(at)}</time>;

/** The clock of what happened. */
export function Happened(of: Dated) {
  return (
    <span className="when">
      happened: <DateSaid {...of} />
    </span>
  );
}

/** The clock of the record. */
export function Recorded({ at }: { readonly at: string }) {
  return (
    <span className="when">
      recorded: <InstantSaid at={at} />
    </span>
  );
}
