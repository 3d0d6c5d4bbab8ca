import { GRADES } from '@parley/negotiation';
import type { Moment } from '../queries/asked';
import { html, type Markup } from './html';
import { spoken } from './in-words';

/** Asks the page again as of a date, as known at an instant, or at a grade of evidence. */
export function momentForm({ asOf, knownAt, evidence }: Moment): Markup {
  const known = knownAt === undefined ? '' : new Date(knownAt).toISOString();
  const options = ['', ...GRADES].map((grade) => {
    const label = grade === '' ? 'any' : spoken(grade).toLowerCase();
    return grade === (evidence ?? '')
      ? html`<option value="${grade}" selected>${label}</option>`
      : html`<option value="${grade}">${label}</option>`;
  });
  return html`<form method="get">
    <label>As of (date it happened)<br /><input name="asOf" value="${asOf ?? ''}" placeholder="2012-07-16" maxlength="64" /></label>
    <label
      >As known at (recorded by)<br /><input name="knownAt" value="${known}" placeholder="2012-08-01T12:00:00Z" maxlength="30"
    /></label>
    <label
      >Evidence at least<br /><select name="evidence">
        ${options}
      </select></label
    >
    <button>Show</button>
  </form>`;
}
