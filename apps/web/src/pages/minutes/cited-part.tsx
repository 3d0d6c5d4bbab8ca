import { tellingField } from '@parley/negotiation';
import { lazy } from 'react';
import { useQuestion } from '../../api/use-question';
import { actorInWords } from '../../names/actor-in-words';
import { useNames } from '../../names/use-names';
import { dateOf } from '../../parts/entries-table';
import { More } from '../../parts/more';
import { Opened } from '../../parts/opened';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { DateSaid } from '../../parts/when';
import { counted, lower, spoken, valueInWords } from '../../words/in-words';
import { SinceList } from '../entry/since-part';
import type { Cited, Citing } from './use-cited';

const AcknowledgeForm = lazy(async () => ({ default: (await import('../entry/entry-forms')).AcknowledgeForm }));
const DisputeForm = lazy(async () => ({ default: (await import('../entry/entry-forms')).DisputeForm }));

interface CitedPartProps {
  readonly cited: readonly string[];
  readonly citing: Citing;
}

/** The entries that the minutes rest on, numbered as the paragraphs name them; each can be acknowledged or disputed by itself. */
export function CitedPart({ cited, citing: { known, unasked, more } }: CitedPartProps) {
  return (
    <Part id="cited" title="Entries cited" count={cited.length} none={cited.length === 0 ? 'The paragraphs cite no entry.' : undefined}>
      <ol className="cited">
        {cited.map((id, at) => {
          const one = known.get(id);
          return (
            <li key={id} id={`cited-${at + 1}`} className="cited__one">
              <span className="cited__number">[{at + 1}]</span>
              <div>{one === undefined ? <PlaceLink to={`/entries/${id}`}>the entry</PlaceLink> : <CitedEntry of={one} at={at + 1} />}</div>
            </li>
          );
        })}
      </ol>
      {unasked > 0 && (
        <>
          <p className="quiet">
            What {counted(unasked, 'entry says', 'entries say')} does not stand here, since each is asked for by itself; the links lead to
            them.
          </p>
          <More more={more} isLoading={false} what="of what they say" />
        </>
      )}
    </Part>
  );
}

function CitedEntry({ of: { entry, marks }, at }: { readonly of: Cited; readonly at: number }) {
  const { named } = useNames();
  const telling = tellingField(entry.data);
  const who = entry.actors.map((actor) => actorInWords(actor, named)).join('; ');
  return (
    <>
      <p className="cited__says">
        <PlaceLink to={`/entries/${entry.eventId}`}>{`${spoken(entry.type)}, entry ${entry.revision + 1} of the record`}</PlaceLink>
        {who !== '' && (
          <>
            {' '}
            by <Said>{who}</Said>
          </>
        )}
        {telling !== undefined && (
          <>
            : <Said>{valueInWords(entry.data[telling], named)}</Said>
          </>
        )}
      </p>
      <p className="quiet">
        happened: <DateSaid {...dateOf(entry)} />
        {entry.grade !== null && `; evidence: ${lower(entry.grade)}`}
        {entry.retractedBy !== undefined && <strong>; retracted since</strong>}
        {entry.corrections.length > 0 && <strong>; corrected or added to since</strong>}
      </p>
      {marks.length > 0 && <SinceList of={marks} was={entry.type} />}
      <div className="screen-only">
        <Opened title={`Acknowledge or dispute entry ${at}`}>{() => <OnEntry id={entry.eventId} />}</Opened>
      </div>
    </>
  );
}

function OnEntry({ id }: { readonly id: string }) {
  const entry = useQuestion('/api/entries/{id}', { ids: { id } });
  return (
    <>
      <h3 className="govuk-heading-s">It is right</h3>
      <AcknowledgeForm entry={entry} />
      <h3 className="govuk-heading-s">It is disputed</h3>
      <DisputeForm entry={entry} />
    </>
  );
}
