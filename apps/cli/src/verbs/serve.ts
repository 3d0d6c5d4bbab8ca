import { InvalidArgumentError, type Command } from 'commander';
import { withoutPassword } from '@parley/tracker';
import { startApi } from '../api-process';
import { EXIT } from '../endings';
import { untilInterrupted, whenAborted } from '../interruption';
import { bookAt, placesOf } from '../places';
import { say, sayJson } from '../terminal';
import { table } from '../text/lines';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly port?: string;
  readonly host?: string;
}

export function port(given: string): string {
  if (!/^[0-9]{1,5}$/.test(given) || Number(given) > 65_535) throw new InvalidArgumentError('Give a port from 0 to 65535.');
  return given;
}

export function serveVerb(ends: Ends): Command {
  const command = verb({
    usage: 'serve',
    says: 'Serves your own book: the pages, the API and the live feed, until Ctrl-C. A book that is not there yet is made.',
    examples: [['parley serve --port 8080', 'your own book in ./data, at http://127.0.0.1:8080']],
  })
    .option('--port <port>', 'else PARLEY_PORT, else 3000', port)
    .option('--host <address>', 'else PARLEY_HOST, else 127.0.0.1');
  return does<Options>(command, ends, async (_args, options) => {
    const places = placesOf(options);
    const env = {
      ...(options.port !== undefined && { PARLEY_PORT: options.port }),
      ...(options.host !== undefined && { PARLEY_HOST: options.host }),
    };
    const { signal, release } = untilInterrupted();
    const api = await startApi(places, env, (line) => process.stdout.write(`${line}\n`));
    if (options.json) sayJson({ url: api.url, store: withoutPassword(places.store), readModel: withoutPassword(places.readModel) });
    else say([`Parley listens on ${api.url}`, ...table([...whereToLook(api.url), ['Book', bookAt(places)]]), 'Ctrl-C stops it.']);
    const came = await Promise.race([whenAborted(signal), api.ended]);
    release();
    await api.stop();
    return came === 'stop' || came === 0 ? EXIT.ok : EXIT.unavailable;
  });
}

/** Where a browser and a program find what is served. */
export const whereToLook = (url: string): readonly (readonly [string, string])[] => [
  ['Page', `${url}/`],
  ['API documentation', `${url}/api/docs`],
  ['Live feed', `${url}/api/events`],
];
