import type { Finding } from '@parley/tracker';
import { table } from './lines';

const STATE: Readonly<Record<Finding['state'], string>> = { good: 'ok', unknown: 'not known', warning: 'warning', fault: 'FAULT' };

/** One line for each thing that was looked at: how it is, and what to change. */
export const findingsText = (findings: readonly Finding[]): string[] =>
  table(
    findings.map(({ about, state, says, change }) => [
      about.charAt(0).toUpperCase() + about.slice(1),
      `${STATE[state]}: ${says}.${change === undefined ? '' : ` ${change}`}`,
    ]),
  );
