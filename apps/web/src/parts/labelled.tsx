import { useId, type ReactNode } from 'react';

interface LabelledProps {
  readonly label: string;
  readonly className?: string;
  /** Given the id by which the label names its control. */
  readonly children: (id: string) => ReactNode;
}

/** A control with its label, of which whoever shows it keeps the value. */
export function Labelled({ label, className = '', children }: LabelledProps) {
  const id = useId();
  return (
    <div className={`field ${className}`.trimEnd()}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
