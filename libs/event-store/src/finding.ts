/** What was looked at of a place that holds a book, or is to hold one. */
export type FindingAbout = 'connection' | 'version' | 'leader' | 'limits' | 'permissions' | 'retention' | 'clock' | 'book';

/** One thing that was found; it never holds a password or what entries say. */
export interface Finding {
  readonly about: FindingAbout;
  /** `unknown`: it could not be found out. `warning`: a book can be kept there all the same. `fault`: it cannot, or what is kept is lost. */
  readonly state: 'good' | 'unknown' | 'warning' | 'fault';
  readonly says: string;
  /** What to change; absent where nothing has to be. */
  readonly change?: string;
}

export interface Inspection {
  readonly findings: readonly Finding[];
  /** True where there is a book whose events can be read. */
  readonly isBook: boolean;
}

export const good = (about: FindingAbout, says: string): Finding => ({ about, state: 'good', says });
export const unknown = (about: FindingAbout, says: string): Finding => ({ about, state: 'unknown', says });
export const warning = (about: FindingAbout, says: string, change: string): Finding => ({ about, state: 'warning', says, change });
export const fault = (about: FindingAbout, says: string, change: string): Finding => ({ about, state: 'fault', says, change });
