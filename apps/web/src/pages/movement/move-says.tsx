import type { Labels } from '../../names/labels';
import { useNames } from '../../names/use-names';
import { Said } from '../../parts/said';
import { StanceReasons } from '../../parts/stance-reasons';
import { StanceTag } from '../../parts/stance-tag';
import { lower, replyInWords, spoken, valueInWords } from '../../words/in-words';
import type { FigureMove, LaneOn, Move, Numbered } from './moves';

type Of<Kind extends Move['move']> = Extract<Move, { move: Kind }>;

/** What a move puts: a figure, a stance, or a reply to a version of a proposal. */
export function MoveSays({ of: { move, on }, labels }: { readonly of: Numbered; readonly labels: Labels }) {
  const body = on.body === undefined ? null : <span className="quiet">its {lower(on.body)}: </span>;
  if (move.move === 'figure') return <FigureSays of={move} on={on} labels={labels} />;
  return (
    <>
      {body}
      {move.move === 'stance' ? <StanceSays of={move} on={on} labels={labels} /> : <ReplySays of={move} labels={labels} />}
    </>
  );
}

function FigureSays({ of, on, labels }: { readonly of: FigureMove; readonly on: LaneOn; readonly labels: Labels }) {
  const { named } = useNames();
  const group = on.staffGroup === undefined ? '' : ` for ${on.staffGroup}`;
  return (
    <>
      <Said>{`${on.parameter ?? ''}${group}: ${valueInWords(of.values, named)}`}</Said>
      <p className="quiet">
        {of.kind === 'unknown' ? 'A proposal of a kind that is not known' : spoken(of.kind)}:{' '}
        <Said>{`“${labels.proposal(of.proposal)}”`}</Said>, version {of.version},{' '}
        {of.out === 'unknown' ? 'how far it came is not known' : of.out}
      </p>
      {of.derived.map(({ label, formula }) => (
        <p key={label} className="quiet">
          derived, not printed: {label} ({formula})
        </p>
      ))}
    </>
  );
}

function StanceSays({ of, on, labels }: { readonly of: Of<'stance'>; readonly on: LaneOn; readonly labels: Labels }) {
  const { issue: _issue, ...further } = on.target ?? {};
  const about = Object.keys(further).length === 0 ? undefined : labels.target(further);
  return (
    <>
      {of.stance === 'withdrawn' ? <strong>Withdrew its stance</strong> : <StanceTag of={of} />}
      {about !== undefined && (
        <>
          {' '}
          on <Said>{about}</Said>
        </>
      )}
      {of.from !== undefined && ` (before: ${lower(of.from)})`}
      <StanceReasons of={of} />
    </>
  );
}

function ReplySays({ of, labels }: { readonly of: Of<'reply'>; readonly labels: Labels }) {
  return (
    <>
      {spoken(replyInWords(of.response))} version {of.version} of <Said>{`“${labels.proposal(of.proposal)}”`}</Said>
      {of.counter !== undefined && (
        <>
          : <Said>{`“${labels.proposal(of.counter)}”`}</Said>
        </>
      )}
      {of.conditions !== undefined && (
        <p>
          On conditions: <Said>{of.conditions.join('; ')}</Said>
        </p>
      )}
    </>
  );
}
