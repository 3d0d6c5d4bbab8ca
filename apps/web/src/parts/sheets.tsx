import type { ReactNode } from 'react';
import { Press } from './press';

/** The first row of the sheet that a row is on. */
export const sheetStart = (row: number, size: number): number => Math.floor(row / size) * size;

interface SheetsProps {
  /** Rows of one sheet. */
  readonly size: number;
  /** How many rows there are. */
  readonly of: number;
  /** The row that is looked at, or that the keyboard is at. */
  readonly current: number;
  readonly onCurrent: (row: number) => void;
  /** What else can be done about it. */
  readonly children?: ReactNode;
}
/** Which rows are at hand, and the way to the others. */
export function Sheets({ size, of, current, onCurrent, children }: SheetsProps) {
  const from = sheetStart(current, size);
  return (
    <div className="sheets">
      <p role="status">
        Here are {from + 1} to {Math.min(from + size, of)} of {of}.
      </p>
      {from > 0 && <Press onPress={() => onCurrent(from - size)}>Those before</Press>}
      {from + size < of && <Press onPress={() => onCurrent(from + size)}>Those after</Press>}
      {children}
    </div>
  );
}
