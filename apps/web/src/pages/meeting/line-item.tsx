import { useId, useState, type KeyboardEvent } from 'react';
import { dropLine } from '../../notes/box';
import type { Line } from '../../notes/line';
import type { LineRead } from '../../notes/line-read';
import { isLacking } from '../../notes/line-words';
import { release, releaseAsAnother, rewrite, takeBack } from '../../notes/releasing';
import { Facts } from '../../parts/facts';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { whenInWords } from '../../words/dates-in-words';
import { onKeep } from './capture';
import { kindOf } from './kinds';
import { LineFields, type Suggesting } from './line-fields';

interface LineItemProps {
  readonly line: LineRead;
  readonly isOwn: boolean;
  readonly suggesting: Suggesting;
  readonly onRecord: { readonly says: string; readonly entry: string } | undefined;
}

/** A line that waits: for its note-taker, or for the server. */
export function LineItem({ line, isOwn, suggesting, onRecord }: LineItemProps) {
  const [isChanging, setChanging] = useState(false);
  const state = line.trouble ? 'line--back' : line.released ? 'line--out' : '';
  return (
    <li className={`line ${state}`}>
      <LineWords line={line} />
      <WaitsFor line={line} />
      {line.trouble && <CameBack line={line} onRecord={onRecord} />}
      {isOwn && !isChanging && <Doing line={line} onChange={() => setChanging(true)} />}
      {isOwn && isChanging && <Changing line={line} suggesting={suggesting} onDone={() => setChanging(false)} />}
    </li>
  );
}

function WaitsFor({ line }: { readonly line: LineRead }) {
  const { act } = line;
  if (line.released)
    return <p className="line__state">Released: it waits to be sent{line.tried ? ', and is tried again by itself.' : '.'}</p>;
  return isLacking(act) ? <p className="line__state">Before it can be released it needs {act.lacks}.</p> : null;
}

/** As in "the line “Too many nights”": what tells a button of one line from that of another. */
const called = ({ said: { what, who } }: Line): string => `the line “${(what || who).slice(0, 60)}”`;

export function LineWords({ line: { said, occurred, by } }: { readonly line: Line }) {
  const when = whenInWords({ date: occurred.edtf, phrase: occurred.phrase });
  const kind = kindOf(said.kind);
  return (
    <p className="line__words">
      <strong className={`govuk-tag govuk-tag--${said.kind === '' ? 'yellow' : 'grey'}`}>{kind.label}</strong>{' '}
      {said.who !== '' && (
        <>
          <strong>
            <Said>{said.who}</Said>
          </strong>
          {said.actor === undefined && ' (as said, nobody of the register)'}
          {': '}
        </>
      )}
      <Said>{said.what}</Said>
      {said.about && (
        <>
          {' '}
          · about <Said>{said.about.label}</Said>
        </>
      )}
      {said.detail !== '' && ` · ${said.detail.replaceAll('-', ' ')}`} <span className="when">· {when}</span>{' '}
      <span className="when">
        · noted by <Said>{by}</Said>
      </span>
    </p>
  );
}

/** Both sides: what the server says, or what stands there already, and the line as it was typed. */
function CameBack({ line: { trouble }, onRecord }: Pick<LineItemProps, 'line' | 'onRecord'>) {
  return (
    <div className="outcome outcome--refused" role="alert">
      <p>
        <strong>Not recorded: it is your draft again. {trouble?.title}.</strong> {trouble?.detail}
      </p>
      {onRecord && (
        <Facts
          of={{
            'On record already': (
              <PlaceLink to={`/entries/${onRecord.entry}`}>
                <Said>{onRecord.says}</Said>
              </PlaceLink>
            ),
          }}
        />
      )}
    </div>
  );
}

function Doing({ line, onChange }: { readonly line: LineRead; readonly onChange: () => void }) {
  const [isSure, setSure] = useState(false);
  const press = (does: string, act: () => unknown) => (
    <button type="button" className="link-button" onClick={() => void act()} aria-label={`${does}: ${called(line)}`}>
      {does}
    </button>
  );
  if (line.released) return line.tried ? null : <p className="line__doing">{press('Take back', () => takeBack(line.id))}</p>;
  return (
    <p className="line__doing">
      {!isLacking(line.act) &&
        (line.trouble?.code === 'id-taken'
          ? press('Record mine as well, as another', () => releaseAsAnother(line.id))
          : press(line.trouble ? 'Release again' : 'Release', () => release(line.id)))}
      {press('Change or sort', onChange)}
      {isSure ? press('Throw away for good', () => dropLine(line.id)) : press('Throw away', () => setSure(true))}
    </p>
  );
}

function Changing({ line, suggesting, onDone }: { readonly line: Line; readonly suggesting: Suggesting; readonly onDone: () => void }) {
  const id = useId();
  const [said, setSaid] = useState(line.said);
  const keep = async (): Promise<void> => {
    await rewrite(line.id, said);
    onDone();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDone();
    else onKeep(() => void keep())(event);
  };
  return (
    <form
      aria-labelledby={id}
      className="line__changing"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h3 className="govuk-visually-hidden" id={id}>
        Change {called(line)}
      </h3>
      <LineFields said={said} onSay={setSaid} suggesting={suggesting} now="as it was" />
      <button className="govuk-button">Keep the change</button>{' '}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onDone}>
        Leave it
      </button>
    </form>
  );
}
