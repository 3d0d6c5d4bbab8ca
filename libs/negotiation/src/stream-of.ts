import type { ActDefinition, RecordKind } from './act/definition';
import { slugFrom } from './values/slug';

/** The stream of a record: `negotiation-south-west-pay`, `register-people`. `id` is that of the route, none for registers. */
export const streamOf = (record: string, id?: string): string => (id === undefined ? record : `${record}-${id}`);

/** The kind of record that a stream holds. */
export function recordIn(stream: string): RecordKind {
  return (stream.startsWith('register-') ? stream : stream.slice(0, stream.indexOf('-'))) as RecordKind;
}

/** The id under which an opening act opens its record: the one given, or one made from its title or name. */
export function idToOpen(act: ActDefinition, body: Record<string, unknown>): string | undefined {
  const given = body[act.record];
  if (typeof given === 'string') return given;
  const title = body['title'] ?? body['name'];
  return typeof title === 'string' ? slugFrom(title) : undefined;
}
