import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '..', '..');
export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

type Condition = 'service_healthy' | 'service_started' | 'service_completed_successfully';
export interface Service {
  readonly image: string;
  readonly build?: string;
  readonly profiles?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly restart?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly network_mode?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?:
    readonly string[] | Readonly<Record<string, { readonly ipv4_address?: string; readonly aliases?: readonly string[] }>>;
  readonly healthcheck?: { readonly test: readonly string[]; readonly interval: string; readonly retries: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: Condition }>>;
}
interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } } | null>>;
}

/** As the engine reads it: aliases and merges resolved, variables replaced by what is set or else by their defaults. */
export function composeFile(set: Readonly<Record<string, string>> = {}): ComposeFile {
  const text = textOf('docker-compose.yml')
    .replace(/\$\{([A-Z_]+):-([^}]*)\}/g, (_all, name: string, otherwise: string) => set[name] ?? otherwise)
    .replaceAll('$$', () => '$');
  return parse(text, { merge: true, maxAliasCount: -1 }) as ComposeFile;
}

export type Services = readonly (readonly [name: string, service: Service])[];

/** What `docker compose [--profile …] up` starts. */
export const started = ({ services }: ComposeFile, profile?: string): Services =>
  Object.entries(services).filter(([, { profiles }]) => profiles === undefined || (profile !== undefined && profiles.includes(profile)));

/** What starting one service starts: what it depends on, and what that depends on. */
export function startedBy({ services }: ComposeFile, name: string): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (one: string): void => {
    if (all.has(one)) return;
    all.add(one);
    Object.keys(services[one]?.depends_on ?? {}).forEach(add);
  };
  add(name);
  return all;
}

/** Names of the networks that a service is in. */
export function networksOf({ networks, network_mode }: Service): readonly string[] {
  if (network_mode !== undefined) return [];
  if (networks === undefined) return ['default'];
  return Array.isArray(networks) ? (networks as readonly string[]) : Object.keys(networks);
}
