import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { record } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import type { HttpReply, HttpRequest } from '../edge/http';
import { openToAll } from '../edge/same-site';
import { Problem } from '../problem/problem';
import { askedOf, type Moment } from '../queries/asked';
import { TRACKER } from '../tracker.token';
import { SCRIPT, STYLE } from './assets';
import { historyView } from './history-view';
import { html, type Markup } from './html';
import { layout, section } from './layout';
import { membershipView } from './membership-view';
import { momentForm } from './moment-form';
import { namesOf } from './names';
import { listView } from './list-view';
import { lastInWords, negotiationView } from './negotiation-view';
import { spoken } from './in-words';

const HISTORY = { order: 'occurred', limit: 200 } as const;

/** The record to read in a browser: the list, and each record with its position and history. Recording is done over the API. */
@ApiExcludeController()
@Controller()
export class PageController {
  constructor(
    @Inject(TRACKER) private readonly tracker: Tracker,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async list(@Res({ passthrough: true }) reply: HttpReply): Promise<string> {
    const [negotiations, consortia] = await Promise.all([
      this.tracker.ask.negotiations({ limit: 200, sort: 'title' }),
      this.tracker.ask.consortia({ limit: 200 }),
    ]);
    return this.page(reply, { title: 'Negotiations', main: listView(negotiations, consortia) });
  }

  @Get('negotiations/:id')
  async negotiation(@Req() request: HttpRequest, @Res({ passthrough: true }) reply: HttpReply): Promise<string> {
    const { id, moment } = place(request);
    const [position, history, named] = await Promise.all([
      this.tracker.ask.negotiation({ ...moment, id }),
      this.tracker.ask.history({ ...moment, ...HISTORY, stream: `negotiation-${id}` }),
      namesOf(this.tracker.ask),
    ]);
    if (!position || !history) throw new Problem('not-found', 'Look at the id, or ask as of a later moment.');
    const main = html`<h1>${position.title}</h1>
      ${links(`/api/negotiations/${id}`)} ${momentForm(moment)} ${negotiationView(position, named)} ${historyView(history, named)}`;
    return this.page(reply, { title: position.title, main });
  }

  @Get('consortia/:id')
  async consortium(@Req() request: HttpRequest, @Res({ passthrough: true }) reply: HttpReply): Promise<string> {
    const { id, moment } = place(request);
    const [position, history, named] = await Promise.all([
      this.tracker.ask.consortium({ ...moment, id }),
      this.tracker.ask.history({ ...moment, ...HISTORY, stream: `consortium-${id}` }),
      namesOf(this.tracker.ask),
    ]);
    if (!position || !history) throw new Problem('not-found', 'Look at the id, or ask as of a later moment.');
    const main = html`<h1>${position.name}</h1>
      ${links(`/api/consortia/${id}`)} ${momentForm(moment)}
      <p><span class="state">${spoken(position.state)}</span> ${position.purpose}</p>
      <p>${lastInWords(position)}</p>
      <h2>Members</h2>
      ${membershipView(position.membership)}
      ${section(
        'Negotiations',
        position.negotiations.map((one) => html`<a href="/negotiations/${one.id}">${one.title}</a>`),
      )}
      ${historyView(history, named)}`;
    return this.page(reply, { title: position.name, main });
  }

  @Get('page.css')
  style(@Res({ passthrough: true }) reply: HttpReply): string {
    reply.type('text/css; charset=utf-8');
    return STYLE;
  }

  @Get('page.js')
  script(@Res({ passthrough: true }) reply: HttpReply): string {
    reply.type('text/javascript; charset=utf-8');
    return SCRIPT;
  }

  private page(reply: HttpReply, { title, main }: { title: string; main: Markup }): string {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return layout({ title, notice: openToAll(this.config), main });
  }
}

const links = (api: string): Markup =>
  html`<p class="quiet">As JSON: <a href="${api}/position">position</a>, <a href="${api}/history">history</a></p>`;

/** A field of the form that was left empty asks nothing. */
function place(request: HttpRequest): { id: string; moment: Moment } {
  const query = Object.fromEntries(Object.entries(request.query).filter(([, value]) => value !== ''));
  const { ids, moment } = askedOf(record({}), { ...request, query, params: request.params });
  return { id: ids['id'] ?? '', moment };
}
