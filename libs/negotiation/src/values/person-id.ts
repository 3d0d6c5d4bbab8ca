import { fault, parsed, type Parsed } from './parsed';

/** An opaque id of a person: it says nothing about who it is, so that it may stand where the name must not. */
export type PersonId = `person-${string}`;

const PERSON_ID = /^person-[a-z]{10}$/;

export function isPersonId(text: unknown): text is PersonId {
  return typeof text === 'string' && PERSON_ID.test(text);
}

/** Faults: `person-id-form`. */
export function parsePersonId(text: unknown): Parsed<PersonId> {
  if (isPersonId(text)) return parsed(text);
  return fault(
    'person-id-form',
    'A person is given by the id "person-" and ten lower-case letters that the register holds; find it by the name.',
  );
}
