import { lazy, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useMoment } from '../moment/moment';
import { Opened } from '../parts/opened';
import { formIn } from './form-given';
import type { RecordFormsProps } from './record-forms';

const RecordForms = lazy(async () => ({ default: (await import('./record-forms')).RecordForms }));

/** Where acts are recorded on what the page shows, as it stands now. The forms are fetched when they are first opened. */
export function RecordPart(props: Omit<RecordFormsProps, 'asked'>) {
  const { search } = useMoment();
  const [address] = useSearchParams();
  const asked = useMemo(() => formIn(address), [address.toString()]);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) part.current?.scrollIntoView();
  }, [asked]);
  if (search !== '') return null;
  return (
    <div className="screen-only" ref={part}>
      <Opened title="Record what happened" isAsked={asked !== undefined}>
        {() => <RecordForms {...props} asked={asked} />}
      </Opened>
    </div>
  );
}
