import { useNames } from '../names/use-names';
import { useEntriesCalled } from '../notes/entries-heard';
import { EntriesTable } from '../parts/entries-table';
import { Facts } from '../parts/facts';
import { Said } from '../parts/said';
import { valueInWords } from '../words/in-words';
import { Overtaken } from './use-act-onto';

interface MeanwhileProps<S> {
  readonly of: Error | null;
  readonly entriesOf: (standing: S, body: unknown) => readonly string[];
}

/** Both sides, where somebody else recorded something of the same while the form was filled in. What was typed still stands in the fields. */
export function Meanwhile<S>({ of, entriesOf }: MeanwhileProps<S>) {
  if (!(of instanceof Overtaken)) return null;
  const { before, now, body } = of as Overtaken<S>;
  const known = new Set(entriesOf(before, body));
  const added = entriesOf(now, body).filter((entry) => !known.has(entry));
  return <Sides added={added} mine={body} />;
}

function Sides({ added, mine }: { readonly added: readonly string[]; readonly mine: unknown }) {
  const { named } = useNames();
  const entries = useEntriesCalled(added, 'meanwhile');
  return (
    <div className="outcome outcome--open" role="alert">
      <p>
        <strong>Meanwhile somebody else recorded something of the same.</strong> Nothing of yours is recorded yet, and nothing that you
        typed is lost. Look at both; press again to record yours as well.
      </p>
      {entries && <EntriesTable of={entries} caption="What was recorded meanwhile" />}
      <Facts of={{ 'As you have it': <Said>{valueInWords(mine, named)}</Said> }} />
    </div>
  );
}
