import type { Schema } from '../../api/ask';

export type Minutes = NonNullable<Schema<'Meeting'>['minutes']>;
export type Version = Minutes['versions'][number];

/** The number of the newest version that is out. */
export const newestOf = ({ versions }: Minutes): number => Math.max(0, ...versions.map(({ version }) => version));

/** The version with this number; the newest where there is none, or none is named. Undefined where no version is on record at all. */
export const versionCalled = (minutes: Minutes, called: string | null): Version | undefined => {
  const named = minutes.versions.find(({ version }) => String(version) === called);
  return named ?? minutes.versions.find(({ version }) => version === newestOf(minutes));
};

/** The entries that a version cites, in the order in which it first cites them. */
export const citedIn = (version: Version | undefined): readonly string[] => [
  ...new Set((version?.paragraphs ?? []).flatMap(({ entries = [] }) => entries)),
];

interface Said {
  readonly version?: number;
  readonly paragraph?: string;
  readonly sides?: readonly string[];
  readonly parties?: readonly string[];
  readonly ground?: string;
  readonly reason?: string;
}
/** What an entry says of the minutes. */
export const saidOfMinutes = ({ data }: Pick<Schema<'Entry'>, 'data'>): Said => data;
