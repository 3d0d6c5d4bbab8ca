import { parseEdtf } from '@parley/negotiation';

/** Whether the words are a date, as EDTF has it. It weighs more than a whole page: see `date-rules.ts`. */
export const isDate = (text: string): boolean => parseEdtf(text).ok;
