import { useId, type ReactNode } from 'react';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
}

function Field({
  id,
  label,
  hint,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {children}
    </div>
  );
}
const describedBy = (id: string, hint: string | undefined) => (hint === undefined ? {} : { 'aria-describedby': `${id}-hint` });

/** A field of a form, which keeps its value itself; read it from the form's data by its name. */
export function TextField({
  name,
  label,
  hint,
  value = '',
  type = 'text',
  required = false,
  maxLength = 200,
}: FieldProps & { readonly type?: string; readonly required?: boolean; readonly maxLength?: number }) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint}>
      <input
        className="govuk-input"
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        required={required}
        maxLength={maxLength}
        {...(type === 'datetime-local' && { step: 1 })}
        {...describedBy(id, hint)}
      />
    </Field>
  );
}

export function LongTextField({
  name,
  label,
  hint,
  value = '',
  required = false,
  maxLength,
}: FieldProps & { readonly required?: boolean; readonly maxLength: number }) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint}>
      <textarea
        className="govuk-textarea"
        id={id}
        name={name}
        rows={3}
        defaultValue={value}
        required={required}
        maxLength={maxLength}
        {...describedBy(id, hint)}
      />
    </Field>
  );
}

export function SelectField({
  name,
  label,
  hint,
  value = '',
  options,
}: FieldProps & { readonly options: readonly (readonly [string, string])[] }) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint}>
      <select className="govuk-select" id={id} name={name} defaultValue={value} {...describedBy(id, hint)}>
        {options.map(([option, says]) => (
          <option key={option} value={option}>
            {says}
          </option>
        ))}
      </select>
    </Field>
  );
}
