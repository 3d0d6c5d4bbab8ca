import type { Tracker } from '@parley/tracker';
import { html, type Markup } from './html';
import { spoken, valueInWords, whenInWords } from './in-words';

type History = NonNullable<Awaited<ReturnType<Tracker['ask']['history']>>>;
type EntryAnswer = History['items'][number];
type Named = (id: string) => string;

const DAY = 10;
const actorInWords = ({ person, office, body, party, asPrinted }: EntryAnswer['actors'][number], named: Named): string => {
  const parts = [
    person && named(person),
    office && spoken(office),
    body && spoken(body),
    party && named(party),
    asPrinted && `“${asPrinted}”`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
};

/** The entries of a record, one under another, each with who, when, what, and where it is known from. */
export const historyView = ({ items, next }: History, named: Named): Markup => html`
  <h2>History</h2>
  <ol>
    ${items.map((entry) => html`<li id="${entry.eventId}">${entryView(entry, named)}</li>`)}
  </ol>
  ${next === undefined ? undefined : html`<p class="quiet">There are more entries; the JSON above gives them page by page.</p>`}
`;

function entryView(entry: EntryAnswer, named: Named): Markup {
  const { edtf, phrase } = entry.occurred;
  const when = whenInWords({ ...(edtf !== undefined && { date: edtf }), ...(phrase !== undefined && { phrase }) });
  const who = entry.actors.map((actor) => actorInWords(actor, named)).join('; ');
  return html`<a href="/api/entries/${entry.eventId}"><strong>${spoken(entry.type)}</strong></a> –
    ${when}${who === '' ? undefined : html` – ${who}`} ${marks(entry)}
    <dl>
      ${Object.entries(entry.data).map(
        ([name, value]) =>
          html`<dt>${spoken(name)}</dt>
            <dd>${valueInWords(value, named)}</dd>`,
      )}
    </dl>
    <p class="quiet">${known(entry)} Recorded ${entry.recordedAt.slice(0, DAY)} by ${entry.recordedByName ?? named(entry.recordedBy)}.</p>`;
}

function known({ grade, sources }: EntryAnswer): string {
  const from = sources.map(({ source, locator, leaked }) => `${source}, ${locator}${leaked ? ' (leaked)' : ''}`).join('; ');
  const evidence = grade === null ? '' : `Evidence: ${spoken(grade).toLowerCase()}${from === '' ? '' : ` – ${from}`}.`;
  return evidence;
}

function marks({ late, corrections, retractedBy, disputedBy }: EntryAnswer): Markup | undefined {
  const said = [
    retractedBy === undefined ? '' : 'retracted',
    corrections.length > 0 ? 'corrected' : '',
    disputedBy.length > 0 ? 'disputed' : '',
    late ? 'recorded late' : '',
  ].filter((mark) => mark !== '');
  return said.length === 0 ? undefined : html` <span class="open">(${said.join(', ')})</span>`;
}
