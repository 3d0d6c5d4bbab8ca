import type { ActDefinition, RecordKind } from '@parley/negotiation';

/** Where the acts of each kind of record are sent. */
export interface RecordFace {
  readonly prefix: string;
  /** In the path stands the record's id; registers have none. */
  readonly hasId: boolean;
}
export const RECORD_FACES: Readonly<Record<RecordKind, RecordFace>> = {
  negotiation: { prefix: 'api/negotiations', hasId: true },
  consortium: { prefix: 'api/consortia', hasId: true },
  'register-parties': { prefix: 'api/register/parties', hasId: false },
  'register-people': { prefix: 'api/register/people', hasId: false },
  'register-sources': { prefix: 'api/register/sources', hasId: false },
};

const isShared = (act: ActDefinition, every: readonly ActDefinition[]): boolean =>
  every.filter((other) => other.act === act.act).length > 1;

/** `RaiseObjection`; where several kinds of record have an act of this name, each has its record's name before it. */
export function nameOf(act: ActDefinition, every: readonly ActDefinition[]): string {
  const words = isShared(act, every) ? `${act.record}-${act.act}` : act.act;
  return words.replace(/(^|-)([a-z0-9])/g, (_all, _dash, first: string) => first.toUpperCase());
}

/** The address of an act, with `:id` where the record's id stands. */
export function addressOf(act: ActDefinition, every: readonly ActDefinition[]): string {
  const { prefix, hasId } = RECORD_FACES[act.record];
  if (act.opens) return prefix;
  if (act.act === 'register-source') return 'api/sources';
  if (hasId) return `${prefix}/:id/${act.act}`;
  return isShared(act, every) ? `${prefix}/${act.act}` : `api/register/${act.act}`;
}
