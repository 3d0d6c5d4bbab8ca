import type { ReactNode } from 'react';
import { InSheets } from './in-sheets';

/** A titled part of a page. Where there is nothing in it, it says so instead of vanishing: that nothing is on record is an answer. */
export function Part({ id, title, children, none, count }: PartProps) {
  return (
    <section className="part" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id} tabIndex={-1}>
        {title}
        {count !== undefined && <span className="part__count"> ({count})</span>}
      </h2>
      {none === undefined ? children : <p className="none">{none}</p>}
    </section>
  );
}
interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children?: ReactNode;
  /** What to say where there is nothing; undefined where there is something. */
  readonly none?: string | undefined;
  readonly count?: number;
}

export function Things<T>({
  of,
  children,
  keyOf,
}: {
  readonly of: readonly T[];
  readonly children: (one: T) => ReactNode;
  readonly keyOf: (one: T) => string;
}) {
  return (
    <InSheets of={of}>
      {(shown) => (
        <ul className="things">
          {shown.map((one) => (
            <li key={keyOf(one)}>{children(one)}</li>
          ))}
        </ul>
      )}
    </InSheets>
  );
}
