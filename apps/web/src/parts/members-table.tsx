import type { Schema } from '../api/ask';
import { Causes } from './causes';
import { Said, Who } from './said';
import { StateTag } from './state-tag';
import { Table } from './table';

type Member = Schema<'Member'>;

/** The members that are named, one by one, with what is still outstanding. */
export function MembersTable({ of }: { readonly of: readonly Member[] }) {
  if (of.length === 0) return <p className="none">No member is named.</p>;
  return (
    <Table
      caption="Members that are named"
      columns={['Member', 'State', 'Conditions']}
      rows={of.map((member) => ({
        key: member.party,
        cells: [
          <Who key="member" id={member.party} />,
          <span key="state">
            <StateTag of={member} /> <Causes entries={member.entries} of={`${member.name}, ${member.state}`} />
          </span>,
          <Conditions key="conditions" of={member.conditions} />,
        ],
      }))}
    />
  );
}

export function Conditions({ of }: { readonly of: Member['conditions'] }) {
  if (of.length === 0) return <span className="quiet">none</span>;
  return (
    <ul className="things">
      {of.map(({ condition, text, met, metBy, entry }) => (
        <li key={condition}>
          <strong>{met ? 'met' : 'outstanding'}</strong>: <Said>{text}</Said> <Causes entries={[entry, ...metBy]} of={text} />
        </li>
      ))}
    </ul>
  );
}
