import { useState, type ReactNode } from 'react';
import { ComboboxInput } from './combobox';
import { useField } from './field-faults';
import { spoken } from '../words/in-words';
import type { Suggestion } from './suggested';

const NAMED_MAX = 300;

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string;
}
interface Framed extends Omit<FieldProps, 'value'> {
  readonly className?: string;
  /** It stands for fields of its own as well: what is refused of these is said here. */
  readonly isWhole?: boolean;
  /** Given the attributes that tie the control to its label, its hint and what was refused of it. */
  readonly children: (control: Control) => ReactNode;
}
interface Control {
  readonly id: string;
  readonly name: string;
  readonly isRefused: boolean;
  readonly 'aria-describedby'?: string;
}

/** Ties a control to what is said beside it, by the ids under which that stands. */
function describedBy(beside: Readonly<Record<string, string | undefined>>): { readonly 'aria-describedby'?: string } {
  const ids = Object.keys(beside).filter((id) => beside[id] !== undefined);
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}

/** A control with its label, its hint, and what was refused of it. */
function Field({ name, label, hint, className = '', isWhole = false, children }: Framed) {
  const { id, fault } = useField(name, isWhole);
  const isRefused = fault !== undefined;
  return (
    <div className={['field', className, isRefused ? 'field--refused' : ''].join(' ')}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {isRefused && <FieldFault id={`${id}-fault`} says={fault} />}
      {children({ id, name, isRefused, ...describedBy({ [`${id}-hint`]: hint, [`${id}-fault`]: fault }) })}
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
  ...field
}: FieldProps & {
  readonly type?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
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
          {...(type === 'datetime-local' && { step: 1 })}
        />
      )}
    </Field>
  );
}

/** A field of a form that suggests what is on record; its value is the words in it. */
export function SuggestingField({
  suggestions,
  ...field
}: FieldProps & { readonly suggestions: readonly Suggestion<string>[]; readonly isWhole?: boolean }) {
  const [typed, setTyped] = useState(field.value ?? '');
  return (
    <Field {...field} className="combobox">
      {(control) => (
        <ComboboxInput
          control={styled('input', control)}
          label={field.label}
          typed={typed}
          suggestions={suggestions}
          maxLength={NAMED_MAX}
          onType={setTyped}
          onChoose={({ value }) => setTyped(value)}
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

interface TicksProps extends Omit<FieldProps, 'value'> {
  readonly options: readonly string[];
  readonly ticked: readonly string[];
}
/** Any of a few words. Each stands in the form under its own number, as in `sides.0`. */
export function TicksField({ name, label, hint, options, ticked }: TicksProps) {
  const { id, fault } = useField(name);
  return (
    <fieldset className="ticks" id={id} tabIndex={-1}>
      <legend className="govuk-label">{label}</legend>
      {hint !== undefined && <div className="govuk-hint">{hint}</div>}
      {fault !== undefined && <FieldFault id={`${id}-fault`} says={fault} />}
      {options.map((option, at) => (
        <label key={option} className="ticks__one">
          <input type="checkbox" name={`${name}.${at}`} value={option} defaultChecked={ticked.includes(option)} /> {spoken(option)}
        </label>
      ))}
    </fieldset>
  );
}
