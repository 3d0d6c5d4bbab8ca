import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { sheetStart } from '../../parts/sheets';
import { Row, type RowsProps } from './entry-row';
import { SHEET } from './sheet';

const ESTIMATE = 76;

/** Only the rows that are looked at, and the one that the keyboard is at; very many of them sheet by sheet. */
export function LongRows({ listed, current, picked }: RowsProps) {
  const body = useRef<HTMLDivElement>(null);
  const from = sheetStart(current, SHEET);
  const rows = useVirtualizer({
    count: Math.min(SHEET, listed.length - from),
    getScrollElement: () => body.current,
    estimateSize: () => ESTIMATE,
    getItemKey: useCallback((at: number) => listed.at(from + at)?.entry ?? at, [listed, from]),
    overscan: 6,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current - from])].sort((a, b) => a - b),
  });
  useEffect(() => rows.scrollToIndex(current - from, { align: 'auto' }), [current]);
  return (
    <>
      <div role="rowgroup" className="entries__body entries__body--long" ref={body}>
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const at = from + index;
            const span = listed.at(at);
            const place = { transform: `translateY(${start}px)` };
            return (
              <div role="presentation" key={key} data-index={index} ref={rows.measureElement} className="entries__placed" style={place}>
                {span && <Row span={span} at={at} isCurrent={at === current} isPicked={picked.has(at)} />}
              </div>
            );
          })}
        </div>
      </div>
      <p className="sheets__on-paper">On paper stand only the rows that were looked at: choose fewer entries to print them all.</p>
    </>
  );
}
