import { latestVersion, proposalReach } from '@parley/negotiation';
import { RecordLink } from '../acts/record-link';
import type { Schema } from '../api/ask';
import { Causes } from '../parts/causes';
import { Said, WhoAll } from '../parts/said';
import { StateTag } from '../parts/state-tag';
import { Happened } from '../parts/when';
import { dateInWords } from '../words/dates-in-words';
import { spoken } from '../words/in-words';
import type { Labels } from '../names/labels';
import { Responses } from './responses';
import { TermList } from './term-list';

type Proposal = Schema<'Proposal'>;

interface ProposalCardProps {
  readonly of: Proposal;
  readonly labels: Labels;
  /** In which the bases of its replies can be asked for. */
  readonly negotiation?: string;
}
/** A claim, an offer or another proposal: how far it came and since when, its terms, and the replies to it. */
export function ProposalCard({ of, labels, negotiation }: ProposalCardProps) {
  const title = of.title ?? spoken(of.id);
  const version = latestVersion(of);
  return (
    <article className="card" id={`proposal-${of.id}`} aria-label={title}>
      <h3 className="govuk-heading-s card__title">
        <Said>{title}</Said>
      </h3>
      <p>
        <StateTag of={of} /> {of.leaked && <strong className="govuk-tag govuk-tag--yellow">Leaked</strong>} {kindInWords(of)} by{' '}
        <WhoAll ids={of.author} nobody="an author who is not known" />
        {of.to.length > 0 && (
          <>
            {' '}
            to <WhoAll ids={of.to} />
          </>
        )}
        . <Causes entries={of.entries} of={`${title}, ${of.state}`} />
      </p>
      {version && <Since of={of} version={version} title={title} />}
      <Remarks of={of} labels={labels} />
      <TermList terms={of.terms} aims={of.aims} versions={of.versions.length} current={version?.version} />
      <Links of={of} />
      <Responses of={of} labels={labels} title={title} negotiation={negotiation} />
      {negotiation !== undefined && <ToRecord of={of} title={title} version={version?.version} />}
    </article>
  );
}

interface ToRecordProps {
  readonly of: Proposal;
  readonly title: string;
  readonly version: number | undefined;
}
/** What can be recorded of a proposal that is neither agreed nor ended. */
function ToRecord({ of, title, version }: ToRecordProps) {
  if (['agreed', 'ended'].includes(proposalReach(of))) return null;
  return (
    <p className="to-record">
      {version !== undefined && (
        <RecordLink act="respond" given={{ proposal: of.id, version: String(version) }} of={`${title}, version ${version}`}>
          Record a response
        </RecordLink>
      )}
      <RecordLink act="table-proposal" given={{ proposal: of.id, version: String((version ?? 0) + 1) }} of={title}>
        Table a new version
      </RecordLink>
    </p>
  );
}

const kindInWords = ({ kind, conditional, package: isPackage }: Proposal): string => {
  const word = kind === 'unknown' ? 'Proposal of a kind that is not known' : spoken(kind);
  return `${isPackage ? 'A package: ' : conditional ? 'On conditions: ' : ''}${word}`;
};

function Since({ of, version, title }: { readonly of: Proposal; readonly version: Proposal['versions'][number]; readonly title: string }) {
  const which = of.versions.length > 1 ? `Version ${version.version} was ` : '';
  return (
    <p className="quiet">
      {which === '' ? spoken(version.out) : `${which}${version.out}`}, <Happened date={version.date} phrase={version.phrase} />{' '}
      <Causes entries={version.entries} of={`${title}, version ${version.version}`} />
      {of.openUntil !== undefined && <>. Open until {dateInWords(of.openUntil)}</>}
    </p>
  );
}

function Remarks({ of, labels }: { readonly of: Proposal; readonly labels: Labels }) {
  return (
    <>
      {of.summary !== undefined && (
        <p>
          <Said>{of.summary}</Said>
        </p>
      )}
      {of.phrases.length > 0 && (
        <p className="quiet">
          The source calls it {of.phrases.map((phrase) => `“${phrase}”`).join(', ')}, which is a phrase and not a tabling.
        </p>
      )}
      {of.openList && <p className="quiet">An open list: the sources name only some of it.</p>}
      {of.counters && (
        <p className="quiet">
          It answers “{labels.proposal(of.counters.proposal)}”{of.counters.version !== undefined && `, version ${of.counters.version}`}.
        </p>
      )}
      {of.subjectTo !== undefined && of.subjectTo.length > 0 && <p className="quiet">Subject to: {of.subjectTo.join('; ')}.</p>}
    </>
  );
}

function Links({ of: { links, terms } }: { readonly of: Proposal }) {
  const named = new Map(terms.map(({ id, parameter }) => [id, parameter]));
  const say = (ids: readonly string[]): string => ids.map((id) => named.get(id) ?? id).join(', ');
  return (
    <>
      {links.map(({ kind, terms: ids, inReturnFor, text, entry }) => (
        <p key={entry} className="quiet">
          {kind === 'package' ? `These stand or fall together: ${say(ids)}` : `${say(ids)}, in return for ${say(inReturnFor ?? [])}`}
          {text !== undefined && (
            <>
              {' '}
              (“<Said>{text}</Said>”)
            </>
          )}{' '}
          <Causes entries={[entry]} of="what belongs together" />
        </p>
      ))}
    </>
  );
}
