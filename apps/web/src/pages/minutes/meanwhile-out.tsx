import type { Schema } from '../../api/ask';
import { numbered, type MinutesDraft } from '../../minutes/draft';
import { Said } from '../../parts/said';
import { Table } from '../../parts/table';
import type { Changing } from './changing';
import { newestOf, versionCalled, type Minutes, type Version } from './minutes-of';

interface MeanwhileOutProps {
  readonly draft: MinutesDraft;
  readonly meeting: Schema<'Meeting'>;
  readonly change: Changing;
}

/** Both sides, where somebody else sent a version out since this draft was begun: paragraph by paragraph. Nothing of the draft is lost. */
export function MeanwhileOut({ draft, meeting: { minutes }, change }: MeanwhileOutProps) {
  const theirs = minutes === null ? undefined : versionCalled(minutes, null);
  if (minutes === null || theirs === undefined || !isOvertaken(draft, minutes)) return null;
  const isFrozen = minutes.state === 'Published';
  const seen = minutes.versions.map(({ entry }) => entry);
  return (
    <div className="outcome outcome--open" role="alert">
      <p>
        <strong>
          {isFrozen
            ? 'Meanwhile the minutes were published, and are frozen.'
            : `Meanwhile version ${theirs.version} went out; it was sent by somebody else.`}
        </strong>{' '}
        Nothing that you typed is lost.{' '}
        {isFrozen ? 'Your draft cannot go out any more; it stays here.' : 'Look at both before yours goes out.'}
      </p>
      <BothSides theirs={theirs} mine={draft} />
      {!isFrozen && (
        <button type="button" className="govuk-button" onClick={() => change((one) => ({ ...one, seen }))}>
          I have seen both: mine goes out as version {newestOf(minutes) + 1}
        </button>
      )}
    </div>
  );
}

/** What was sent and not answered may be the very version that is out. */
const isOvertaken = ({ sending, seen }: MinutesDraft, { state, versions }: Minutes): boolean =>
  sending === undefined && (state === 'Published' || versions.some(({ entry }) => !seen.includes(entry)));

function BothSides({ theirs, mine }: { readonly theirs: Version; readonly mine: MinutesDraft }) {
  const out = new Map(theirs.paragraphs.map(({ number, text }, at) => [number ?? String(at + 1), text]));
  const own = new Map(numbered(mine).map(([number, { text }]) => [number, text]));
  const numbers = [...new Set([...out.keys(), ...own.keys()])];
  const say = (text: string | undefined) => (text === undefined ? <span className="quiet">none</span> : <Said>{text}</Said>);
  return (
    <Table
      caption="Both sides, paragraph by paragraph"
      columns={['Paragraph', `Version ${theirs.version}, which is out`, 'Your draft']}
      rows={numbers.map((number) => ({ key: number, cells: [number, say(out.get(number)), say(own.get(number))] }))}
    />
  );
}
