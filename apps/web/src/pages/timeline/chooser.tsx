import { GRADES } from '@parley/negotiation';
import { spoken } from '../../words/in-words';
import { gradeInWords, UNGRADED, type KindGroup } from './kinds';
import { Press } from './mover';
import { FILTERS, type Filter, type TimelineState } from './state';
import { Choice } from './zoomer';

interface ChooserProps {
  readonly filter: Filter;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly issues: readonly { readonly id: string; readonly title: string }[];
  readonly kinds: readonly KindGroup[];
  readonly onChoose: (change: Partial<TimelineState>) => void;
}
type Options = readonly (readonly [string, string])[];

/** Which entries are shown: those that name a party or an issue, and are of a kind and a grade. */
export function Chooser({ filter, parties, issues, kinds, onChoose }: ChooserProps) {
  const options: Readonly<Record<keyof Filter, Options>> = {
    party: parties.map(({ id, name }) => [id, name]),
    issue: issues.map(({ id, title }) => [id, title]),
    kind: kinds.flatMap(({ family, types }): Options => [
      [family, spoken(family)],
      ...types.map((type) => [type, `– ${spoken(type)}`] as const),
    ]),
    grade: [...GRADES, UNGRADED].map((grade) => [grade, gradeInWords(grade)]),
  };
  const isAny = FILTERS.some((name) => filter[name] !== undefined);
  return (
    <div className="filters" role="group" aria-label="Which entries">
      {FILTERS.map((name) => (
        <Choice
          key={name}
          label={LABELS[name]}
          value={filter[name] ?? ''}
          of={[['', 'Any'], ...withChosen(options[name], filter[name])]}
          onChoose={(value) => onChoose({ filter: { ...filter, [name]: value } })}
        />
      ))}
      {isAny && <Press onPress={() => onChoose({ filter: {} })}>Show every entry</Press>}
    </div>
  );
}
const LABELS: Readonly<Record<keyof Filter, string>> = { party: 'Party', issue: 'Issue', kind: 'Kind', grade: 'Grade of evidence' };

/** What the address asks for stands among the choices, also where nothing here is called so. */
const withChosen = (options: Options, chosen: string | undefined): Options =>
  chosen === undefined || options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
