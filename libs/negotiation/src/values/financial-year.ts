import { parseEdtf, type EdtfBounds } from './edtf-date';
import { fault, parsed, type Parsed } from './parsed';
import { rememberedEdtf } from './remembered-edtf';

/**
 * A financial year of the UK public sector: 1 April to 31 March (Interpretation Act 1978, Schedule 1, "financial year", for money
 * provided by Parliament). It is not the tax year, which starts on 6 April. Named by the year it starts in; `onward`: from then on.
 */
export interface FinancialYear {
  readonly startYear: number;
  readonly onward: boolean;
}

/** A period as written, and what it means. `edtf` is the same period as EDTF, whether or not it was written so. */
export interface Period {
  readonly text: string;
  readonly edtf: string;
  readonly bounds: EdtfBounds;
  readonly financialYear?: FinancialYear;
}

const FINANCIAL_YEAR = /^FY(\d{4})-(\d\d)(\.\.)?$/;

const yearText = (year: number): string => String(year).padStart(4, '0');

/** Reads `FY2011-12`, or `FY2011-12..` for "from 2011-12". Without `FY`, 2011-12 is December 2011. Faults: `financial-year-form`. */
export function parseFinancialYear(text: unknown): Parsed<FinancialYear> {
  const match = typeof text === 'string' ? FINANCIAL_YEAR.exec(text) : null;
  const startYear = Number(match?.[1]);
  if (match === null || startYear === 9999 || Number(match[2]) !== (startYear + 1) % 100) {
    return fault(
      'financial-year-form',
      'Write a financial year as FY2011-12 with the year that follows, and FY2011-12.. for "from 2011-12".',
    );
  }
  return parsed({ startYear, onward: match[3] !== undefined });
}

/** The inverse of `parseFinancialYear`, for a start year from 0 to 9998. */
export function financialYearText({ startYear, onward }: FinancialYear): string {
  return `FY${yearText(startYear)}-${String((startYear + 1) % 100).padStart(2, '0')}${onward ? '..' : ''}`;
}

/** The same period as an EDTF interval of days: `2011-04-01/2012-03-31`, or `2011-04-01/..`. */
export function financialYearEdtf({ startYear, onward }: FinancialYear): string {
  return `${yearText(startYear)}-04-01/${onward ? '..' : `${yearText(startYear + 1)}-03-31`}`;
}

const boundsIn = (edtf: unknown, zone?: string): Parsed<EdtfBounds> =>
  typeof edtf === 'string' ? rememberedEdtf(edtf, zone) : parseEdtf(edtf, zone);

/**
 * Reads a period: EDTF, or a financial year. `zone` as in `parseEdtf`.
 * Faults: `financial-year-form` for what starts with FY, else those of `parseEdtf`.
 */
export function parsePeriod(text: unknown, zone?: string): Parsed<Period> {
  const financialYear = typeof text === 'string' && text.startsWith('FY') ? parseFinancialYear(text) : undefined;
  if (financialYear?.ok === false) return financialYear;
  const edtf = financialYear === undefined ? text : financialYearEdtf(financialYear.value);
  const bounds = boundsIn(edtf, zone);
  if (!bounds.ok) return bounds;
  const period = { text: String(text), edtf: String(edtf), bounds: bounds.value };
  return parsed(financialYear === undefined ? period : { ...period, financialYear: financialYear.value });
}
