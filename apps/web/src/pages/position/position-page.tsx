import { glanceOf } from '@parley/negotiation';
import { useParams } from 'react-router';
import { RecordPart } from '../../acts/record-part';
import { useQuestion } from '../../api/use-question';
import { RecordTabs } from '../../frame/record-tabs';
import { Standing } from '../../moment/standing';
import { useNames } from '../../names/use-names';
import { Causes } from '../../parts/causes';
import { IrregularitiesPart } from '../../parts/irregularities-part';
import { PageHeading } from '../../parts/page-heading';
import { StateTag } from '../../parts/state-tag';
import { AgreedPart } from './agreed-part';
import { AtAGlance } from '../../position/at-a-glance';
import { ApprovalsParts } from './approvals-parts';
import { labelsOf } from '../../names/labels';
import { MatrixPart } from './matrix-part';
import { ActionsPart, ConflictsPart, ObjectionsPart, QuestionsPart } from './open-parts';
import { ConstraintsPart, DuePart, MeetingsPart, ReportsPart } from './other-parts';
import { PartiesPart } from './parties-part';
import { EndedPart, FloatedPart, PublishedPart, TabledPart } from './proposal-parts';
import { UndecidedPart } from './undecided-part';

/** Where a negotiation stands: what is agreed, what is on the table and since when, what is undecided, and who holds what. */
export function Component() {
  const { id = '' } = useParams();
  const position = useQuestion('/api/negotiations/{id}/position', { ids: { id } });
  const labels = labelsOf(position, useNames().named);
  const parts = { position, labels };
  const applies = position.appliesTo.length > 0 ? `; the result applies at ${position.appliesTo.join(' and ')} level` : '';
  return (
    <>
      <PageHeading title={position.title} caption="Position" />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      <p className="govuk-body">
        <StateTag of={position} /> bargained at {position.level} level{applies}.{' '}
        <Causes entries={position.entries} of={`the state ${position.state}`} />
      </p>
      <Standing reflects={position.reflects} leftOut={position.leftOut} />
      <RecordPart of={{ record: 'negotiation', id }} standing={position} />
      <AtAGlance of={glanceOf(position)} />
      <AgreedPart {...parts} />
      <TabledPart {...parts} />
      <PublishedPart {...parts} />
      <FloatedPart {...parts} />
      <UndecidedPart {...parts} />
      <MatrixPart {...parts} />
      <ObjectionsPart {...parts} />
      <QuestionsPart {...parts} />
      <ConflictsPart {...parts} />
      <ActionsPart {...parts} />
      <DuePart {...parts} />
      <ApprovalsParts {...parts} />
      <ConstraintsPart {...parts} />
      <PartiesPart {...parts} />
      <MeetingsPart {...parts} />
      <EndedPart {...parts} />
      <IrregularitiesPart of={position.irregularities} />
      <ReportsPart {...parts} />
    </>
  );
}
