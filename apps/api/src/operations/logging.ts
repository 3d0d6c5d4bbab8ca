import type { Params } from 'nestjs-pino';
import { pinoHttp, type Options } from 'pino-http';
import type { Config } from '../config';
import type { HttpInstance } from '../edge/http';

const PATH_MAX = 200;
interface Seen {
  readonly id?: unknown;
  readonly method?: string;
  readonly url?: string;
}

/** For what the framework says. Its lines for requests are made by `logRequests`. */
export const loggingOf = (config: Config): Params => ({ pinoHttp: requestsIn(config), forRoutes: [] });

/**
 * One line a request; `raw.log` of a request names it in its lines. Set as a hook, because the middleware of nestjs-pino lets a context go
 * along with every promise, which before Node 24 costs about 28 µs of CPU time a request.
 */
export function logRequests(instance: HttpInstance, config: Config): void {
  const log = pinoHttp(requestsIn(config));
  instance.addHook('onRequest', ({ raw, id }, reply, done) => {
    raw.id = id;
    log(raw, reply.raw);
    done();
  });
}

/** Who asked is not in it, nor the body, nor what stands behind the `?`. */
function requestsIn({ logLevel }: Config): Options {
  return {
    level: logLevel,
    quietReqLogger: true,
    customSuccessObject: (_request, response, value: { responseTime?: number }) => ({
      status: response.statusCode,
      ms: value.responseTime,
    }),
    customLogLevel: (_request, response, error) => (error !== undefined || response.statusCode >= 500 ? 'error' : 'debug'),
    customProps: (request) => ({ method: request.method, path: (request.url ?? '').split('?', 1)[0]?.slice(0, PATH_MAX) }),
    serializers: {
      req: ({ id, method }: Seen) => ({ id, method }),
      res: () => undefined,
      err: ({ type }: { type?: string }) => ({ type }),
    },
    wrapSerializers: true,
  };
}
