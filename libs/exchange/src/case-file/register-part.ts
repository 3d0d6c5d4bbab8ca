import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { actOf, type ActDefinition } from '@parley/negotiation';
import { commandKey } from '../command-key';
import { NO_INSTANT } from '../instant-of';
import { BodyReader, offsetOf, textOf } from './body-of-node';
import type { CaseDocument } from './case-document';
import type { CaseSteps } from './case-steps';
import { placeAt, Places } from './place';

type Acts = { readonly [K in 'party' | 'person' | 'office' | 'source']: ActDefinition };
function registerActs(): Acts {
  const named = (record: string, act: string): ActDefinition => actOf(record, act) as ActDefinition;
  return {
    party: named('register-parties', 'register-party'),
    person: named('register-people', 'register-person'),
    office: named('register-people', 'record-office'),
    source: named('register-sources', 'register-source'),
  };
}

/** Reads what a case file puts on the registers: parties, people with the offices they held, sources. */
export function readRegisters(file: CaseDocument, into: CaseSteps): void {
  const acts = registerActs();
  const part = new RegisterPart(file, into);
  for (const node of file.parties) part.add({ act: acts.party, kind: 'party', node, name: ['party', 'name'] });
  for (const node of file.people) part.person(acts, node);
  for (const node of file.sources) part.add({ act: acts.source, kind: 'source', node, name: ['source', 'title'] });
}

interface Listed {
  readonly act: ActDefinition;
  readonly kind: string;
  readonly node: unknown;
  /** The fields of which the first that is given tells this item from the others of its list. */
  readonly name: readonly string[];
  readonly more?: Readonly<Record<string, unknown>>;
}

class RegisterPart {
  constructor(
    private readonly file: CaseDocument,
    private readonly into: CaseSteps,
  ) {}

  add({ act, kind, node, name, more = {} }: Listed): void {
    if (!isMap(node)) return this.fault(kind, node, 'Give its fields, as in "name: …".');
    const places = new Places(this.file.lines, offsetOf(node) ?? 0);
    const { recorded, ...fields } = new BodyReader(this.file.document, places).read(node, act.body) as Record<string, unknown>;
    if (!this.into.takeRecorded(recorded)) return this.into.addFault(kind, [places.fault('recorded', NO_INSTANT.code, NO_INSTANT.says)]);
    const body = { ...fields, ...more };
    const key = name.flatMap((field) => (typeof body[field] === 'string' ? [body[field]] : []))[0] ?? '';
    const distinguishing = typeof body['distinguishing'] === 'string' ? [body['distinguishing']] : [];
    const commandId = commandKey('case', this.file.case, kind, key, ...distinguishing);
    this.into.add({ act, body, label: `${kind} ${key}`, commandId, places });
  }

  person(acts: Acts, node: unknown): void {
    if (!isMap(node)) return this.fault('person', node, 'Give the fields of the person, as in "name: …".');
    this.add({ act: acts.person, kind: 'person', node: without(node, 'offices'), name: ['name'] });
    const name = node.get('name', true);
    const person = isScalar(name) ? textOf(name) : '';
    const offices: unknown = node.get('offices', true);
    if (offices !== undefined && !isSeq(offices)) return this.fault(`person ${person}`, offices, 'Give the offices as a list.');
    const listed: readonly unknown[] = offices?.items ?? [];
    for (const office of listed)
      this.add({ act: acts.office, kind: `office of ${person}`, node: office, name: ['office'], more: { person } });
  }

  private fault(label: string, node: unknown, says: string): void {
    this.into.addFault(label, [{ ...placeAt(this.file.lines, offsetOf(node) ?? 0), path: '', code: 'wrong-type', says }]);
  }
}

function without(node: YAMLMap, key: string): YAMLMap {
  const copy = node.clone() as YAMLMap;
  copy.range = node.range ?? null;
  copy.delete(key);
  return copy;
}
