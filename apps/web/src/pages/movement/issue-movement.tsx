import { useQuestion } from '../../api/use-question';
import type { Labels } from '../../names/labels';
import { Standing } from '../../moment/standing';
import { Causes } from '../../parts/causes';
import { Part } from '../../parts/part';
import { Said, Who } from '../../parts/said';
import { counted } from '../../words/in-words';
import { figureCharts, type FigureChart } from './figure-charts';
import { numberedMoves, type FigureMove, type PartyMoves } from './moves';
import { MovesTable } from './moves-table';
import { SideBySidePart } from './side-by-side';
import { SIGNS } from './signs';
import { StepChart } from './step-chart';

interface IssueMovementProps {
  readonly negotiation: string;
  readonly issue: string;
  readonly labels: Labels;
}

/** How the parties moved on one issue: the figures as lines, what each put last, and every step with its entry. */
export function IssueMovement({ negotiation, issue, labels }: IssueMovementProps) {
  const answer = useQuestion('/api/negotiations/{id}/issues/{issue}/movement', { ids: { id: negotiation, issue } });
  const parties = numberedMoves(answer);
  return (
    <>
      <Standing reflects={answer.reflects} />
      <h2 className="govuk-heading-l issue-title" tabIndex={-1}>
        <Said>{answer.issue.title}</Said> <Causes entries={[answer.issue.entry]} of={answer.issue.title} />
      </h2>
      <FiguresPart of={figureCharts(parties)} />
      <SideBySidePart of={answer.sideBySide} labels={labels} />
      {parties.map((one) => (
        <PartyPart key={one.party ?? ''} of={one} labels={labels} />
      ))}
      {parties.length === 0 && <p className="none">Nobody put a figure, took a stance or replied on this issue.</p>}
      <p className="quiet">What was only said in words, in a statement, moves nothing here; neither does an aim, which is not proposed.</p>
    </>
  );
}

function FiguresPart({ of }: { readonly of: readonly FigureChart[] }) {
  return (
    <Part id="figures" title="Figures" none={of.length === 0 ? 'Nothing was put on this issue that is a figure.' : undefined}>
      {of.map((chart) => (
        <figure key={chart.key} className="figure">
          <figcaption className="govuk-heading-s">
            <Said>{titleOf(chart)}</Said>
          </figcaption>
          <StepChart of={chart} label={`${titleOf(chart)}. ${lastInWords(chart)} Every step is in the tables below.`} />
        </figure>
      ))}
      <p className="quiet">
        Signs: <Sign of="claim" /> claim, <Sign of="offer" /> offer, <Sign of="proposal" /> another proposal, <Sign of="unknown" /> of a
        kind that is not known. A bar is the time within which a step was put, where its date leaves that open; a dashed line says that the
        figure changed somewhere along it. Where the dates do not say which step came first, no line leads there. The numbers are those of
        the tables below.
      </p>
    </Part>
  );
}

const Sign = ({ of }: { readonly of: FigureMove['kind'] }) => (
  <svg className="sign" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
    <path d={SIGNS[of]} />
  </svg>
);

const titleOf = ({ parameter, staffGroup, unit }: FigureChart): string =>
  `${parameter}${staffGroup === undefined ? '' : `, for ${staffGroup}`}${unit === '' ? '' : `, in ${unit}`}`;

const lastInWords = ({ lines }: FigureChart): string =>
  lines
    .map(({ who, bound, steps }) => {
      const amounts = steps.map(({ amount }) => amount);
      return `${who}: ${bound === '' ? '' : `${bound} `}${amounts.join(', then ')}.`;
    })
    .join(' ');

function PartyPart({ of, labels }: { readonly of: PartyMoves; readonly labels: Labels }) {
  const id = `moved-${of.party ?? 'nobody'}`;
  return (
    <section className="part" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id} tabIndex={-1}>
        {of.party === null ? of.name : <Who id={of.party} />}
        <span className="part__count"> ({counted(of.moves.length, 'step')})</span>
      </h2>
      {of.earlier > 0 && <p className="quiet">{counted(of.earlier, 'earlier step')} not listed here; the history has all.</p>}
      <MovesTable of={of} labels={labels} />
    </section>
  );
}
