import { FormFault } from '@parley/record-form';

/** What the form says to it: `code path`, or `no fault`. Any other error is the test's own failure. */
export function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof FormFault) return `${error.code} ${error.path}`;
    throw error;
  }
  return 'no fault';
}
