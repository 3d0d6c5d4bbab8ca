import { RecordLink } from '../../acts/record-link';
import { Causes } from '../../parts/causes';
import { Part, Things } from '../../parts/part';
import { Said, WhoAll } from '../../parts/said';
import { OpenTag } from '../../parts/state-tag';
import { Happened } from '../../parts/when';
import { dateInWords } from '../../words/dates-in-words';
import type { PositionProps } from './position-props';

/** What waits for somebody comes first. */
const openFirst = <T extends { readonly open: boolean }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => Number(b.open) - Number(a.open));
const openOf = (all: readonly { readonly open: boolean }[]): number => all.filter(({ open }) => open).length;

export function ObjectionsPart({ position: { objections }, labels }: PositionProps) {
  return (
    <Part
      id="objections"
      title="Open objections"
      count={openOf(objections)}
      none={objections.length === 0 ? 'Nobody objected.' : undefined}
    >
      <Things of={openFirst(objections)} keyOf={({ id }) => id}>
        {(one) => (
          <>
            <OpenTag of={one} /> <WhoAll ids={one.by} /> against <Said>{labels.target(one.target)}</Said>: “<Said>{one.ground}</Said>”,{' '}
            <Happened date={one.date} phrase={one.phrase} />{' '}
            <Causes entries={[...one.entries, ...one.answers]} of={`the objection “${one.ground}”`} />
            {one.open && (
              <p className="to-record">
                <RecordLink act="answer-objection" given={{ objection: one.id }} of={`the objection “${one.ground}”`}>
                  Answer this objection
                </RecordLink>
                <RecordLink act="resolve-objection" given={{ objection: one.id }} of={`the objection “${one.ground}”`}>
                  Say how it was settled
                </RecordLink>
              </p>
            )}
          </>
        )}
      </Things>
    </Part>
  );
}

export function QuestionsPart({ position: { questions } }: PositionProps) {
  return (
    <Part
      id="questions"
      title="Questions open or partly addressed"
      count={questions.filter(isWaiting).length}
      none={questions.length === 0 ? 'No question was put.' : undefined}
    >
      <Things of={openFirst(questions)} keyOf={({ id }) => id}>
        {(one) => (
          <>
            <OpenTag of={one} /> <WhoAll ids={one.by} />
            {one.to !== undefined && one.to.length > 0 && (
              <>
                {' '}
                asked <WhoAll ids={one.to} />
              </>
            )}
            , <Happened date={one.date} phrase={one.phrase} /> <Causes entries={one.entries} of={`the question “${one.limbs[0] ?? ''}”`} />
            <ol className="limbs">
              {one.limbs.map((limb, at) => (
                <li key={at}>
                  <Said>{limb}</Said>
                </li>
              ))}
            </ol>
            {isWaiting(one) && <ToReply of={one} />}
            {one.conditionalOn && <p className="quiet">{conditionInWords(one.conditionalOn, questions)}</p>}
            {one.replies.map(({ entry, addressed, limb, date, phrase }) => (
              <p key={entry} className="quiet">
                {limb === undefined ? 'Replied' : `Its part ${limb} replied to`}: {addressed} addressed,{' '}
                <Happened date={date} phrase={phrase} /> <Causes entries={[entry]} of="the reply" />
              </p>
            ))}
          </>
        )}
      </Things>
    </Part>
  );
}

type Questions = PositionProps['position']['questions'];
const isWaiting = ({ open, state }: Questions[number]): boolean => open || state === 'PartlyAddressed';

function ToReply({ of: { id, limbs } }: { readonly of: Questions[number] }) {
  return (
    <p className="to-record">
      <RecordLink act="record-reply" given={{ question: id }} of={`the question “${limbs[0] ?? ''}”`}>
        Record a reply
      </RecordLink>
    </p>
  );
}
function conditionInWords({ question, limb, answer }: NonNullable<Questions[number]['conditionalOn']>, questions: Questions): string {
  const asked = questions.find(({ id }) => id === question)?.limbs[(limb ?? 1) - 1] ?? question;
  return `Put only if the answer to “${asked}” is: ${answer}.`;
}

export function ConflictsPart({ position: { conflicts } }: PositionProps) {
  return (
    <Part
      id="conflicts"
      title="What does not agree"
      count={openOf(conflicts)}
      none={conflicts.length === 0 ? 'No entries are noted to disagree.' : undefined}
    >
      <Things of={openFirst(conflicts)} keyOf={({ id }) => id}>
        {(one) => (
          <>
            <OpenTag of={one} /> <Said>{one.parameter}</Said>{' '}
            <Causes entries={[...one.disagreeing, ...one.entries]} of={`the conflict on ${one.parameter}`} />
            {one.resolutions.map(({ resolution, entry }) => (
              <p key={entry} className="quiet">
                Resolved: <Said>{resolution}</Said> <Causes entries={[entry]} of="the resolution" />
              </p>
            ))}
          </>
        )}
      </Things>
    </Part>
  );
}

export function ActionsPart({ position: { actions } }: PositionProps) {
  return (
    <Part id="actions" title="Open actions" count={openOf(actions)} none={actions.length === 0 ? 'No action was agreed.' : undefined}>
      <Things of={openFirst(actions)} keyOf={({ id }) => id}>
        {(one) => (
          <>
            <OpenTag of={one} /> <Said>{one.what}</Said>: <WhoAll ids={one.who} />
            {one.due !== undefined && `, due: ${dateInWords(one.due)}`} <Causes entries={one.entries} of={`the action ${one.what}`} />
          </>
        )}
      </Things>
    </Part>
  );
}
