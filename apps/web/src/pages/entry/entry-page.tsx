import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { useNames } from '../../names/use-names';
import { HappenedOf, type Entry } from '../../parts/entries-table';
import { Causes } from '../../parts/causes';
import { Facts } from '../../parts/facts';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said, Who } from '../../parts/said';
import { Recorded } from '../../parts/when';
import { lower, spoken, valueInWords } from '../../words/in-words';

/** One entry: what it says, who, when on both clocks, where it is known from, what was done to it, and where it stands in the book. */
export function Component() {
  const { id = '' } = useParams();
  const entry = useQuestion('/api/entries/{id}', { ids: { id } });
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
      <DonePart of={entry} />
      <ReceiptPart of={entry} />
    </>
  );
}

/** The record that the entry stands in, with a link where it has a page. */
function Place({ of }: { readonly of: Entry }) {
  const [, kind = '', id = ''] = /^([a-z]+)-(.+)$/.exec(of.stream) ?? [];
  const folder = { negotiation: 'negotiations', consortium: 'consortia' }[kind];
  const where = folder === undefined ? lower(of.stream) : <PlaceLink to={`/${folder}/${id}`}>{`the ${kind} ${id}`}</PlaceLink>;
  return (
    <p className="govuk-body">
      Entry {of.revision + 1} of {where}
    </p>
  );
}

function SaysPart({ of }: { readonly of: Entry }) {
  const { named } = useNames();
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

const ACTOR = ['person', 'office', 'body', 'party', 'asPrinted'] as const;
function Actor({ of }: { readonly of: Entry['actors'][number] }) {
  const given = ACTOR.flatMap((field) => (typeof of[field] === 'string' ? [[field, of[field]] as const] : []));
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

interface Citation {
  readonly source: string;
  readonly locator: string;
  readonly grade: string;
  readonly quote?: string;
  readonly leaked?: boolean;
}
function SourcesPart({ of }: { readonly of: Entry }) {
  const citations = of.sources as readonly unknown[] as readonly Citation[];
  return (
    <Part id="sources" title="Where it is known from" none={citations.length === 0 ? 'No source is cited.' : undefined}>
      <Things of={citations} keyOf={(one) => JSON.stringify(one)}>
        {({ source, locator, grade, quote, leaked }) => (
          <>
            <Who id={source} />, <Said>{locator}</Said>; evidence: {lower(grade)}
            {leaked === true && '; leaked'}
            {quote !== undefined && (
              <blockquote className="quote">
                <Said>{quote}</Said>
              </blockquote>
            )}
          </>
        )}
      </Things>
    </Part>
  );
}

function WhenPart({ of }: { readonly of: Entry }) {
  return (
    <Part id="when" title="When, on both clocks">
      <Facts
        of={{
          Happened: <HappenedOf entry={of} />,
          Recorded: <Recorded at={of.recordedAt} />,
          'Noted down': of.notedAt,
          'Recorded by': <Said>{of.recordedByName ?? of.recordedBy}</Said>,
          'On behalf of': of.onBehalfOf === undefined ? undefined : <Who id={of.onBehalfOf} />,
          'How it came in': spoken(of.via),
          Late: of.late ? 'recorded more than 30 days after it can have happened' : undefined,
        }}
      />
    </Part>
  );
}

function DonePart({ of }: { readonly of: Entry }) {
  const { corrections, acknowledgedBy, disputedBy } = of;
  const done = [
    ['Corrected, or evidence added', corrections],
    ['Acknowledged', acknowledgedBy],
    ['Disputed', disputedBy],
  ] as const;
  const some = done.filter(([, entries]) => entries.length > 0);
  return (
    <Part id="done" title="What was done to it since" none={some.length === 0 ? 'Nothing.' : undefined}>
      <Facts of={Object.fromEntries(some.map(([what, entries]) => [what, <Causes key={what} entries={entries} of={what} />]))} />
    </Part>
  );
}

function ReceiptPart({ of }: { readonly of: Entry }) {
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
    </Part>
  );
}
