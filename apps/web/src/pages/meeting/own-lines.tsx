import type { Line } from '../../notes/line';
import type { LineRead } from '../../notes/line-read';
import { Part } from '../../parts/part';
import { counted } from '../../words/in-words';
import { LineItem } from './line-item';
import type { Suggesting } from './line-fields';

interface OwnLinesProps {
  /** Not in the joint record yet. */
  readonly lines: readonly LineRead[];
  readonly by: string;
  readonly suggesting: Suggesting;
  /** What stands on record under an id that a line wished for as well. */
  readonly onRecord: (line: Line) => { readonly says: string; readonly entry: string } | undefined;
}

/** The lines of this browser that are not in the joint record yet, newest first: the note-taker's own, then those of others. */
export function OwnLines({ lines, by, suggesting, onRecord }: OwnLinesProps) {
  const newest = [...lines].reverse();
  const own = newest.filter((line) => line.by === by);
  const others = newest.filter((line) => line.by !== by);
  const list = (some: readonly LineRead[]) => (
    <ul className="lines">
      {some.map((line) => (
        <LineItem key={line.id} line={line} isOwn={line.by === by} suggesting={suggesting} onRecord={onRecord(line)} />
      ))}
    </ul>
  );
  return (
    <Part
      id="own-lines"
      title="Not in the joint record yet"
      count={lines.length}
      none={lines.length === 0 ? 'Every line that you kept is in the joint record, or you have kept none.' : undefined}
    >
      {own.length > 0 && <p className="quiet">Only in this browser, for you. Nobody else sees a line before you release it.</p>}
      {list(own)}
      {others.length > 0 && (
        <>
          <p className="quiet">
            {counted(others.length, 'line')} of {[...new Set(others.map((line) => line.by))].join(', ')}: only whose they are can release
            them (<kbd>F2</kbd> changes the note-taker).
          </p>
          {list(others)}
        </>
      )}
    </Part>
  );
}
