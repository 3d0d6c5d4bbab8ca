import type { ReactNode } from 'react';
import { useField } from './field-faults';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string;
}
interface Framed extends Omit<FieldProps, 'value'> {
  /** Given the attributes that tie the control to its label, its hint and what was refused of it. */
  readonly children: (control: Control) => ReactNode;
}
interface Control {
  readonly id: string;
  readonly name: string;
  readonly isRefused: boolean;
  readonly 'aria-describedby'?: string;
}

/** A control with its label, its hint, and what was refused of it. */
function Field({ name, label, hint, children }: Framed) {
  const { id, fault } = useField(name);
  const said = [hint !== undefined ? `${id}-hint` : '', fault !== undefined ? `${id}-fault` : ''].filter((one) => one !== '');
  return (
    <div className={`field${fault === undefined ? '' : ' field--refused'}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {fault !== undefined && <FieldFault id={`${id}-fault`} says={fault} />}
      {children({ id, name, isRefused: fault !== undefined, ...(said.length > 0 && { 'aria-describedby': said.join(' ') }) })}
    </div>
  );
}

export function FieldFault({ id, says }: { readonly id: string; readonly says: string }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">Refused: </span>
      {says}
    </p>
  );
}

const styled = (kind: string, { isRefused, ...control }: Control) => ({
  ...control,
  className: `govuk-${kind}${isRefused ? ` govuk-${kind}--error` : ''}`,
});

/** A field of a form, which keeps its value itself; read it from the form's data by its name. */
export function TextField({
  type = 'text',
  required = false,
  maxLength = 200,
  list,
  ...field
}: FieldProps & {
  readonly type?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  /** Id of a list of suggestions. */
  readonly list?: string | undefined;
}) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...styled('input', control)}
          type={type}
          defaultValue={field.value ?? ''}
          required={required}
          maxLength={maxLength}
          {...(list !== undefined && { list, autoComplete: 'off' })}
          {...(type === 'datetime-local' && { step: 1 })}
        />
      )}
    </Field>
  );
}

export function LongTextField({
  required = false,
  maxLength,
  ...field
}: FieldProps & { readonly required?: boolean; readonly maxLength: number }) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea {...styled('textarea', control)} rows={3} defaultValue={field.value ?? ''} required={required} maxLength={maxLength} />
      )}
    </Field>
  );
}

export function SelectField({
  options,
  onChange,
  ...field
}: FieldProps & { readonly options: readonly (readonly [string, string])[]; readonly onChange?: (value: string) => void }) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...styled('select', control)} defaultValue={field.value ?? ''} onChange={(event) => onChange?.(event.target.value)}>
          {options.map(([option, says]) => (
            <option key={option} value={option}>
              {says}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes, or nothing said. */
export function TickField({ name, label, hint, isTicked }: Omit<FieldProps, 'value'> & { readonly isTicked: boolean }) {
  const { id, fault } = useField(name);
  return (
    <div className="field tick">
      <input id={id} name={name} type="checkbox" value="true" defaultChecked={isTicked} aria-describedby={`${id}-says`} />
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <div id={`${id}-says`} className="govuk-hint">
        {hint}
        {fault}
      </div>
    </div>
  );
}
