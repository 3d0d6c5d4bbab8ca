import type { Movement } from '../answers';
import { beneath, inWords, item, lowerWords, section, title } from './lines';
import type { Naming } from './naming';
import { citedIn, standsOn } from './stated-text';
import { fieldsText } from './value-text';

type Party = Movement['parties'][number];
type Lane = Party['stances'][number] | Party['figures'][number] | Party['replies'][number];
type Move = Lane['moves'][number];

const NOBODY = 'Nobody named';

function saysText(move: Move): string {
  if (move.move === 'stance') return [inWords(move.stance), move.conditions ?? move.ground].filter((part) => part !== undefined).join(': ');
  if (move.move === 'figure') return `${fieldsText(move.values)} (${putText(move)})`;
  const conditions = move.conditions === undefined ? '' : ` on condition of ${move.conditions.join('; ')}`;
  return `${inWords(move.response)}${move.counter === undefined ? '' : ` ${move.counter}`} to version ${move.version}${conditions}`;
}
interface Put {
  readonly kind: string;
  readonly proposal: string;
  readonly version: number;
  readonly out: string;
}
const putText = ({ kind, proposal, version, out }: Put): string =>
  `${kind === 'unknown' ? 'proposal' : kind} ${proposal}, version ${version}${out === 'unknown' ? '' : `, ${out}`}`;

const CHANGES = { first: '', same: 'as before', changed: 'moved', undetermined: 'not told whether it moved' } as const;

function moveText(move: Move, naming: Naming): string[] {
  const doubt = move.when === 'possible' ? '? ' : '';
  const order = move.undecided === 0 ? '' : ` ~${move.undecided}`;
  const marks = (['late', 'leaked', 'corrected'] as const).filter((mark) => move[mark]);
  return [
    ...item(`${move.date ?? 'undated'}: ${doubt}${saysText(move)}${naming.refs([move.entry])}${order}`, 2),
    ...beneath([CHANGES[move.change], move.grade ?? 'no grade', ...marks, ...citedIn(move)].filter((part) => part !== '').join('; '), 2),
  ];
}

function laneText(heading: string, lane: Lane, naming: Naming): string[] {
  const earlier = lane.earlier === undefined ? [] : beneath(`and ${lane.earlier} earlier ones, which are not listed`, 1);
  return [...item(heading), ...earlier, ...lane.moves.flatMap((move) => moveText(move, naming))];
}

const ofBody = (body: string | undefined): string => (body === undefined ? '' : ` (${lowerWords(body)})`);
const calledParameter = ({ parameter, staffGroup }: { readonly parameter: string; readonly staffGroup?: string }): string =>
  staffGroup === undefined ? parameter : `${parameter}, ${staffGroup}`;

function partyText({ name, stances, figures, replies }: Party, naming: Naming): string[] {
  return section(name ?? NOBODY, [
    ...figures.flatMap((lane) => laneText(calledParameter(lane), lane, naming)),
    ...stances.flatMap((lane) => laneText(`stance${ofBody(lane.body)} on ${fieldsText(lane.target, naming.leaf)}`, lane, naming)),
    ...replies.flatMap((lane) => laneText(`replies${ofBody(lane.body)} to ${lane.proposal}`, lane, naming)),
  ]);
}

function sideBySideText(row: Movement['sideBySide'][number], { refs }: Naming): string[] {
  const held = row.held.map(({ name, figures }) => {
    const said = figures.map((figure) => `${fieldsText(figure.values)} (${putText(figure)})${refs([figure.entry])}`);
    return `${name ?? NOBODY}: ${said.length > 1 ? 'undetermined, ' : ''}${said.join(' or ')}`;
  });
  return [...item(calledParameter(row)), ...held.flatMap((line) => item(line, 2))];
}

/** How the parties moved on an issue: what each last put, side by side, then each party step by step. */
export function movementText(movement: Movement, naming: Naming): string[] {
  const { issue, parties, sideBySide, reflects } = movement;
  return [
    ...title(`${issue.title} (${issue.id})`),
    standsOn(reflects, 0),
    ...section(
      'Side by side',
      sideBySide.flatMap((row) => sideBySideText(row, naming)),
    ),
    ...(parties.length === 0 ? ['', 'Nobody is on record to have moved on it.'] : parties.flatMap((party) => partyText(party, naming))),
  ];
}
