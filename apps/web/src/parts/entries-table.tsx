import { tellingField } from '@parley/negotiation';
import type { Schema } from '../api/ask';
import type { Dated } from '../words/dates-in-words';
import { namedBeside, spoken, valueInWords } from '../words/in-words';
import { useNames } from '../names/use-names';
import { PlaceLink } from './place-link';
import { Said } from './said';
import { Table } from './table';
import { Happened, Recorded } from './when';

export type Entry = Schema<'Entry'>;

/** When an entry happened, as the record has it. */
export function dateOf({ occurred }: Pick<Entry, 'occurred'>): Dated {
  const { edtf, phrase } = occurred as { readonly edtf?: string; readonly phrase?: string };
  return { date: edtf, phrase };
}

/** Entries one by one, on both clocks; each leads to its page. */
export function EntriesTable({ of, caption }: { readonly of: readonly Entry[]; readonly caption: string }) {
  if (of.length === 0) return <p className="none">No entry.</p>;
  return (
    <Table
      caption={caption}
      columns={['Entry', 'What it says', 'When', 'Evidence']}
      rows={of.map((entry) => ({
        key: entry.eventId,
        cells: [
          <PlaceLink key="entry" to={`/entries/${entry.eventId}`} label={`${spoken(entry.type)}, entry ${entry.revision + 1}`}>
            {spoken(entry.type)}
          </PlaceLink>,
          <Says key="says" of={entry.data} />,
          <span key="when">
            <Happened {...dateOf(entry)} />
            <br />
            <Recorded at={entry.recordedAt} />
          </span>,
          <span key="evidence">
            {entry.grade === null ? 'not graded' : spoken(entry.grade)}
            {entry.retractedBy !== undefined && '; retracted'}
            {entry.corrections.length > 0 && '; corrected or added to'}
            {entry.late && '; recorded late'}
          </span>,
        ],
      }))}
    />
  );
}

/** What says most comes first; nothing is left out. */
function Says({ of }: { readonly of: Entry['data'] }) {
  const named = namedBeside(of, useNames().named);
  const telling = tellingField(of) ?? '';
  const { [telling]: first, ...rest } = of;
  const more = valueInWords(rest, named);
  return (
    <>
      {first !== undefined && <Said>{valueInWords(first, named)}</Said>}
      {more !== '' && (
        <p className="quiet">
          <Said>{more}</Said>
        </p>
      )}
    </>
  );
}
