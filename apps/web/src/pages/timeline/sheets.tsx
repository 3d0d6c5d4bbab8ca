import { Press } from './mover';

/** Rows of one sheet: of more, no browser could scroll to the last. */
export const SHEET = 5_000;
/** The first row of the sheet that a row is on. */
export const sheetStart = (row: number): number => Math.floor(row / SHEET) * SHEET;

interface SheetsProps {
  /** How many rows there are. */
  readonly of: number;
  /** The row that the keyboard is at. */
  readonly current: number;
  readonly onCurrent: (row: number) => void;
}
/** Which rows are at hand, and the way to the others. */
export function Sheets({ of, current, onCurrent }: SheetsProps) {
  const from = sheetStart(current);
  return (
    <div className="entries__sheets">
      <p role="status">
        Here are {from + 1} to {Math.min(from + SHEET, of)} of {of}.
      </p>
      {from > 0 && <Press onPress={() => onCurrent(from - SHEET)}>Those before</Press>}
      {from + SHEET < of && <Press onPress={() => onCurrent(from + SHEET)}>Those after</Press>}
    </div>
  );
}
