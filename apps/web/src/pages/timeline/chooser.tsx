import { GRADES } from '@parley/negotiation';
import { memo, useMemo } from 'react';
import { spoken } from '../../words/in-words';
import { Press } from '../../parts/press';
import { ChooseTyped, type ChooseOneProps, type Options } from './choose-typed';
import { gradeInWords, UNGRADED, type KindGroup } from './kinds';
import type { NamedIssue } from './past-words';
import { FILTERS, type Filter, type TimelineState } from './state';
import { Choice } from './zoomer';

interface ChooserProps {
  readonly filter: Filter;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly issues: readonly NamedIssue[];
  readonly kinds: readonly KindGroup[];
  readonly onChoose: (change: Partial<TimelineState>) => void;
}

/** So many stand in a list that is opened; among more, one is found by typing. */
const LISTED_MAX = 100;

/** Which entries are shown: those that name a party or an issue, and are of a kind and a grade. */
export const Chooser = memo(function Chooser({ filter, parties, issues, kinds, onChoose }: ChooserProps) {
  const options = useMemo(
    (): Readonly<Record<keyof Filter, Options>> => ({
      party: parties.map(({ id, name }) => [id, name]),
      issue: issues.map(({ id, title }) => [id, title]),
      kind: kinds.flatMap(({ family, types }): Options => [
        [family, spoken(family)],
        ...types.map((type) => [type, `– ${spoken(type)}`] as const),
      ]),
      grade: [...GRADES, UNGRADED].map((grade) => [grade, gradeInWords(grade)]),
    }),
    [parties, issues, kinds],
  );
  const isAny = FILTERS.some((name) => filter[name] !== undefined);
  return (
    <div className="filters" role="group" aria-label="Which entries">
      {FILTERS.map((name) => (
        <ChooseOne
          key={name}
          label={LABELS[name]}
          value={filter[name] ?? ''}
          of={options[name]}
          onChoose={(value) => onChoose({ filter: { ...filter, [name]: value } })}
        />
      ))}
      {isAny && <Press onPress={() => onChoose({ filter: {} })}>Show every entry</Press>}
    </div>
  );
});
const LABELS: Readonly<Record<keyof Filter, string>> = { party: 'Party', issue: 'Issue', kind: 'Kind', grade: 'Grade of evidence' };

function ChooseOne(props: ChooseOneProps) {
  const { value, of } = props;
  if (of.length > LISTED_MAX) return <ChooseTyped {...props} />;
  return <Choice {...props} of={[['', 'Any'], ...withChosen(of, value)]} />;
}

/** What the address asks for stands among the choices, also where nothing here is called so. */
const withChosen = (options: Options, chosen: string): Options =>
  chosen === '' || options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
