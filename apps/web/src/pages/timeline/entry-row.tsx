import { Link } from 'react-router';
import { Said } from '../../parts/said';
import { DateSaid, Recorded } from '../../parts/when';
import type { Span } from './items';
import { gradeInWords, orderInWords } from './kinds';
import type { Listed } from './listed';

export interface RowsProps {
  readonly listed: Listed;
  /** The row that the keyboard is at. */
  readonly current: number;
  /** Rows that were chosen on the canvas. */
  readonly picked: ReadonlySet<number>;
}
interface RowProps {
  readonly span: Span;
  readonly at: number;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
}
export function Row({ span, at, isCurrent, isPicked }: RowProps) {
  return (
    <div role="row" aria-rowindex={at + 2} aria-selected={isPicked} className={`entries__row${isPicked ? ' entries__row--picked' : ''}`}>
      <div role="gridcell">
        {/* Not at the moment chosen, at which an entry that came later is not on record. */}
        <Link className="govuk-link" to={`/entries/${span.entry}`} tabIndex={isCurrent ? 0 : -1}>
          <Said>{span.says}</Said>
        </Link>
      </div>
      <div role="gridcell">
        <DateSaid date={span.date} phrase={span.phrase} />
        <br />
        <Recorded at={span.recordedAt} />
      </div>
      <div role="gridcell">{evidenceOf(span).join('; ')}</div>
    </div>
  );
}

function evidenceOf(span: Span): readonly string[] {
  const { grade, late, leaked, corrected, retracted, when, after, before } = span;
  const said: readonly (readonly [unknown, string])[] = [
    [retracted, 'retracted'],
    [leaked, 'leaked'],
    [corrected, 'corrected or added to'],
    [late, 'recorded late'],
    [when === 'possible', 'may have happened only later'],
    [after ?? before, 'said to be before or after another entry'],
    [orderInWords(span), orderInWords(span) ?? ''],
  ];
  return [gradeInWords(grade), ...said.flatMap(([is, words]) => (is ? [words] : []))];
}
