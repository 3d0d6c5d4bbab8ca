import type { Schema } from '../../api/ask';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said, Who } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { useLocation } from 'react-router';
import { ByWhom } from './by-whom';
import { newestOf, saidOfMinutes, type Minutes, type Version } from './minutes-of';

interface DocumentPartProps {
  readonly minutes: Minutes;
  readonly version: Version | undefined;
  readonly cited: readonly string[];
  /** What was said of the minutes, as entries. */
  readonly said: readonly Schema<'Entry'>[];
}

/** A version of the minutes as it went out, paragraph by paragraph, each with the entries that it rests on. */
export function DocumentPart({ minutes, version, cited, said }: DocumentPartProps) {
  if (version === undefined)
    return <Part id="document" title="The minutes" none="Something was said of minutes of which no version is on record." />;
  const disputes = said.filter((one) => one.type === 'MinutesDisputed' && saidOfMinutes(one).version === version.version);
  const isNewest = version.version === newestOf(minutes);
  return (
    <Part id="document" title={`Version ${version.version}`}>
      <p className="govuk-body">
        {isNewest ? <StateTag of={minutes} /> : <strong>An earlier version, as it went out: a later one took its place.</strong>}
      </p>
      <Versions of={minutes} shown={version.version} />
      {version.document !== undefined && (
        <p className="govuk-body">
          The minutes themselves: <Who id={version.document} />
        </p>
      )}
      <ol className="minutes">
        {version.paragraphs.map((paragraph, at) => (
          <Paragraph key={at} of={paragraph} number={paragraph.number ?? String(at + 1)} cited={cited} disputes={disputes} />
        ))}
      </ol>
      {disputes
        .filter((one) => saidOfMinutes(one).paragraph === undefined)
        .map((one) => (
          <Dispute key={one.eventId} of={one} what="Disputed as a whole" />
        ))}
    </Part>
  );
}

function Versions({ of: { versions }, shown }: { readonly of: Minutes; readonly shown: number }) {
  const { pathname } = useLocation();
  if (versions.length < 2) return null;
  return (
    <nav aria-label="Versions" className="screen-only minutes__versions">
      {versions.map(({ version }) =>
        version === shown ? (
          <strong key={version} aria-current="page">
            Version {version}
          </strong>
        ) : (
          <PlaceLink key={version} to={`${pathname}?version=${version}`}>{`Version ${version}`}</PlaceLink>
        ),
      )}
    </nav>
  );
}

interface ParagraphProps {
  readonly of: Version['paragraphs'][number];
  readonly number: string;
  readonly cited: readonly string[];
  readonly disputes: readonly Schema<'Entry'>[];
}
function Paragraph({ of: { text, entries = [] }, number, cited, disputes }: ParagraphProps) {
  return (
    <li className="minutes__paragraph">
      <span className="minutes__number">{number}</span>
      <div>
        <p className="minutes__text">
          <Said>{text}</Said>{' '}
          {entries.map((entry) => {
            const at = cited.indexOf(entry) + 1;
            return (
              <a key={entry} className="minutes__ref govuk-link" href={`#cited-${at}`} aria-label={`entry ${at} cited`}>
                [{at}]
              </a>
            );
          })}
        </p>
        {disputes
          .filter((one) => saidOfMinutes(one).paragraph === number)
          .map((one) => (
            <Dispute key={one.eventId} of={one} what="Disputed" />
          ))}
      </div>
    </li>
  );
}

function Dispute({ of, what }: { readonly of: Schema<'Entry'>; readonly what: string }) {
  return (
    <p className="minutes__dispute">
      <strong>{what}</strong>
      <ByWhom of={saidOfMinutes(of)} />: <Said>{saidOfMinutes(of).ground ?? ''}</Said>
    </p>
  );
}
