import { isDecision } from '@parley/negotiation';
import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { ACTOR_FIELDS } from '../../names/actor-in-words';
import { ThingsOfNegotiation } from '../../names/things-named';
import { useNames } from '../../names/use-names';
import { dateOf, type Entry } from '../../parts/entries-table';
import { Causes } from '../../parts/causes';
import { Facts } from '../../parts/facts';
import { ActsPart } from './acts-part';
import { CitationSaid, type Citation } from '../../parts/citation';
import { ProofPart } from './proof-part';
import { RelatedPart } from './related-part';
import { AsRecordedPart, SincePart } from './since-part';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { ConsortiumNamed, NegotiationNamed } from '../../parts/record-named';
import { Said, Who } from '../../parts/said';
import { DateSaid, InstantSaid } from '../../parts/when';
import type { OfRecord } from '../../shape-form/things-on-record';
import { lower, namedBeside, spoken, valueInWords } from '../../words/in-words';
import { recordOf, type EntryFormProps } from './whole-entry';

/** One entry: what it says, who, when on both clocks, where it is known from, what was done to it, and where it stands in the book. */
export function Component() {
  const { id = '' } = useParams();
  const entry = useQuestion('/api/entries/{id}', { ids: { id } });
  const record = recordOf(entry);
  const page = <EntryPage entry={entry} />;
  return record?.record === 'negotiation' ? <ThingsOfNegotiation id={record.id}>{page}</ThingsOfNegotiation> : page;
}

function EntryPage({ entry }: EntryFormProps) {
  return (
    <>
      <PageHeading title={spoken(entry.type)} caption="Entry">
        <Place of={entry} />
      </PageHeading>
      {entry.retractedBy !== undefined && (
        <p className="govuk-body">
          <strong>Retracted: it counts no longer.</strong> <Causes entries={[entry.retractedBy]} of="the retraction" />
        </p>
      )}
      <SaysPart of={entry} />
      <SourcesPart of={entry} />
      <WhenPart of={entry} />
      <AsRecordedPart of={entry} />
      <SincePart of={entry} />
      <RelatedPart of={entry} />
      <ActsPart entry={entry} />
      <ProofPart of={entry} />
    </>
  );
}

/** The record that the entry stands in, with a link where it has a page. */
function Place({ of }: { readonly of: Entry }) {
  const record = recordOf(of);
  const where = `/${record?.record === 'negotiation' ? 'negotiations' : 'consortia'}/${record?.id ?? ''}`;
  return (
    <p className="govuk-body">
      Entry {of.revision + 1} of {record === undefined ? lower(of.stream) : <RecordOf of={record} />}
      {record !== undefined && isDecision(of.type) && (
        <>
          . <PlaceLink to={`${where}/decisions/${of.eventId}`}>What was on record when it was decided</PlaceLink>
        </>
      )}
    </p>
  );
}

const RecordOf = ({ of: { record, id } }: { readonly of: OfRecord }) =>
  record === 'negotiation' ? <NegotiationNamed id={id} /> : <ConsortiumNamed id={id} />;

function SaysPart({ of }: { readonly of: Entry }) {
  const named = namedBeside(of.data, useNames().named);
  const said = Object.entries(of.data).map(
    ([name, value]) => [spoken(name), <Said key={name}>{valueInWords(value, named)}</Said>] as const,
  );
  return (
    <Part id="says" title="What it says" none={said.length === 0 ? 'Nothing beyond its kind.' : undefined}>
      <Facts of={Object.fromEntries(said)} />
      {of.actors.length > 0 && (
        <Things of={of.actors} keyOf={(actor) => JSON.stringify(actor)}>
          {(actor) => <Actor of={actor} />}
        </Things>
      )}
    </Part>
  );
}

function Actor({ of }: { readonly of: Entry['actors'][number] }) {
  const given = ACTOR_FIELDS.flatMap((field) => (typeof of[field] === 'string' ? [[field, of[field]] as const] : []));
  return (
    <>
      by{' '}
      {given.map(([field, id], at) => (
        <span key={field}>
          {at > 0 && ', '}
          {field === 'asPrinted' ? 'as printed: ' : ''}
          <Who id={id} />
        </span>
      ))}
    </>
  );
}

function SourcesPart({ of }: { readonly of: Entry }) {
  const citations = of.sources as readonly unknown[] as readonly Citation[];
  return (
    <Part id="sources" title="Where it is known from" none={citations.length === 0 ? 'No source is cited.' : undefined}>
      <Things of={citations} keyOf={(one) => JSON.stringify(one)}>
        {(one) => <CitationSaid of={one} />}
      </Things>
    </Part>
  );
}

const VIA: Readonly<Record<string, string>> = {
  unauthenticated: 'without sign-in: the name of who recorded is taken on trust',
  migration: 'taken over from a record kept elsewhere, with its time of recording',
};
function WhenPart({ of }: { readonly of: Entry }) {
  return (
    <Part id="when" title="When, on both clocks">
      <Facts
        of={{
          Happened: <DateSaid {...dateOf(of)} />,
          Recorded: <InstantSaid at={of.recordedAt} />,
          'Noted down': of.notedAt === undefined ? undefined : <InstantSaid at={of.notedAt} />,
          'Recorded by': <Said>{of.recordedByName ?? of.recordedBy}</Said>,
          'On behalf of': of.onBehalfOf === undefined ? undefined : <Who id={of.onBehalfOf} />,
          'How it came in': VIA[of.via] ?? spoken(of.via),
          Late: of.late ? 'recorded more than 30 days after it can have happened' : undefined,
        }}
      />
    </Part>
  );
}
