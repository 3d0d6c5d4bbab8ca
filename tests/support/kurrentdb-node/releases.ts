/** In what the releases differ, as far as the recorded facts go (tests/conformance). */
export interface Release {
  readonly version: string;
  /** Bytes of one append: the data, the metadata and twice the length of the type of each event. */
  readonly appendBytesMax: number;
  /** caughtUp says when, and how far: a revision, or a position of $all. */
  readonly caughtUpSays: boolean;
  /** Says gzip to a client that accepts it (and all do). Our replies stay plain: only the word is emulated. */
  readonly saysGzip: boolean;
  /** Multi-stream append and append records. */
  readonly multiStream: boolean;
}

const RELEASES: readonly Release[] = [
  { version: '24.2.0', appendBytesMax: 1024 * 1024, caughtUpSays: false, saysGzip: false, multiStream: false },
  { version: '24.10.14', appendBytesMax: 1024 * 1024, caughtUpSays: true, saysGzip: false, multiStream: false },
  { version: '26.0.3', appendBytesMax: 256 * 1024 * 1024, caughtUpSays: true, saysGzip: true, multiStream: true },
];

export const VERSIONS = RELEASES.map(({ version }) => version);
export const VERSION_DEFAULT = '24.10.14';

export function releaseNamed(version: string): Release {
  const release = RELEASES.find((known) => known.version === version);
  if (!release) throw new Error(`No release ${version}: this node answers as one of ${VERSIONS.join(', ')}.`);
  return release;
}
