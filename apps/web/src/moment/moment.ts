import { GRADES, type Grade } from '@parley/negotiation';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What had happened by then, as recorded by then, at this grade of evidence or better. Left out: no limit. */
export interface Moment {
  /** EDTF: the clock of what happened. */
  readonly asOf?: string;
  /** An instant in UTC: the clock of the record. */
  readonly knownAt?: string;
  readonly evidence?: Grade;
}
export const MOMENT_FIELDS = ['asOf', 'knownAt', 'evidence'] as const;
export { GRADES, type Grade };

const isGrade = (word: string): word is Grade => (GRADES as readonly string[]).includes(word);

function momentIn(search: URLSearchParams): Moment {
  const said = (name: (typeof MOMENT_FIELDS)[number]): string => search.get(name) ?? '';
  const [asOf, knownAt, evidence] = [said('asOf'), said('knownAt'), said('evidence')];
  return { ...(asOf && { asOf }), ...(knownAt && { knownAt }), ...(isGrade(evidence) && { evidence }) };
}

/** The moment in the address, and the part of the address that says so, for links that stay at it. */
export function useMoment(): { readonly moment: Moment; readonly search: string } {
  const [search] = useSearchParams();
  const key = MOMENT_FIELDS.map((name) => search.get(name) ?? '').join('\n');
  return useMemo(() => {
    const moment = momentIn(search);
    const kept = new URLSearchParams(Object.entries(moment) as [string, string][]).toString();
    return { moment, search: kept === '' ? '' : `?${kept}` };
    // The other parameters of the address do not matter here.
  }, [key]);
}
