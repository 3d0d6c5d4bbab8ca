import { dateInWords } from '../words/dates-in-words';
import { Causes } from './causes';

interface Holding {
  readonly title: string;
  readonly from?: string;
  readonly to?: string;
  readonly entry: string;
}

/** From when to when an office was held, and the entry that says so. */
export function Held({ of: { title, from, to, entry } }: { readonly of: Holding }) {
  return (
    <>
      {from !== undefined && `, from ${dateInWords(from)}`}
      {to !== undefined && `, to ${dateInWords(to)}`} <Causes entries={[entry]} of={title} />
    </>
  );
}
