import { isMap } from 'yaml';
import { FAULTS_REPORTED_MAX, type Faulty, type Imported } from '../imported';
import { offsetOf, TooMuch } from './body-of-node';
import { readDocument, type CaseDocument } from './case-document';
import { CaseSteps } from './case-steps';
import { FactReader } from './fact';
import { placeAt } from './place';
import { readRegisters } from './register-part';

/**
 * Steps of a case file (YAML), what a researcher writes by hand:
 *
 *     format: parley-case/1
 *     case: short-id-of-the-case          # never changed: by it a second import finds what the first recorded
 *     negotiation: id                     # where entries stand …
 *     consortium: id                      # … by their type
 *     source: article                     # what a citation says that does not say it itself
 *     grade: report
 *     recorded: 2012-08-01T09:00:00Z      # when it was written down where it comes from; an entry that says no other took
 *                                         # it over from the one before; counts only where a record is taken over as it was
 *     parties:  [ fields of PartyRegistered ]
 *     people:   [ fields of PersonRegistered, and offices: [ fields of OfficeHeld ] ]
 *     sources:  [ fields of SourceRegistered ]
 *     entries:
 *       - id: A15                         # local name; A15 is all its entries, A15/2 the second
 *         occurred: { edtf: 2012-07-16?, basis: inferred, after: [A14] }
 *         actors: [{ person: Full Name, office: health-secretary }]
 *         sources: [par. 15]              # plain text: the place in the source named above
 *         ReplyRecorded: { question: regional-pay, addressed: partly }
 *         StatementRecorded:              # several events of one fact, also several of one type
 *           - { kind: opinion, text: … }
 *
 * What stands at the entry is carried by all its events; an event's own field comes before it. Fields are those of the API; text
 * needs no quotes, and plain text where the API has an object stands for its main field (a date, a locator, words as printed).
 * `record:`, `negotiation:`, `consortium:` at an entry say where it stands, should its type not tell. Acts can be named as well
 * (`log-meeting:`). Every fault of the file is found, at most `FAULTS_REPORTED_MAX`, and comes before the first step.
 */
export function stepsOfCase(text: string): readonly Imported[] {
  const read = readDocument(text);
  if (!read.ok) return [{ kind: 'faulty', line: read.faults[0]?.line ?? 1, label: 'heading', faults: read.faults }];
  const into = new CaseSteps();
  into.takeRecorded(read.value.recorded);
  readRegisters(read.value, into);
  for (const node of read.value.entries) readFact(read.value, node, into);
  const total = into.steps.length;
  return [...bounded(into.faulties), ...into.steps.map((step) => ({ ...step, total }))];
}

function readFact(file: CaseDocument, node: unknown, into: CaseSteps): void {
  const start = offsetOf(node) ?? 0;
  const fault = (code: string, says: string) => into.addFault('entry', [{ ...placeAt(file.lines, start), path: '', code, says }]);
  if (!isMap(node)) return fault('wrong-type', 'An entry has an id and at least one event type with its fields.');
  try {
    new FactReader(file, into, node).read();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    fault('too-much', 'The entry is nested too deep, or too large; split it.');
  }
}

function bounded(faulties: readonly Faulty[]): readonly Faulty[] {
  let left = FAULTS_REPORTED_MAX;
  return faulties.flatMap((one) => {
    const faults = one.faults.slice(0, left);
    left -= faults.length;
    return faults.length > 0 ? [{ ...one, faults }] : [];
  });
}
