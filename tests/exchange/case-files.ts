import { join } from 'node:path';
import {
  atMoment,
  consortiumPosition,
  negotiationPosition,
  type ConsortiumPosition,
  type Grade,
  type NegotiationPosition,
} from '@parley/negotiation';
import { importSteps, runImport, type Imported, type ImportResult, type Step } from '@parley/exchange';
import { Recorder } from './recorder';

export const CASES = ['south-west-pay', 'job-guarantees', 'example-rota-talks'] as const;
const caseFile = (name: string): string => join(__dirname, '../../libs/exchange/cases', `${name}.yaml`);

/** The named case files, imported one after the other into one book; throws where anything is refused. */
export async function imported(...names: readonly string[]): Promise<Recorder> {
  const book = new Recorder();
  for (const name of names) requireWhole(await runImport(importSteps(caseFile(name)), { submit: book.submit }));
  return book;
}
function requireWhole({ refused }: ImportResult): void {
  if (refused.length > 0) throw new Error(JSON.stringify(refused, null, 2));
}

export async function stepsOf(name: string): Promise<readonly Step[]> {
  const steps: Imported[] = [];
  for await (const one of importSteps(caseFile(name))) steps.push(one);
  return steps.filter((one) => one.kind === 'step');
}

const reflects = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '1' } as const;
export function positionOf(book: Recorder, id: string, evidence?: Grade): NegotiationPosition {
  const { view, leftOut } = atMoment(book.entries(`negotiation-${id}`), evidence ? { evidence } : {});
  const registers = { register: book.view('register-parties'), people: book.view('register-people') };
  const consortia = (consortium: string) => atMoment(book.entries(`consortium-${consortium}`), evidence ? { evidence } : {}).view;
  return negotiationPosition(view, { id, reflects, leftOut, consortia, ...registers });
}
export function consortiumOf(book: Recorder, id: string, evidence?: Grade): ConsortiumPosition {
  const { view, leftOut } = atMoment(book.entries(`consortium-${id}`), evidence ? { evidence } : {});
  return consortiumPosition(view, { id, reflects, leftOut, register: book.view('register-parties'), negotiations: [] });
}
