import { lazy } from 'react';
import { useMoment } from '../moment/moment';
import { Opened } from '../parts/opened';
import type { RecordFormsProps } from './record-forms';

const RecordForms = lazy(async () => ({ default: (await import('./record-forms')).RecordForms }));

/** Where acts are recorded on what the page shows, as it stands now. The forms are fetched when they are first opened. */
export function RecordPart(props: RecordFormsProps) {
  const { search } = useMoment();
  if (search !== '') return null;
  return (
    <div className="screen-only">
      <Opened title="Record what happened">{() => <RecordForms {...props} />}</Opened>
    </div>
  );
}
