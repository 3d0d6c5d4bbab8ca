import { stateInWords } from '../words/in-words';

/** Colours only underline what the words say. */
const COLOURS: Readonly<Record<string, string>> = {
  Accepted: 'green',
  Agreed: 'green',
  AgreedInPrinciple: 'green',
  InForce: 'green',
  BoardApproved: 'green',
  Active: 'green',
  Rejected: 'red',
  BoardRefused: 'red',
  FailedToAgree: 'red',
  Upheld: 'green',
  Tabled: 'blue',
  UnderReply: 'blue',
  InTalks: 'blue',
  Floated: 'yellow',
  Published: 'purple',
  undetermined: 'orange',
  Rescinded: 'red',
};

export function StateTag({ of }: { readonly of: Parameters<typeof stateInWords>[0] }) {
  return <strong className={`govuk-tag govuk-tag--${COLOURS[of.state] ?? 'grey'}`}>{stateInWords(of)}</strong>;
}

/** Something that waits for somebody: the word first, then where it stands. */
export function OpenTag({ of }: { readonly of: Parameters<typeof stateInWords>[0] & { readonly open: boolean } }) {
  return of.open ? (
    <>
      <strong className="govuk-tag govuk-tag--orange">Open</strong> <span className="quiet">{stateInWords(of).toLowerCase()}</span>
    </>
  ) : (
    <StateTag of={of} />
  );
}
