import type { ConsortiumPosition, NegotiationPosition } from '@parley/negotiation';
import { inWords, table, title } from './lines';
import { membershipFigures } from './membership-text';
import { countsText } from './negotiation-text';
import { lastText, standsOn } from './stated-text';

/** Without the history beside it, a place in the record tells the reader nothing. */
const unplaced = { refs: () => '' };

/** A position in a few lines, for somebody who sees it for the first time. */
export function shortPosition(p: NegotiationPosition | ConsortiumPosition): string[] {
  const rows: readonly (readonly [string, string | undefined])[] =
    'membership' in p
      ? [['Members', membershipFigures(p.membership)]]
      : [
          ['In sum', countsText(p)],
          ['Agreed', p.agreed.length === 0 ? 'nothing' : p.agreed.map(({ what }) => what).join('; ')],
        ];
  const name = 'membership' in p ? p.name : p.title;
  return [
    ...title(`${name} (${p.id})`),
    ...table([['State', inWords(p.state)], ...rows, ['Last', lastText(p.last, unplaced)], ['Stands on', standsOn(p.reflects, p.leftOut)]]),
    '',
  ];
}
