import type { Entry } from '../../entry/entry';
import { refused, type Refusal } from '../../refusal';

/** The events that change what an earlier entry says, or whether it stands. None of them is itself changed: the original is, again. */
const CHANGES: readonly string[] = ['EntryCorrected', 'EntryRetracted', 'DuplicatesMerged', 'EvidenceAdded'];
/** The events that open a record: corrected where they are wrong, but never taken out from under the rest. */
const OPENINGS: readonly string[] = ['NegotiationRecordOpened', 'ConsortiumProposed'];

export const isChange = (type: string): boolean => CHANGES.includes(type);
export const isOpening = (type: string): boolean => OPENINGS.includes(type);

export const notAChange = (target: Entry | undefined, path: string): Refusal | undefined =>
  target && isChange(target.type)
    ? refused(
        'not-this-entry',
        'Name the original entry: a correction, a retraction, a merging or added evidence is not itself changed.',
        path,
      )
    : undefined;

export const notAnOpening = (target: Entry | undefined, path: string): Refusal | undefined =>
  target && isOpening(target.type)
    ? refused('not-this-entry', 'The opening of a record is not taken out of it; correct what it says.', path)
    : undefined;
