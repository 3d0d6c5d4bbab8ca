import { useParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { useQuestion } from '../../api/use-question';
import { RecordTabs } from '../../frame/record-tabs';
import { Standing } from '../../moment/standing';
import { Facts } from '../../parts/facts';
import { PageHeading } from '../../parts/page-heading';
import { PlaceLink } from '../../parts/place-link';
import { ConsortiumNamed, NegotiationNamed } from '../../parts/record-named';
import { Said, WhoAll } from '../../parts/said';
import { DateSaid, InstantSaid } from '../../parts/when';
import { instantInWords } from '../../words/dates-in-words';
import { counted, lower, spoken } from '../../words/in-words';
import { CorrectedPart } from './corrected-part';
import { KnownPart } from './known-part';
import { ProposalThen } from './proposal-then';

type Basis = Schema<'Basis'>;
type Decision = Basis['decision'];

interface Of {
  readonly question: '/api/negotiations/{id}/decisions/{event}/basis' | '/api/consortia/{id}/decisions/{event}/basis';
  readonly tabs: '/negotiations/:id' | '/consortia/:id';
  /** How the record is called in which the decision stands. */
  readonly title: string;
}

/** What a board or a party had on record when it decided, and what it had not. */
export function BasisOf({ question, tabs, title }: Of) {
  const { id = '', decision, approval } = useParams();
  const event = decision ?? approval ?? '';
  const basis = useQuestion(question, { ids: { id, event } });
  return (
    <>
      <PageHeading title={title} caption="Basis of a decision" />
      <RecordTabs of={tabs} label="This record" />
      <DecisionSaid of={basis} />
      <Standing reflects={basis.reflects} />
      <AtAGlance of={basis} />
      <KnownPart
        id="on-record"
        title="On record when it was decided"
        of={basis.onRecord}
        none="Nothing that bears on it was on record by then."
        note={`Each as it stood then${thenOf(basis)}.`}
      />
      <ProposalThen of={basis} />
      <KnownPart
        id="recorded-later"
        title="Had occurred by then, recorded only later"
        of={basis.recordedLater}
        none="Nothing that had certainly occurred by then was recorded later."
        note="Whoever decided can have known of it, but not from this record."
      />
      <CorrectedPart of={basis.correctedSince} />
      <KnownPart
        id="open"
        title="What the dates leave open"
        of={basis.undetermined}
        none="Nothing: the dates tell of each entry whether it came before."
        note="It is not known whether these were on record, or had occurred, when it was decided."
        because={BECAUSE}
      />
    </>
  );
}

const BECAUSE = {
  recording: 'recorded about when it was decided',
  occurrence: 'recorded later, and may have occurred before or after',
} as const;

const thenOf = ({ reflectsThen }: Basis): string =>
  reflectsThen?.knownAt == null
    ? ''
    : `, by ${instantInWords(reflectsThen.knownAt)}, which is just before the earliest moment of the decision`;

/** Who decided what, on what, and within which time. */
function DecisionSaid({ of: { decision, decided, proposal } }: { readonly of: Basis }) {
  return (
    <Facts
      of={{
        Decision: (
          <>
            <strong>{spoken(decision.outcome)}</strong>{' '}
            <PlaceLink to={`/entries/${decision.entry}`} label={`the entry of the decision: ${lower(decision.type)}`}>
              {spoken(decision.type)}
            </PlaceLink>
          </>
        ),
        'Decided by': (
          <>
            <WhoAll ids={decision.by.map(({ party }) => party)} />
            {decision.body !== undefined && `, its ${lower(decision.body)}`}
          </>
        ),
        On: <On of={decision.matter} title={proposal?.title} />,
        Happened: <DateSaid date={decision.date} phrase={decision.phrase} />,
        Recorded: <InstantSaid at={decision.recordedAt} />,
        'Can have been decided': <Within of={decided} />,
      }}
    />
  );
}

interface OnProps {
  readonly of: Decision['matter'];
  /** What the proposal is called, where it was on record. */
  readonly title: string | undefined;
}
function On({ of: { on, negotiation, proposal, version, consortium }, title }: OnProps) {
  if (on === 'consortium')
    return (
      <>
        a matter of <ConsortiumNamed id={consortium ?? ''} />
      </>
    );
  return (
    <>
      version {version} of the proposal <Said>{title === undefined ? (proposal ?? '') : `“${title}”`}</Said> in{' '}
      <NegotiationNamed id={negotiation ?? ''} />
    </>
  );
}

const MIDNIGHT = /T00:00:00(\.0+)?Z$/;
const isMidnight = (at: string | null): boolean => at === null || MIDNIGHT.test(at);

/** A time is half-open: it ends before `latest`. Whole days are told as such: in summer their bounds, which are of UTC, read as 01:00. */
function Within({ of: { earliest, latest } }: { readonly of: Basis['decided'] }) {
  if (earliest === null && latest === null) return <>at any time</>;
  const areDays = isMidnight(earliest) && isMidnight(latest);
  const said = (at: string) => (areDays ? <DateSaid date={at.slice(0, 10)} /> : <InstantSaid at={at} />);
  return (
    <>
      {earliest === null ? 'it is not known from when on' : <>from {said(earliest)}</>}
      {latest !== null && <>, before {said(latest)}</>}
      {areDays && ' (days of UTC)'}
    </>
  );
}

/** The four answers as counts, each leading to its list. */
function AtAGlance({ of: { onRecord, recordedLater, correctedSince, undetermined } }: { readonly of: Basis }) {
  const lines: readonly (readonly [string, string, Counted])[] = [
    ['on-record', 'on record when it was decided', onRecord],
    ['recorded-later', 'had occurred by then, recorded only later', recordedLater],
    ['corrected', 'corrected since', correctedSince],
    ['open', 'left open by the dates', undetermined],
  ];
  return (
    <section className="glance" aria-label="At a glance">
      <dl className="glance__list">
        {lines.map(([id, says, { items, more = 0 }]) => (
          <div key={id} className="glance__line">
            <dt>
              <a className="govuk-link" href={`#${id}`}>
                {spoken(says)}
              </a>
            </dt>
            <dd>{counted(items.length + more, 'entry', 'entries')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
interface Counted {
  readonly items: readonly unknown[];
  readonly more?: number;
}
