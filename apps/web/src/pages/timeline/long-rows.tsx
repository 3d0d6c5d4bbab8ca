import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Row, type RowsProps } from './entry-row';

const ESTIMATE = 76;

/** Only the rows that are looked at, and the one that the keyboard is at. */
export function LongRows({ spans, current, isPicked }: RowsProps) {
  const body = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: spans.length,
    getScrollElement: () => body.current,
    estimateSize: () => ESTIMATE,
    getItemKey: (at) => spans[at]?.entry ?? at,
    overscan: 6,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].sort((a, b) => a - b),
  });
  useEffect(() => rows.scrollToIndex(current, { align: 'auto' }), [current]);
  return (
    <>
      <div role="rowgroup" className="entries__body entries__body--long" ref={body}>
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const span = spans[index];
            const place = { transform: `translateY(${start}px)` };
            return (
              <div role="presentation" key={key} data-index={index} ref={rows.measureElement} className="entries__placed" style={place}>
                {span && <Row span={span} at={index} isCurrent={index === current} isPicked={isPicked(span)} />}
              </div>
            );
          })}
        </div>
      </div>
      <p className="entries__on-paper">On paper stand only the rows that were looked at: choose fewer entries to print them all.</p>
    </>
  );
}
