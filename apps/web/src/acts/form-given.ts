/** An act whose form stands open, and what it is filled with at first: fields of the act by their names. */
export interface FormGiven {
  readonly act: string;
  readonly given: Readonly<Record<string, string>>;
}
const ACT = 'record';

/** The address of the page with that form open, as in `?record=answer-objection&objection=o-1`. */
export const addressOfForm = ({ act, given }: FormGiven): string => `?${new URLSearchParams({ [ACT]: act, ...given }).toString()}`;

/** The form that an address opens; undefined where it opens none. */
export function formIn(search: URLSearchParams): FormGiven | undefined {
  const { [ACT]: act, ...given } = Object.fromEntries(search) as Readonly<Record<string, string>>;
  return act === undefined || act === '' ? undefined : { act, given };
}
