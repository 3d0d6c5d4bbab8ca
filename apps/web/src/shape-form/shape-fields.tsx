import type { Description } from '@parley/negotiation';
import { useState, type ReactNode } from 'react';
import { FieldFault, LongTextField, SelectField, SuggestingField, TextField, TickField, TicksField } from '../parts/fields';
import { useField } from '../parts/field-faults';
import { spoken } from '../words/in-words';
import { useSuggestions } from './choices';
import { inside, kindNamed, needed } from './said-by-shape';
import { wholeOf, type Whole } from './wholes';

interface ShapeProps<S extends Description = Description> {
  readonly shape: S;
  readonly path: string;
  readonly label: string;
  /** What it holds now, as an entry has it. */
  readonly value?: unknown;
}
type Of<K extends Description['kind']> = ShapeProps<Extract<Description, { kind: K }>>;

/** Text longer than this is written in a box of several lines. */
const LINE_MAX = 300;
const UNSAID = 'Not said';
/** More optional fields than these that hold nothing stand folded behind those that are said. */
const UNSAID_MAX = 4;

/** The fields of a shape, whatever it is; read them with `saidByShape`. */
export function ShapeFields(props: ShapeProps) {
  const { shape } = props;
  switch (shape.kind) {
    case 'record':
      return <RecordFields {...props} shape={shape} />;
    case 'list':
      return <ListFields {...props} shape={shape} />;
    case 'oneOf':
      return <OneOfField {...props} shape={shape} />;
    case 'flag':
      return <TickField name={props.path} label={props.label} hint={shape.doc} isTicked={props.value === true} />;
    case 'text':
      return <WordsField {...props} shape={shape} />;
    case 'newId':
      return shape.orKnown ? <NamingField {...props} /> : <KeptId {...props} />;
    case 'unread':
      return null;
    case 'integer':
    case 'slug':
    case 'reference':
    case 'instant':
      return <NamingField {...props} />;
  }
}

/** The fields of a record one after another, without a frame of their own. */
export function FieldsOf({ shape, path, value }: Omit<Of<'record'>, 'label'>) {
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(shape.fields);
  const unsaid = fields.filter(([name, { optional }]) => optional === true && held[name] === undefined);
  // Where nothing has to be said, the first fields stand open all the same.
  const hasToSay = fields.some((one) => !unsaid.includes(one) && !isUnseen(one[1]));
  const rest = unsaid.length <= UNSAID_MAX ? [] : hasToSay ? unsaid : unsaid.slice(UNSAID_MAX);
  const shown = fields.filter((one) => !rest.includes(one));
  const of = ([name, field]: (typeof fields)[number]) => (
    <ShapeFields key={name} shape={field} path={inside(path, name)} label={labelFor(name, field)} value={held[name]} />
  );
  return (
    <>
      {shown.map(of)}
      {rest.length > 0 && (
        <details className="group-details">
          <summary>What else can be said: {rest.map(([name]) => (LABELS[name] ?? spoken(name)).toLowerCase()).join(', ')}</summary>
          <div className="group">{rest.map(of)}</div>
        </details>
      )}
    </>
  );
}
/** An id that the record makes by itself. */
const isUnseen = (shape: Description): boolean => shape.kind === 'newId' && shape.orKnown !== true;
/** Names of fields that say less to a reader than to a program. */
const LABELS: Readonly<Record<string, string>> = {
  edtf: 'Date',
  zone: 'Time zone',
  basis: 'How the date is known',
  phrase: 'Date as printed',
  after: 'After which entries',
  before: 'Before which entries',
  locator: 'Place in the source',
  quote: 'Words as printed',
  leaked: 'It was leaked',
};
function labelFor(name: string, shape: Description): string {
  const label = name === 'target' && wholeOf(shape) === 'target' ? 'What it is about' : (LABELS[name] ?? spoken(name));
  return shape.optional === true && shape.kind !== 'flag' ? `${label} (optional)` : label;
}

function Group({ path, label, hint, children }: { path: string; label: string; hint?: string | undefined; children: ReactNode }) {
  const { id, fault } = useField(path);
  return (
    <fieldset className="group" id={id} tabIndex={-1}>
      <legend className="group__name">{label}</legend>
      {hint !== undefined && <div className="govuk-hint">{hint}</div>}
      {fault !== undefined && <FieldFault id={`${id}-fault`} says={fault} />}
      {children}
    </fieldset>
  );
}

/** Whom, or what it is about, is chosen in one field, unless an entry says it already, in whatever fields. */
function WholeField({ whole, shape, path, label }: Of<'record'> & { readonly whole: Whole }) {
  const { suggestions } = useSuggestions();
  return <SuggestingField isWhole name={path} label={label} hint={shape.doc} suggestions={suggestions(whole)} />;
}

function RecordFields({ shape, path, label, value }: Of<'record'>) {
  const whole = value === undefined ? wholeOf(shape) : undefined;
  if (whole !== undefined) return <WholeField whole={whole} shape={shape} path={path} label={label} />;
  const fields = <FieldsOf shape={shape} path={path} value={value} />;
  if (shape.optional !== true || value !== undefined)
    return (
      <Group path={path} label={label} hint={shape.doc}>
        {fields}
      </Group>
    );
  return (
    <details className="group-details">
      <summary>{label}</summary>
      <Group path={path} label={label} hint={shape.doc}>
        {fields}
      </Group>
    </details>
  );
}

/** As many as there are, and one more at a press; one that is left empty is not said. */
function ListFields(props: Of<'list'>) {
  const { shape, path, label, value } = props;
  return shape.of.kind === 'oneOf' ? (
    <TicksField name={path} label={label} hint={shape.doc} options={shape.of.values} ticked={(value ?? []) as readonly string[]} />
  ) : (
    <GrowingList {...props} />
  );
}

function GrowingList({ shape, path, label, value }: Of<'list'>) {
  const held = (value ?? []) as readonly unknown[];
  const [count, setCount] = useState(Math.max(held.length, shape.optional === true || shape.min === 0 ? 0 : 1));
  return (
    <Group path={path} label={label} hint={shape.doc}>
      {Array.from({ length: count }, (_, at) => (
        <ShapeFields key={at} shape={needed(shape.of)} path={inside(path, at)} label={`${bare(label)} ${at + 1}`} value={held[at]} />
      ))}
      {count < shape.max && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setCount(count + 1)}>
          Add {count === 0 ? 'one' : 'another'}
          <span className="govuk-visually-hidden"> to: {bare(label)}</span>
        </button>
      )}
    </Group>
  );
}
const bare = (label: string): string => label.replace(' (optional)', '');

function OneOfField({ shape, path, label, value }: Of<'oneOf'>) {
  const options = shape.values.map((one) => [one, spoken(one)] as const);
  return <SelectField name={path} label={label} hint={shape.doc} value={textOf(value)} options={[['', UNSAID], ...options]} />;
}

function WordsField({ shape, path, label, value }: Of<'text'>) {
  const field = { name: path, label, hint: shape.doc, value: textOf(value), maxLength: shape.max };
  return shape.max > LINE_MAX ? <LongTextField {...field} /> : <TextField {...field} />;
}

/** Something on record is chosen by its name; what is typed and is no name stands for itself. */
function NamingField({ shape, path, label, value }: ShapeProps) {
  const { suggestions, nameOf } = useSuggestions();
  const kind = kindNamed(shape);
  const said = shape.kind === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : nameOf(kind, textOf(value));
  const field = { name: path, label, hint: shape.doc, value: said };
  const all = suggestions(kind);
  return all.length === 0 ? <TextField {...field} maxLength={300} /> : <SuggestingField {...field} suggestions={all} />;
}

/** An id that others may refer to goes along unseen; a new one is made by the record itself. */
function KeptId({ path, value }: ShapeProps) {
  return value === undefined ? null : <input type="hidden" name={path} value={textOf(value)} />;
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
