import type { ReplayFrame } from '@parley/negotiation';
import { item, section, title } from '../text/lines';
import type { Naming } from '../text/naming';
import { negotiationText } from '../text/negotiation-text';

/** A line of a frame; `isNew` where the frame before did not have it. */
export interface FrameLine {
  readonly text: string;
  readonly isNew: boolean;
}
interface Told {
  readonly frame: ReplayFrame;
  readonly n: number;
  readonly of: number;
  /** The frame before, where there is one: what it did not say is marked. */
  readonly before?: ReplayFrame;
}

/** A step as text: which it is, what it changed, and the position, in which every line that was not there before is marked. */
export function frameText({ frame, n, of, before }: Told): readonly FrameLine[] {
  const naming = namingIn(frame);
  const position = positionLines(frame, naming);
  const was = new Set(before ? positionLines(before, namingIn(before)) : position);
  const plain = (lines: readonly string[]): readonly FrameLine[] => lines.map((text) => ({ text, isNew: false }));
  return [
    ...plain(title(`Step ${n + 1} of ${of}: ${frame.step.at ?? 'all that is on record, dated or not'}`)),
    ...plain(changesText(frame, { naming, isFirst: before === undefined })),
    ...plain(['']),
    ...position.map((text) => ({ text, isNew: text !== '' && !was.has(text) })),
  ];
}

function changesText({ changes, possible }: ReplayFrame, { naming, isFirst }: { naming: Naming; isFirst: boolean }): string[] {
  const doubt =
    possible > 0 ? [`${possible} further ${possible === 1 ? 'entry' : 'entries'} may have occurred by then, but not certainly.`] : [];
  const lines = changes.flatMap(({ says, entries }) => item(`${says}${naming.refs(entries)}`));
  if (isFirst) return ['The replay begins here.', ...doubt];
  return [...(lines.length === 0 ? ['Nothing changed.'] : section('Changed', lines).slice(1)), ...doubt];
}

const positionLines = (frame: ReplayFrame, naming: Naming): readonly string[] =>
  frame.position === null ? ['Nothing of it is on record by then.'] : negotiationText(frame.position, naming);

/** Names and places as they were known at the step. */
function namingIn({ name, recorded }: ReplayFrame): Naming {
  const revisions = new Map(recorded.map(({ eventId, revision }) => [eventId, revision]));
  const place = (entry: string): string | undefined => (revisions.has(entry) ? `@${revisions.get(entry)}` : undefined);
  const refs = (entries: readonly string[]): string => {
    const known = [...new Set(entries)].flatMap((entry) => revisions.get(entry) ?? []).sort((a, b) => a - b);
    return known.length === 0 ? '' : ` (${known.map((revision) => `@${revision}`).join(', ')})`;
  };
  return { person: name, party: name, leaf: (text) => place(text) ?? name(text), refs };
}
