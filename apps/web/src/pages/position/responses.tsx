import type { Schema } from '../../api/ask';
import { Causes } from '../../parts/causes';
import { Said, Who } from '../../parts/said';
import { Happened } from '../../parts/when';
import { lower, replyInWords } from '../../words/in-words';
import type { Labels } from '../../names/labels';

type Proposal = Schema<'Proposal'>;

/** What each party replied, and to which version. */
export function Responses({ of, labels, title }: { readonly of: Proposal; readonly labels: Labels; readonly title: string }) {
  if (of.responses.length + of.referredTo.length === 0) return null;
  return (
    <>
      <p className="card__list-title">Replies</p>
      <ul className="things">
        {of.responses.map((reply) => (
          <li key={reply.entry}>
            <Who id={reply.party} />
            {reply.body !== undefined && ` (its ${lower(reply.body)})`} {replyInWords(reply.response)} version{' '}
            {reply.version}
            {reply.counter !== undefined && `: “${labels.proposal(reply.counter)}”`}
            {reply.conditions !== undefined && `, on conditions: ${reply.conditions.join('; ')}`},{' '}
            <Happened date={reply.date} phrase={reply.phrase} /> <Causes entries={[reply.entry]} of={`the reply to ${title}`} />
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
