import { BadAddress, storeAddress, unknownSettings, viewsAddress, type SETTINGS } from '@parley/tracker';
import { z } from 'zod';

/** What the server is told by its environment; nothing else is read. Sizes in bytes, times in milliseconds. */
export interface Config {
  readonly store: string;
  readonly readModel: string;
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** There is no sign-in: an address beyond this machine is served only where this is set. */
  readonly allowUnauthenticated: boolean;
  /** Names under which the server may be asked for, beside those of this machine; lower case, without a port. */
  readonly allowedHosts: readonly string[];
  readonly bodyLimitBytes: number;
  /** How many may follow the live feed at once. */
  readonly liveClientsMax: number;
  /** How long a question waits for `at-least`. */
  readonly waitMsMax: number;
  readonly allowClockLift: boolean;
  /** False: another process feeds the views. */
  readonly project: boolean;
}
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Why the server does not start; every line names one variable and says what to write. */
export class ConfigRefused extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

const whole = (says: string, { min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/, says)
    .transform(Number)
    .refine((number) => number >= min && number <= max, says);
const yesOrNo = z.enum(['true', 'false'], 'say true or false.');
const yes = yesOrNo.default('false').transform((said) => said === 'true');
/** An address as the assembly reads it, which says itself what is wrong. */
const placeRead = (setting: string, read: (setting: string, given: string) => unknown) =>
  z.string().superRefine((given, context) => {
    try {
      read(setting, given);
    } catch (error) {
      if (!(error instanceof BadAddress)) throw error;
      context.addIssue({ code: 'custom', message: error.message.replace(`${setting}: `, '') });
    }
  });

const settings = z.object({
  PARLEY_STORE: placeRead('PARLEY_STORE', storeAddress).default('sqlite:./data/parley.db'),
  PARLEY_READ_MODEL: placeRead('PARLEY_READ_MODEL', viewsAddress).default('sqlite:./data/views.db'),
  PARLEY_PORT: whole('give a port from 0 to 65535.', { min: 0, max: 65_535 }).default(3000),
  PARLEY_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'give an address of this machine, as in 127.0.0.1.')
    .default('127.0.0.1'),
  PARLEY_LOG_LEVEL: z.enum(LOG_LEVELS, `say one of ${LOG_LEVELS.join(', ')}.`).default('info'),
  PARLEY_ALLOW_UNAUTHENTICATED: yes,
  PARLEY_ALLOWED_HOSTS: z
    .string()
    .regex(/^[A-Za-z0-9.:_[\]-]{1,253}(,[A-Za-z0-9.:_[\]-]{1,253})*$/, 'give host names with commas between, without ports.')
    .transform((names) => names.toLowerCase().split(','))
    .default([]),
  PARLEY_BODY_LIMIT: whole('give a number of bytes from 1024 to 10485760.', { min: 1024, max: 10_485_760 }).default(256 * 1024),
  PARLEY_LIVE_CLIENTS: whole('give a number from 0 to 10000.', { min: 0, max: 10_000 }).default(100),
  PARLEY_WAIT_MS: whole('give a number of milliseconds from 0 to 60000.', { min: 0, max: 60_000 }).default(5_000),
  PARLEY_ALLOW_CLOCK_LIFT: yes,
  PARLEY_PROJECT: yesOrNo.default('true').transform((said) => said === 'true'),
} satisfies Partial<Record<(typeof SETTINGS)[number], z.ZodType>>);
/** Throws `ConfigRefused` for a wrong value, an unknown PARLEY_ variable, or an address that would open an unprotected record to others. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const unknown = unknownSettings(environment);
  const read = settings.safeParse(environment);
  const wrong = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!read.success || unknown.length > 0) throw new ConfigRefused([...unknown, ...wrong]);
  const config = named(read.data);
  if (!isLoopback(config.host) && !config.allowUnauthenticated)
    throw new ConfigRefused([
      `PARLEY_HOST: nobody signs in yet, so ${config.host} would let anyone record. Use 127.0.0.1, or set PARLEY_ALLOW_UNAUTHENTICATED=true.`,
    ]);
  return config;
}

const named = (read: z.output<typeof settings>): Config => ({
  store: read.PARLEY_STORE,
  readModel: read.PARLEY_READ_MODEL,
  port: read.PARLEY_PORT,
  host: read.PARLEY_HOST,
  logLevel: read.PARLEY_LOG_LEVEL,
  allowUnauthenticated: read.PARLEY_ALLOW_UNAUTHENTICATED,
  allowedHosts: read.PARLEY_ALLOWED_HOSTS,
  bodyLimitBytes: read.PARLEY_BODY_LIMIT,
  liveClientsMax: read.PARLEY_LIVE_CLIENTS,
  waitMsMax: read.PARLEY_WAIT_MS,
  allowClockLift: read.PARLEY_ALLOW_CLOCK_LIFT,
  project: read.PARLEY_PROJECT,
});

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
