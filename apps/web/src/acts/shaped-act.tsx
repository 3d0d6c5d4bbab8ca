import type { ReactNode } from 'react';
import { isDate } from '../notes/is-date';
import { occurredAsTyped } from '../notes/occurred-as-typed';
import { TextField } from '../parts/fields';
import { useSuggestions, WithSuggestions } from '../shape-form/choices';
import { saidByShape } from '../shape-form/said-by-shape';
import { FieldsOf, ShapeFields } from '../shape-form/shape-fields';
import type { OfRecord } from '../shape-form/things-on-record';
import { saidIn } from '../words/said-in';
import { ActForm } from './act-form';
import { fieldsOfAct, type FieldsShape } from './act-shape';
import { Meanwhile } from './meanwhile';
import { useActOnto, type Onto } from './use-act-onto';

export interface ShapedActProps<S> {
  readonly of: OfRecord;
  readonly act: string;
  /** What the act is recorded onto, as the page shows it. */
  readonly standing: S;
  readonly onto: Onto<S>;
  /** The entries that say how what a body is about stands; those that are new are shown where somebody else was faster. */
  readonly entriesOf: (standing: S, body: unknown) => readonly string[];
  /** Fields that are settled by where the form stands. */
  readonly known?: Readonly<Record<string, unknown>>;
  /** What fields hold at first, by their names. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly button: string;
}

/** The form of any act, made from the act's own shape. People and things are chosen by name. */
export function ShapedAct<S>(props: ShapedActProps<S>) {
  return (
    <WithSuggestions of={props.of}>
      <Acting {...props} />
    </WithSuggestions>
  );
}

const ACTING = 'actors.0';
const CITED = 'sources.0';
const WHEN_HINT = 'Leave it empty for now; or 10:40, 2025-03-06, 2025-03?, or words as they were said';

function Acting<S>({ of, act, standing, onto, entriesOf, known = {}, given = {}, label, button }: ShapedActProps<S>) {
  const acting = useActOnto(standing, onto);
  const { idOf } = useSuggestions();
  const { own, rare, actor, citation } = fieldsOfAct(of, act, Object.keys(known));
  const send = (form: FormData): void => {
    const said = (shape: FieldsShape): object => saidByShape(shape, '', { form, idOf }) ?? {};
    const cited = saidByShape(citation, CITED, { form, idOf });
    const occurred = occurredAsTyped(saidIn(form, 'occurred.edtf'), new Date(), isDate);
    const who = saidByShape(actor, ACTING, { form, idOf });
    const body = {
      ...said(own),
      ...said(rare),
      ...known,
      ...(who !== undefined && { actors: [who] }),
      ...(cited !== undefined && { sources: [cited] }),
      occurred,
    };
    const plural = of.record === 'negotiation' ? 'negotiations' : 'consortia';
    acting.record({ path: `/api/${plural}/{id}/${act}`, ids: { id: of.id }, body });
  };
  return (
    <ActForm acting={acting} label={label} button={button} onSend={send} aside={<Meanwhile of={acting.error} entriesOf={entriesOf} />}>
      <div className="act-form__fields" onInput={acting.begin} key={acting.receipt?.events[0]?.eventId}>
        <FieldsOf shape={own} path="" value={given} />
        <ShapeFields shape={actor} path={ACTING} label="Who did or said it (if known)" />
        <TextField name="occurred.edtf" label="When it happened" hint={WHEN_HINT} />
        <Folded says="Where it is known from">
          <ShapeFields shape={citation} path={CITED} label="Source" />
        </Folded>
        <Folded says="What is rarely said">
          <FieldsOf shape={rare} path="" />
        </Folded>
      </div>
    </ActForm>
  );
}

function Folded({ says, children }: { readonly says: string; readonly children: ReactNode }) {
  return (
    <details className="group-details">
      <summary>{says}</summary>
      <div className="group">{children}</div>
    </details>
  );
}
