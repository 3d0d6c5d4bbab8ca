import type { ReactNode } from 'react';

interface UnfoldingProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly className?: string;
  readonly onOpened?: () => void;
  readonly children: ReactNode;
}

/** Something that stands folded until it is wanted. */
export function Unfolding({ title, isOpen = false, className = '', onOpened, children }: UnfoldingProps) {
  return (
    <details
      className={`govuk-details ${className}`.trimEnd()}
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && onOpened?.()}
    >
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{title}</span>
      </summary>
      {children}
    </details>
  );
}
