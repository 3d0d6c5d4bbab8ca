import { lazy, memo, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Sheets } from '../../parts/sheets';
import { Row, type RowsProps } from './entry-row';
import type { Span } from './items';
import type { Listed } from './listed';
import { SHEET } from './sheet';

/** So many rows stand as they are, on the screen and on paper; of more, those that are looked at. */
const PLAIN_MAX = 200;
const LongRows = lazy(() => import('./long-rows').then(({ LongRows: component }) => ({ default: component })));

interface ListProps {
  readonly listed: Listed;
  readonly caption: string;
  /** Rows that were chosen on the canvas, in their order. */
  readonly picked: readonly number[];
}

/** What the canvas shows, entry by entry. One stop of the Tab key; the arrow keys go from row to row. */
export const EntriesList = memo(function EntriesList({ listed, caption, picked }: ListProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const last = listed.length - 1;
  const current = Math.min(at, last);
  const [first] = picked;
  useEffect(() => {
    if (first === undefined) return;
    setAt(first);
    showIn(grid.current, first);
  }, [picked]);
  const press = (event: KeyboardEvent): void => {
    const to = movedTo(event.key, { current, last });
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    // The row may be drawn only now.
    requestAnimationFrame(() => rowAt(grid.current, to)?.querySelector('a')?.focus());
  };
  return (
    <>
      <div className="entries" role="grid" aria-label={caption} aria-rowcount={last + 2} aria-colcount={3} ref={grid} onKeyDown={press}>
        <Head />
        <Rows {...{ listed, current, picked: new Set(picked) }} />
      </div>
      {listed.length > SHEET && <Sheets size={SHEET} of={listed.length} current={current} onCurrent={setAt} />}
    </>
  );
});

function Rows(rows: RowsProps) {
  const { listed, current, picked } = rows;
  return listed.length > PLAIN_MAX ? (
    <Suspense fallback={<p className="none">Making the list …</p>}>
      <LongRows {...rows} />
    </Suspense>
  ) : (
    <div role="rowgroup" className="entries__body">
      {spansIn(listed).map((span, row) => (
        <Row key={span.entry} span={span} at={row} isCurrent={row === current} isPicked={picked.has(row)} />
      ))}
    </div>
  );
}
const spansIn = (listed: Listed): readonly Span[] => Array.from({ length: listed.length }, (_none, row) => listed.at(row) as Span);

function Head() {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className="entries__row entries__row--head">
        {['Entry', 'When', 'Evidence and order'].map((column) => (
          <div role="columnheader" key={column}>
            {column}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Scrolls the list alone: whoever picks on the canvas wants to go on seeing it. */
function showIn(grid: HTMLElement | null, row: number): void {
  const body = grid?.querySelector<HTMLElement>('.entries__body');
  const element = rowAt(grid, row);
  if (body && element) body.scrollTop += element.getBoundingClientRect().top - body.getBoundingClientRect().top;
}
const rowAt = (grid: HTMLElement | null, row: number): HTMLElement | null => grid?.querySelector(`[aria-rowindex="${row + 2}"]`) ?? null;

const PAGE = 10;
const MOVES: Readonly<Record<string, (place: { readonly current: number; readonly last: number }) => number>> = {
  ArrowDown: ({ current }) => current + 1,
  ArrowUp: ({ current }) => current - 1,
  PageDown: ({ current }) => current + PAGE,
  PageUp: ({ current }) => current - PAGE,
  Home: () => 0,
  End: ({ last }) => last,
};
function movedTo(key: string, place: { readonly current: number; readonly last: number }): number | undefined {
  const to = MOVES[key]?.(place);
  return to === undefined ? undefined : Math.min(Math.max(to, 0), place.last);
}
