import type { Tracker } from '@parley/tracker';
import { html, type Markup } from './html';
import { counted, spoken } from './in-words';
import { section } from './layout';
import { lastInWords } from './negotiation-view';

type Answer<Q extends 'negotiations' | 'consortia'> = Awaited<ReturnType<Tracker['ask'][Q]>>;
type Row = Answer<'negotiations'>['items'][number];

/** Every negotiation with what happened last and what is open, and every consortium. */
export const listView = (negotiations: Answer<'negotiations'>, consortia: Answer<'consortia'>): Markup => html`
  <h1>Negotiations</h1>
  ${negotiations.items.length === 0 ? html`<p>Nothing is recorded yet. The <a href="/api/docs">API documentation</a> shows how to open a record.</p>` : table(negotiations.items)}
  ${section(
    'Consortia',
    consortia.items.map((one) => html`<a href="/consortia/${one.id}">${one.name}</a>: ${spoken(one.state)}. ${lastInWords(one)}`),
  )}
  <p class="quiet">
    As JSON: <a href="/api/negotiations">negotiations</a>, <a href="/api/consortia">consortia</a>, <a href="/api/parties">parties</a>,
    <a href="/api/people">people</a>, <a href="/api/sources">sources</a>
  </p>
`;

const table = (rows: readonly Row[]): Markup =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Negotiation</th>
        <th scope="col">State</th>
        <th scope="col">Last</th>
        <th scope="col">Open</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row"><a href="/negotiations/${row.id}">${row.title}</a></th>
            <td>${spoken(row.state)}</td>
            <td>${lastInWords(row)}</td>
            <td>${openInWords(row)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

function openInWords({ open }: Row): string {
  const counts = [
    counted(open.questions, 'question'),
    counted(open.objections, 'objection'),
    counted(open.conflicts, 'conflict'),
    counted(open.actions, 'action'),
  ];
  const some = counts.filter((words) => !words.startsWith('0 '));
  return some.length === 0 ? 'nothing' : some.join(', ');
}
