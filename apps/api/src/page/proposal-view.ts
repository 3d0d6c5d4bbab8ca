import type { ProposalAnswer, TermAnswer } from '@parley/negotiation';
import { html, type Markup } from './html';
import { spoken, stateInWords, valueInWords } from './in-words';

type Named = (id: string) => string;

/** The entries that say so, as links into the history below. */
export const causes = (entries: readonly string[]): Markup => {
  const links = entries.map((entry, index) => html`<a href="#${entry}" title="the entry that says so">[${index + 1}]</a>`);
  return html` <span class="quiet">${links}</span>`;
};

/** A proposal with its terms, its aims and the replies to it. */
export function proposalView(proposal: ProposalAnswer, named: Named): Markup {
  const { title, id, kind, author, state, between, leaked, entries, openUntil, openList, terms, aims, responses, versions } = proposal;
  const by = author.length === 0 ? '' : ` by ${author.map(named).join(', ')}`;
  return html`
    <strong>${title ?? spoken(id)}</strong> – ${kind === 'unknown' ? 'kind not known' : kind}${by}:
    <span class="state">${stateInWords({ state, ...(between && { between }) })}</span>${leaked ? ' (leaked)' : ''}${causes(entries)}
    ${openUntil === undefined ? undefined : html`<br />Open until ${openUntil}.`}
    ${openList ? html`<br />An open list: the source names only some of it.` : undefined}
    <ul>
      ${terms.map((term) => html`<li>${termView(term, named)}${ofVersion(term, versions.length)}</li>`)}
      ${aims.map((aim) => html`<li>Aim: ${termView(aim, named)}</li>`)}
      ${responses.map(({ party, version, response, entry }) => {
        const reply = `${named(party)}: ${spoken(response).toLowerCase()} (version ${version})`;
        return html`<li>${reply}${causes([entry])}</li>`;
      })}
    </ul>
  `;
}

/** Which version a term stands in, where there are several. */
const ofVersion = ({ version }: TermAnswer, versions: number): string =>
  version === undefined || versions < 2 ? '' : ` (version ${version})`;

/** What a term asks for, with the figures as printed and those derived. */
export function termView({ parameter, values, derived, entries }: TermAnswer, named: Named): Markup {
  const figures = Object.keys(values).length > 0 ? `: ${valueInWords(values, named)}` : '';
  const computed = derived.map(({ label }) => html`<br /><span class="quiet">derived: ${label}</span>`);
  return html`${parameter}${figures}${causes(entries)}${computed}`;
}
