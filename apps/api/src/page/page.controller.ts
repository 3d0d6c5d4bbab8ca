import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import type { HttpReply } from '../edge/http';
import { openToAll } from '../edge/same-site';
import { pageSaying, serviceWorker } from './built-page';

/** How the addresses of the page begin; the page itself knows the rest of them (apps/web/src/routes.ts). */
const PLACES = ['negotiations', 'consortia', 'parties', 'people', 'sources', 'entries', 'search'];

/** The workspace in the browser: one document under each of its addresses, so that every link into it can be opened by itself. */
@ApiExcludeController()
@Controller()
export class PageController {
  private page: string | undefined;
  private worker: string | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get(['', ...PLACES.flatMap((place) => [place, `${place}/*`])])
  show(@Res({ passthrough: true }) reply: HttpReply): string {
    this.page ??= pageSaying(openToAll(this.config));
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    return this.page;
  }

  @Get('page-keeper.js')
  keep(@Res({ passthrough: true }) reply: HttpReply): string {
    this.worker ??= serviceWorker();
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache');
    return this.worker;
  }
}
