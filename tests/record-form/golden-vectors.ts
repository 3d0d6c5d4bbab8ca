import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventParts, Request } from '@parley/record-form';

export interface GoldenEvent {
  readonly name: string;
  readonly input: EventParts;
  readonly expected: { readonly header: string; readonly payload: string; readonly pc: string; readonly leaf: string };
}

export interface GoldenRequest {
  readonly name: string;
  readonly request: Request;
  readonly digest: string;
}

/** The committed vectors: see `about` in the file. */
export const golden = JSON.parse(readFileSync(join(__dirname, 'golden-vectors.json'), 'utf8')) as {
  readonly events: readonly GoldenEvent[];
  readonly requests: readonly GoldenRequest[];
};

/** The vector of this name; a test that names one that is gone must fail. */
export function goldenEvent(name: string): GoldenEvent {
  const found = golden.events.find((event) => event.name === name);
  if (!found) throw new Error(`no golden vector "${name}"`);
  return found;
}
