import { undecidedIssues, type UndecidedIssue } from '@parley/negotiation';
import { Causes } from '../../parts/causes';
import { Part, Things } from '../../parts/part';
import { Said } from '../../parts/said';
import { counted } from '../../words/in-words';
import type { PositionProps } from './position-props';

function whatThereIs({ tabledTerms, floatedTerms, positions, openObjections }: UndecidedIssue): string {
  const parts: readonly (readonly [number, string])[] = [
    [tabledTerms, `${counted(tabledTerms, 'term')} on the table`],
    [floatedTerms, `${counted(floatedTerms, 'term')} only floated`],
    [positions, counted(positions, 'position')],
    [openObjections, counted(openObjections, 'open objection')],
  ];
  const some = parts.filter(([count]) => count > 0).map(([, words]) => words);
  return some.length === 0 ? 'nothing was put and nobody took a position' : some.join(', ');
}

/** The issues on which nothing is agreed. */
export function UndecidedPart({ position }: PositionProps) {
  const issues = undecidedIssues(position);
  const none = position.issues.length === 0 ? 'No issue was raised.' : issues.length === 0 ? 'Every issue is agreed.' : undefined;
  return (
    <Part id="undecided" title="Undecided" count={issues.length} none={none}>
      <Things of={issues} keyOf={({ id }) => id}>
        {(issue) => (
          <>
            <strong>
              <Said>{issue.title}</Said>
            </strong>
            : {whatThereIs(issue)} <Causes entries={[issue.entry]} of={issue.title} />
          </>
        )}
      </Things>
    </Part>
  );
}
