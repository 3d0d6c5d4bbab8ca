import { useEffect, useRef, type MouseEvent } from 'react';
import type { Problem, Refused } from '../api/problem';
import { fieldId } from '../parts/field-faults';

/** The fields of a refusal, each with what was said of it. */
export const faultsOf = (refused: Refused | null): ReadonlyMap<string, string> =>
  new Map((refused?.problem.faults ?? []).map(({ path, says }) => [path, says]));

/** Why an act was refused, with a link to each field; it takes the focus when it comes. Nothing typed is lost by a refusal. */
export function RefusalSummary({ of: problem, form }: { readonly of: Problem; readonly form: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const faults = problem.faults ?? [];
  return (
    <div className="refusal" ref={box} tabIndex={-1} role="alert" aria-labelledby={`${form}-refusal`}>
      <h3 className="govuk-heading-s" id={`${form}-refusal`}>
        Not recorded. {problem.title}.
      </h3>
      {faults.length === 0 && <p>{problem.detail}</p>}
      <ul className="things">
        {faults.map(({ path, says }) => (
          <li key={`${path} ${says}`}>
            <FaultLink form={form} path={path} says={says} />
          </li>
        ))}
      </ul>
      {problem.choice !== undefined && <p>There is: {problem.choice.join(', ')}.</p>}
    </div>
  );
}

function FaultLink({ form, path, says }: { readonly form: string; readonly path: string; readonly says: string }) {
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    const field = nearest(form, path);
    for (let around = field?.closest('details'); around; around = around.parentElement?.closest('details')) around.open = true;
    field?.focus();
  };
  return (
    <a className="refusal__link" href={`#${fieldId(form, path)}`} onClick={go}>
      {says}
    </a>
  );
}

/** The field that a path names, or the nearest part of the form around it. */
function nearest(form: string, path: string): HTMLElement | null {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(form, steps.slice(0, length).join('.')));
    if (found) return found;
  }
  return null;
}
