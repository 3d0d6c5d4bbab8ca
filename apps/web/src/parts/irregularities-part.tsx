import type { Schema } from '../api/ask';
import { lower } from '../words/in-words';
import { Causes } from './causes';
import { Part, Things } from './part';
import { Said } from './said';

/** What breaks a rule, each with the rule and the entries; nothing where nothing does. */
export function IrregularitiesPart({ of: irregularities }: { readonly of: readonly Schema<'Irregularity'>[] }) {
  if (irregularities.length === 0) return null;
  return (
    <Part id="irregularities" title="Irregularities" count={irregularities.length}>
      <p className="quiet">What was recorded and breaks a rule. It is on record all the same.</p>
      <Things of={irregularities} keyOf={({ rule, entry, says }) => `${rule} ${entry} ${says}`}>
        {({ rule, says, entry, because }) => (
          <>
            <Said>{says}</Said> <span className="quiet">(rule: {lower(rule)})</span> <Causes entries={[entry, ...because]} of={says} />
          </>
        )}
      </Things>
    </Part>
  );
}
