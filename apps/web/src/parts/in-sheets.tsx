import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Press } from './press';
import { Sheets, sheetStart } from './sheets';

/** So many of a list stand on a page at once: it opens as soon for very many as for these. */
const SHEET = 200;

interface InSheetsProps<T> {
  readonly of: readonly T[];
  /** The place of the one that is to be seen first. */
  readonly first?: number;
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** A list that stands sheet by sheet where it is long, until somebody wants the whole of it, on the screen or on paper. */
export function InSheets<T>({ of, first = 0, children }: InSheetsProps<T>) {
  const { sheet, row, turn } = useTurned(first);
  const [isWhole, setWhole] = useState(false);
  if (of.length <= SHEET) return children(of);
  const size = isWhole ? of.length : SHEET;
  const current = Math.min(Math.max(row, 0), of.length - 1);
  const from = sheetStart(current, size);
  const until = Math.min(from + size, of.length);
  return (
    <>
      <div className="sheet" role="group" aria-label={`${from + 1} to ${until} of ${of.length}`} tabIndex={-1} ref={sheet}>
        {children(of.slice(from, until))}
      </div>
      <Sheets size={size} of={of.length} current={current} onCurrent={turn}>
        <Press onPress={() => setWhole(!isWhole)}>{isWhole ? 'Fewer at once' : 'All of them'}</Press>
      </Sheets>
      {!isWhole && (
        <p className="sheets__on-paper">
          On paper stand only {from + 1} to {until} of {of.length}. “All of them”, pressed on the screen, prints all.
        </p>
      )}
    </>
  );
}

/** The row that is to be seen, on a sheet that is read from its top once it was turned to. */
function useTurned(first: number) {
  const [row, setRow] = useState(first);
  const sheet = useRef<HTMLDivElement>(null);
  const isTurned = useRef(false);
  useEffect(() => {
    if (!isTurned.current) return;
    isTurned.current = false;
    sheet.current?.scrollIntoView();
    sheet.current?.focus({ preventScroll: true });
  }, [row]);
  const turn = (to: number): void => {
    isTurned.current = true;
    setRow(to);
  };
  return { sheet, row, turn };
}
