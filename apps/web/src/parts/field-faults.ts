import { createContext, use, useId } from 'react';

/** What was refused of a form, by the names of its fields (`sources.0.grade`), and the id that the form's fields begin with. */
export interface FormFaults {
  readonly form: string;
  readonly faults: ReadonlyMap<string, string>;
}
const NONE: ReadonlyMap<string, string> = new Map();
export const FieldFaults = createContext<FormFaults | undefined>(undefined);

/** The id of the element that stands for a field of a form, as links of its error summary name it. */
export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** Where a field stands, and what was refused of it; of a whole, also what was refused within it. Outside a form that says so, only its own id. */
export function useField(name: string, isWhole = false): { readonly id: string; readonly fault?: string } {
  const own = useId();
  const { form, faults } = use(FieldFaults) ?? { form: own, faults: NONE };
  const within = isWhole ? [...faults].find(([path]) => path.startsWith(`${name}.`))?.[1] : undefined;
  const fault = faults.get(name) ?? within;
  return { id: fieldId(form, name), ...(fault !== undefined && { fault }) };
}
