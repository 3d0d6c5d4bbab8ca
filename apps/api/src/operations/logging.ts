import type { Params } from 'nestjs-pino';
import type { Config } from '../config';

const PATH_MAX = 200;
interface Seen {
  readonly id?: unknown;
  readonly method?: string;
  readonly url?: string;
}

/** One line a request: who asked is not in it, nor the body, nor what stands behind the `?`. */
export function loggingOf({ logLevel }: Config): Params {
  return {
    pinoHttp: {
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
    },
  };
}
