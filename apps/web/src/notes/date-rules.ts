import { Refused, type Problem } from '../api/problem';

export type IsDate = (text: string) => boolean;

const NOT_LOADED: Problem = {
  type: 'about:blank',
  title: 'The date cannot be read now',
  status: 503,
  detail:
    'The part of this page that reads dates could not be loaded. Nothing was sent, and what you typed stands. Try again, or load the page again.',
  code: 'dates-unread',
  instance: '',
};

/** What reads dates, loaded when it is first asked for. Throws `Refused` where it cannot be loaded. */
export async function dateRules(): Promise<IsDate> {
  try {
    return (await import('./is-date')).isDate;
  } catch {
    throw new Refused(NOT_LOADED);
  }
}

/** Has it at hand for whoever begins to type, also if the server should be away once a date is typed. */
export const readyDateRules = (): void => void dateRules().catch(() => undefined);
