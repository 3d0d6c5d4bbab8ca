import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Tracker } from '@parley/tracker';
import { LoggerModule } from 'nestjs-pino';
import { actFaces } from './commands/every-act';
import type { Config } from './config';
import { CONFIG } from './config.token';
import { LastConnections } from './edge/last-connections';
import { RouteList } from './edge/route-list';
import { EventsController } from './live/events.controller';
import { LiveClients } from './live/live-clients';
import { ProblemsController } from './openapi/problems.controller';
import { loggingOf } from './operations/logging';
import { Metrics } from './operations/metrics';
import { OperationsController } from './operations/operations.controller';
import { PageController } from './page/page.controller';
import { ProblemFilter } from './problem/problem.filter';
import { questionFaces } from './queries/every-question';
import { TRACKER } from './tracker.token';

/** Commands and queries go over the buses; events do not: what follows from an event follows the book. */
@Module({})
export class AppModule {
  static over({ tracker, config }: { tracker: Tracker; config: Config }): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), LoggerModule.forRoot(loggingOf(config))],
      controllers: [
        ...actFaces.map(({ controller }) => controller),
        ...questionFaces.map(({ controller }) => controller),
        EventsController,
        ProblemsController,
        OperationsController,
        PageController,
      ],
      providers: [
        ...actFaces.map(({ handler }) => handler),
        ...questionFaces.map(({ handler }) => handler),
        { provide: TRACKER, useValue: tracker },
        { provide: CONFIG, useValue: config },
        { provide: APP_FILTER, useClass: ProblemFilter },
        RouteList,
        LiveClients,
        LastConnections,
        Metrics,
      ],
    };
  }
}
