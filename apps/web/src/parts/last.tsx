import type { Schema } from '../api/ask';
import { spoken } from '../words/in-words';
import { PlaceLink } from './place-link';
import { Happened } from './when';

/** What happened last, by the clock of what happened; where the dates do not decide, it says that others may have been later. */
export function Last({ of }: { readonly of: Schema<'Last'> | null }) {
  if (of === null) return <>nothing on record</>;
  const others = of.between?.length ?? 0;
  return (
    <>
      <PlaceLink to={`/entries/${of.entry}`}>{spoken(of.type)}</PlaceLink>, <Happened date={of.date} phrase={of.phrase} />
      {others > 0 && <span className="quiet"> (or one of {others} others: their dates do not decide)</span>}
    </>
  );
}
