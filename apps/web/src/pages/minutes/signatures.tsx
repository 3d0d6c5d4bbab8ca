import type { Minutes } from './minutes-of';

const SETTLED = ['Agreed', 'NotAgreed', 'Published'];

/** On paper alone, while the minutes are not settled: where each side signs. */
export function SignaturesOnPaper({ minutes: { state } }: { readonly minutes: Minutes }) {
  if (SETTLED.includes(state)) return null;
  return (
    <div className="paper-only signatures">
      {['For the management side', 'For the staff side'].map((side) => (
        <p key={side} className="signatures__one">
          {side}, and date
        </p>
      ))}
    </div>
  );
}
