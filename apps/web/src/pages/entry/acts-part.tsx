import { isChange } from '@parley/negotiation';
import { lazy, type ComponentType } from 'react';
import { useMoment } from '../../moment/moment';
import { Opened } from '../../parts/opened';
import { Part } from '../../parts/part';
import type { EntryFormProps } from './whole-entry';

/** The forms, and with them the shapes of every event, are fetched when the first of them is opened. */
const form = (name: 'CorrectForm' | 'EvidenceForm' | 'AcknowledgeForm' | 'DisputeForm' | 'RetractForm') =>
  lazy(async () => ({ default: (await import('./entry-forms'))[name] }));

const FORMS: readonly (readonly [string, ComponentType<EntryFormProps>])[] = [
  ['Correct this entry', form('CorrectForm')],
  ['Add evidence for it', form('EvidenceForm')],
  ['Acknowledge it for a side', form('AcknowledgeForm')],
  ['Dispute it for a side', form('DisputeForm')],
  ['Retract it', form('RetractForm')],
];

/** What can be done about an entry. It is never changed or deleted: whatever is done stands beside it. */
export function ActsPart({ entry }: EntryFormProps) {
  const { search } = useMoment();
  const id = 'acts';
  if (search !== '')
    return (
      <Part id={id} title="Put it right" none="This is how it stood at the moment you chose. Choose now, any evidence, to act on it." />
    );
  if (isChange(entry.type))
    return <Part id={id} title="Put it right" none="This changes another entry. Go to that one, and correct it again." />;
  return (
    <div className="screen-only">
      <Part id={id} title="Put it right">
        <p className="quiet">Nothing is changed or deleted: the entry stays as it was recorded, and what you say stands beside it.</p>
        {FORMS.map(([title, Form]) => (
          <Opened key={title} title={title}>
            {() => <Form entry={entry} />}
          </Opened>
        ))}
      </Part>
    </div>
  );
}
