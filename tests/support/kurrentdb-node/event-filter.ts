import { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { badRequest } from './refusals';
import { StoredEvent } from './stored-event';

/** A page of a filtered read holds as many events as match, and looks at as many as the window says. */
export const PAGE_EVENTS = 32;

export interface EventFilter {
  matches(event: StoredEvent): boolean;
  /** Events looked at for one page. */
  readonly window: number;
  /** A checkpoint comes after as many events looked at. */
  readonly checkpointInterval: number;
}

export function filterOf(options: ReadReq.Options): EventFilter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const window = filter.hasMax() ? filter.getMax() : PAGE_EVENTS;
  const [expression, text] = filter.hasEventType()
    ? [filter.getEventType(), ({ type }: StoredEvent) => type]
    : [filter.getStreamIdentifier(), ({ stream }: StoredEvent) => stream];
  const isMatch = matcher(expression?.getRegex() ?? '', expression?.getPrefixList() ?? []);
  return {
    matches: (event) => isMatch(text(event)),
    window,
    checkpointInterval: window * Math.max(1, filter.getCheckpointintervalmultiplier()),
  };
}

function matcher(regex: string, prefixes: readonly string[]): (text: string) => boolean {
  if (regex === '') return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  try {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  } catch {
    throw badRequest('The regular expression of the filter cannot be read.');
  }
}
