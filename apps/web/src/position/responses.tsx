import type { Schema } from '../api/ask';
import { Causes } from '../parts/causes';
import { PlaceLink } from '../parts/place-link';
import { Said, Who } from '../parts/said';
import { Happened } from '../parts/when';
import { lower, replyInWords } from '../words/in-words';
import type { Labels } from '../names/labels';

type Proposal = Schema<'Proposal'>;

interface ResponsesProps {
  readonly of: Proposal;
  readonly labels: Labels;
  readonly title: string;
  /** Where the bases of the replies are told; absent where they are not to be led to. */
  readonly negotiation?: string | undefined;
}
/** What each party replied, and to which version. */
export function Responses({ of, labels, title, negotiation }: ResponsesProps) {
  if (of.responses.length + of.referredTo.length === 0) return null;
  return (
    <>
      <p className="card__list-title">Replies</p>
      <ul className="things">
        {of.responses.map((reply) => (
          <li key={reply.entry}>
            <Who id={reply.party} />
            {reply.body !== undefined && ` (its ${lower(reply.body)})`} {replyInWords(reply.response)} version {reply.version}
            {reply.counter !== undefined && `: “${labels.proposal(reply.counter)}”`}
            {reply.conditions !== undefined && `, on conditions: ${reply.conditions.join('; ')}`},{' '}
            <Happened date={reply.date} phrase={reply.phrase} /> <Causes entries={[reply.entry]} of={`the reply to ${title}`} />
            {negotiation !== undefined && <BasisLink to={`/negotiations/${negotiation}/decisions/${reply.entry}`} of={title} />}
          </li>
        ))}
        {of.referredTo.map(({ party, body, asPrinted, entry, date, phrase }) => (
          <li key={entry}>
            Referred to {party === undefined ? <Said>{asPrinted ?? 'somebody not named'}</Said> : <Who id={party} />}
            {body !== undefined && ` (its ${lower(body)})`}, <Happened date={date} phrase={phrase} />{' '}
            <Causes entries={[entry]} of={`the referral of ${title}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

const BasisLink = ({ to, of }: { readonly to: string; readonly of: string }) => (
  <span className="causes screen-only">
    {' '}
    <PlaceLink to={to} label={`the basis of this reply to ${of}`}>
      basis
    </PlaceLink>
  </span>
);
