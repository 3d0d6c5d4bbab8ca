import type { components, paths } from '@parley/api-types';
import { atLeast, forgetSeen } from './freshness';
import { refusalOf, Unreachable } from './problem';

interface Answering {
  readonly get: { readonly parameters: { query?: unknown }; readonly responses: { 200: { content: { 'application/json': unknown } } } };
}
/** The addresses of the API that answer a question, as in `/api/negotiations/{id}/position`. */
export type QuestionPath = { [P in keyof paths]: paths[P] extends Answering ? P : never }[keyof paths];
export type Answer<P extends QuestionPath> = paths[P] extends Answering
  ? paths[P]['get']['responses'][200]['content']['application/json']
  : never;
type Query<P extends QuestionPath> = paths[P] extends Answering ? NonNullable<paths[P]['get']['parameters']['query']> : never;
/** A schema of the API document by its name, as in `Schema<'Entry'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export interface Asked<P extends QuestionPath> {
  /** What stands for the names in braces. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Query<P>;
}

export function addressOf(path: string, { ids = {}, query = {} }: { ids?: Readonly<Record<string, string>>; query?: object }): string {
  const at = path.replace(/\{([a-z]+)\}/gi, (_all, name: string) => encodeURIComponent(ids[name] ?? ''));
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const parameters = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length === 0 ? at : `${at}?${parameters.toString()}`;
}

/** Fetches, or throws `Unreachable` where there was no answer; an abort stays an abort. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable('no answer', { cause: error });
  }
}

/** The answer, holding at least all that this page has heard of. Throws `Refused` or `Unreachable`. */
export async function ask<P extends QuestionPath>(path: P, { ids = {}, query }: Asked<P>, signal?: AbortSignal): Promise<Answer<P>> {
  const fresh = atLeast();
  const address = addressOf(path, { ids, query: { ...(fresh && { 'at-least': fresh }), ...query } });
  const reply = await reach(address, signal ? { signal } : {});
  if (reply.ok) return (await reply.json()) as Answer<P>;
  const refusal = await refusalOf(reply);
  // The server was started over another book: what was seen of the former counts no longer.
  if (fresh === undefined || refusal.problem.code !== 'position-foreign') throw refusal;
  forgetSeen();
  return ask(path, { ids, ...(query && { query }) }, signal);
}
