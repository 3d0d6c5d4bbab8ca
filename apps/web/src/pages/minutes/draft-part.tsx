import { useState } from 'react';
import { freshKey } from '../../acts/record-act';
import { Receipt } from '../../acts/receipt';
import type { Schema } from '../../api/ask';
import { useNames } from '../../names/use-names';
import type { MinutesDraft, Paragraph } from '../../minutes/draft';
import { beginDraft } from '../../minutes/draft-box';
import { entryInMinutes, isMinuted } from '../../minutes/entry-in-minutes';
import { useDraft } from '../../minutes/use-draft';
import type { Place } from '../../notes/line';
import { Part } from '../../parts/part';
import { counted } from '../../words/in-words';
import { DraftEditor } from './draft-editor';
import { newestOf, versionCalled } from './minutes-of';
import { useCirculation } from './use-circulation';

type Entry = Schema<'Entry'>;
type Meeting = Schema<'Meeting'>;
interface DraftPartProps {
  readonly place: Place;
  readonly meeting: Meeting;
  /** Of the meeting; undefined until they are there. */
  readonly entries: readonly Entry[] | undefined;
}

/** Minutes that are being written, from the entries of the meeting or from the version before; only in this browser until they go out. */
export function DraftPart({ place, meeting, entries = [] }: DraftPartProps) {
  const draft = useDraft(place);
  const circulation = useCirculation(place, meeting);
  const minuted = entries.filter((entry) => isMinuted(entry) && entry.retractedBy === undefined);
  const isFrozen = meeting.minutes?.state === 'Published';
  const receipt = draft === null ? circulation.receipt : undefined;
  return (
    <div className="screen-only">
      <Part id="draft" title={meeting.minutes === null ? 'Write the minutes' : 'Write a further version'}>
        {receipt && <Receipt of={receipt} />}
        {draft === null ? (
          isFrozen ? (
            <p className="none">
              The minutes are published and frozen: no further version can go out. What is wrong in them can be disputed.
            </p>
          ) : (
            <Begin place={place} meeting={meeting} entries={minuted} />
          )
        ) : (
          <DraftEditor draft={draft} meeting={meeting} entries={minuted} circulation={circulation} />
        )}
      </Part>
    </div>
  );
}

const NOT_KEPT = 'Nothing could be kept: this browser has no room, or keeps nothing.';

/** A draft is begun from what there is, or from nothing. */
function Begin({ place, meeting, entries }: Required<DraftPartProps> & { readonly entries: readonly Entry[] }) {
  const { named } = useNames();
  const [told, setTold] = useState('');
  const { minutes } = meeting;
  const begin = (paragraphs: readonly Paragraph[]): void => {
    const seen = minutes?.versions.map(({ entry }) => entry) ?? [];
    const draft: MinutesDraft = { ...place, paragraphs, takenOut: [], reason: '', when: '', seen };
    void beginDraft(draft).catch(() => setTold(NOT_KEPT));
  };
  const fresh = (text: string, of: readonly string[] = []): Paragraph => ({ key: freshKey(), number: '', text, entries: of });
  const last = minutes === null ? undefined : versionCalled(minutes, null);
  const fromVersion = (): void =>
    begin((last?.paragraphs ?? []).map(({ number = '', text, entries: of = [] }) => ({ ...fresh(text, of), number })));
  return (
    <>
      <p className="quiet">A draft stays in this browser, as you type it, until you send it out. Nobody else sees it before.</p>
      <div className="govuk-button-group">
        {minutes !== null && last !== undefined && (
          <button type="button" className="govuk-button" onClick={fromVersion}>
            Begin from version {newestOf(minutes)}
          </button>
        )}
        {minutes === null && entries.length > 0 && (
          <button
            type="button"
            className="govuk-button"
            onClick={() => begin(entries.map((entry) => fresh(entryInMinutes(entry, named), [entry.eventId])))}
          >
            Begin from the {counted(entries.length, 'entry', 'entries')} of the meeting
          </button>
        )}
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => begin([fresh('')])}>
          Begin with an empty page
        </button>
      </div>
      <p role="status">{told}</p>
    </>
  );
}
