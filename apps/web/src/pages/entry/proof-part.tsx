import { sha256 } from '@noble/hashes/sha2';
import { canonicalText, checkEvent, leafHash, readHeader, type Payload } from '@parley/record-form';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask, type Schema } from '../../api/ask';
import { Causes } from '../../parts/causes';
import { Facts } from '../../parts/facts';
import { TextField } from '../../parts/fields';
import { Part } from '../../parts/part';
import { Unfolding } from '../../parts/unfolding';
import { saidIn } from '../../words/said-in';
import type { WholeEntry } from './whole-entry';

const UTF_8 = new TextEncoder();

type Stored = Schema<'StoredEntry'>;
interface Proved {
  readonly leaf: string;
  /** What was found to hold, and by what it was found; the first line that does not hold ends it. */
  readonly holds: readonly string[];
  readonly fault?: string;
}

/** What this browser finds out from the stored bytes by itself: nothing that the server says of them is taken over. */
function prove({ eventId, type, stream, revision, header, payload, next }: Stored, shown: WholeEntry): Proved {
  const bytes = { header: UTF_8.encode(header), payload: UTF_8.encode(payload) };
  const leaf = leafHash(sha256, bytes.header);
  const holds: string[] = [];
  try {
    const checked = checkEvent(sha256, bytes, { id: eventId, type, stream, rev: revision });
    holds.push('The header is that of this entry at this place, and it commits to the stored payload.');
    if (!says(checked.payload, shown)) throw new Error('the payload says something else than this page shows as recorded');
    holds.push('The payload says what this page shows as recorded.');
    if (next !== undefined) {
      if (readHeader(UTF_8.encode(next)).prev !== leaf) throw new Error('the next entry of the record is chained to another leaf hash');
      holds.push('The next entry of the record is chained to this leaf hash.');
    }
    return { leaf, holds };
  } catch (error) {
    return { leaf, holds, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether the payload holds what the page shows of the entry, as it was first recorded. */
function says({ data, occurred, actors, sources }: Payload, shown: WholeEntry): boolean {
  const { asRecorded = shown } = shown;
  const recorded = { data: asRecorded.data, occurred: asRecorded.occurred, actors: asRecorded.actors, sources: asRecorded.sources };
  return canonicalText({ data, occurred, actors, sources }) === canonicalText(recorded);
}

/** Where the entry stands in the book, and whether its bytes match: worked out here, from header and payload. */
export function ProofPart({ of }: { readonly of: WholeEntry }) {
  const { data: stored, isError } = useQuery({
    queryKey: ['/api/entries/{id}/stored', of.eventId],
    queryFn: ({ signal }) => ask('/api/entries/{id}/stored', { ids: { id: of.eventId } }, signal),
  });
  return (
    <Part id="receipt" title="Its place in the book">
      <Facts
        of={{
          'Event id': <code>{of.eventId}</code>,
          Stream: <code>{of.stream}</code>,
          Revision: of.revision,
          'Command id': <code>{of.commandId}</code>,
          'Caused by': of.causationId === undefined ? undefined : <Causes entries={[of.causationId]} of="what caused it" />,
        }}
      />
      {isError && <p className="none">The stored bytes cannot be had now, so nothing is proved of them.</p>}
      {stored && <Proof of={of} stored={stored} />}
    </Part>
  );
}

function Proof({ of, stored }: { readonly of: WholeEntry; readonly stored: Stored }) {
  const proved = prove(stored, of);
  return (
    <>
      <Facts of={{ 'Leaf hash': <code>{proved.leaf}</code>, 'Worked out in this browser': <Verdict of={proved} /> }} />
      <ReceiptForm leaf={proved.fault === undefined ? proved.leaf : undefined} />
      <StoredBytes of={stored} />
    </>
  );
}

function StoredBytes({ of: { header, payload } }: { readonly of: Stored }) {
  return (
    <Unfolding title="The stored bytes">
      <p className="quiet">The leaf hash is the SHA-256 of a zero byte and these bytes of the header.</p>
      <code className="bytes">{header}</code>
      <p className="quiet">The header’s “pc” is the SHA-256 of “parley/payload/1”, a zero byte and these bytes of the payload.</p>
      <code className="bytes">{payload}</code>
    </Unfolding>
  );
}

function Verdict({ of: { holds, fault } }: { readonly of: Proved }) {
  return (
    <>
      <strong className={`govuk-tag govuk-tag--${fault === undefined ? 'green' : 'red'}`}>
        {fault === undefined ? 'Matches' : 'Does not match'}
      </strong>
      {holds.map((line) => (
        <p key={line} className="quiet">
          {line}
        </p>
      ))}
      {fault !== undefined && <p>What does not match: {fault}. Run “npx parley doctor” on the book, and keep this page.</p>}
    </>
  );
}

/** Compares with a receipt that was kept elsewhere: that alone shows that it is the same entry as then. */
function ReceiptForm({ leaf }: { readonly leaf: string | undefined }) {
  const [kept, setKept] = useState('');
  const compare = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setKept(saidIn(new FormData(event.currentTarget), 'kept').toLowerCase());
  };
  return (
    <form onSubmit={compare} className="screen-only act-form" aria-label="Compare with a receipt">
      <TextField name="kept" label="Leaf hash of a receipt that you kept" hint="64 letters and digits" maxLength={80} />
      <p role="status">
        {kept !== '' &&
          (kept === leaf
            ? 'The same: this entry is the one that your receipt names, unaltered.'
            : 'Not the same as the entry that stands here now.')}
      </p>
      <button className="govuk-button govuk-button--secondary">Compare</button>
    </form>
  );
}
