import { SLUG, SLUG_MAX, type ActDefinition } from '@parley/negotiation';
import type { Submission } from '@parley/tracker';
import { headerOf, type HttpRequest } from '../edge/http';
import { Problem } from '../problem/problem';
import { RECORD_FACES } from './record-faces';

const ETAG = /^"(-1|0|[1-9]\d{0,14})"$/;

/** The act as the tracker takes it, out of its path, headers and body. */
export function submissionOf(act: ActDefinition, request: HttpRequest, body: object): Submission {
  const key = headerOf(request, 'idempotency-key');
  const match = headerOf(request, 'if-match');
  return {
    act: act.act,
    record: act.record,
    ...(RECORD_FACES[act.record].hasId && !act.opens && { id: recordId(act, request.params['id'] ?? '') }),
    body,
    recorder: recorderOf(request),
    via: 'unauthenticated',
    ...(key !== undefined && { commandId: key }),
    ...(match !== undefined && { expectedRevision: revisionOf(match) }),
  };
}

function recordId(act: ActDefinition, id: string): string {
  if (id.length <= SLUG_MAX && SLUG.test(id)) return id;
  throw new Problem('record-unknown', `There is no such ${act.record}; open its record first.`);
}

function recorderOf(request: HttpRequest): string {
  const given = headerOf(request, 'parley-recorder');
  if (given === undefined || given.trim() === '')
    throw new Problem('recorder-missing', 'Say who records in the header Parley-Recorder: a name, percent-encoded.');
  try {
    return decodeURIComponent(given);
  } catch {
    throw new Problem('recorder-name', 'Percent-encode the name in UTF-8, as encodeURIComponent does.');
  }
}

function revisionOf(match: string): number {
  const revision = ETAG.exec(match)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Problem('if-match-form', 'Give one ETag as an earlier reply had it, as in "12" with its quotes.');
}
