import type { Actor } from '@parley/negotiation';
import { useRef, type Ref } from 'react';
import { readyDateRules } from '../../notes/date-rules';
import type { About, Said } from '../../notes/line';
import { Combobox } from '../../parts/combobox';
import { Labelled } from '../../parts/labelled';
import type { Suggestion } from '../../parts/suggested';
import { kindOf, KINDS, UNSORTED, type Kind, type Thing } from './kinds';

export interface Suggesting {
  readonly who: readonly Suggestion<Actor>[];
  readonly about: (things: readonly Thing[]) => readonly Suggestion<About>[];
}
interface LineFieldsProps {
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly suggesting: Suggesting;
  readonly whoField?: Ref<HTMLInputElement>;
  /** The time now, as it stands where nothing is typed. */
  readonly now: string;
}
const WHO_MAX = 300;
const WHAT_MAX = 10_000;
const SUBJECT_MAX = 500;
const WHEN_MAX = 200;

/** The same words without what was chosen for them. */
const typedWho = ({ actor: _actor, ...said }: Said, who: string): Said => ({ ...said, who });
function typedAbout({ about: _about, ...said }: Said, label: string): Said {
  return label === '' ? said : { ...said, about: { target: { subject: label }, label } };
}

/** Who, what, and what may wait: of what kind, about what, when. */
export function LineFields({ said, onSay, suggesting, whoField, now }: LineFieldsProps) {
  const kind = kindOf(said.kind);
  const what = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="line-fields" onFocus={readyDateRules}>
      <Combobox
        label="Who"
        typed={said.who}
        suggestions={suggesting.who}
        maxLength={WHO_MAX}
        onType={(who) => onSay(typedWho(said, who))}
        onChoose={({ label, value }) => onSay({ ...said, who: label, actor: value })}
        {...(whoField && { field: whoField })}
        next={what}
      />
      <WhatField label={kind.what ?? 'What'} said={said} onSay={onSay} field={what} />
      <KindField said={said} onSay={onSay} />
      {kind.about && (
        <Combobox
          label="About"
          typed={said.about?.label ?? ''}
          suggestions={suggesting.about(kind.about)}
          maxLength={SUBJECT_MAX}
          onType={(label) => onSay(typedAbout(said, label))}
          onChoose={({ value }) => onSay({ ...said, about: value })}
        />
      )}
      <DetailField kind={kind} said={said} onSay={onSay} />
      <ShortField label="When" value={said.when} placeholder={`now, ${now}`} onType={(when) => onSay({ ...said, when })} />
    </div>
  );
}

type FieldProps = Pick<LineFieldsProps, 'said' | 'onSay'>;

function WhatField({ label, said, onSay, field }: FieldProps & { readonly label: string; readonly field: Ref<HTMLTextAreaElement> }) {
  return (
    <Labelled label={label} className="line-fields__what">
      {(id) => (
        <textarea
          className="govuk-textarea"
          id={id}
          ref={field}
          rows={1}
          maxLength={WHAT_MAX}
          value={said.what}
          onChange={({ target }) => onSay({ ...said, what: target.value })}
        />
      )}
    </Labelled>
  );
}

const GROUPS = [...new Set(KINDS.map(({ group }) => group))];

/** Another kind asks for other details; what it is about stays. */
function KindField({ said, onSay }: FieldProps) {
  return (
    <Labelled label="Kind">
      {(id) => (
        <select
          className="govuk-select"
          id={id}
          value={said.kind}
          onChange={({ target }) => onSay({ ...said, kind: target.value, detail: '' })}
        >
          <option value="">{UNSORTED.label}</option>
          {GROUPS.map((group) => (
            <optgroup key={group} label={group}>
              {KINDS.filter((one) => one.group === group).map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function DetailField({ kind: { detail }, said, onSay }: FieldProps & { readonly kind: Kind }) {
  if (detail === undefined) return null;
  const { label, options } = detail;
  if (options === undefined)
    return <ShortField label={label} value={said.detail} placeholder="" onType={(typed) => onSay({ ...said, detail: typed })} />;
  const choices = options.some(([value]) => value === '') ? options : [['', 'Choose'] as const, ...options];
  return (
    <Labelled label={label}>
      {(id) => (
        <select className="govuk-select" id={id} value={said.detail} onChange={({ target }) => onSay({ ...said, detail: target.value })}>
          {choices.map(([value, says]) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface ShortFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onType: (typed: string) => void;
}
function ShortField({ label, value, placeholder, onType }: ShortFieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          className="govuk-input"
          id={id}
          value={value}
          placeholder={placeholder}
          maxLength={WHEN_MAX}
          autoComplete="off"
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Labelled>
  );
}
