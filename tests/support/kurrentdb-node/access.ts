import { Metadata } from '@grpc/grpc-js';
import { EventLog } from './event-log';
import { accessDenied, unauthenticated } from './refusals';
import { isMetastream, originalOf } from './stream-metadata';

export interface User {
  readonly name: string;
  readonly password: string;
  readonly groups: readonly string[];
}

/** Whom a fresh secure node knows. */
export const FIRST_USERS: readonly User[] = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
];

/** A fresh secure node begins by writing down whom it knows. */
export function writeUsers(log: EventLog, users: readonly User[]): void {
  log.commit(() => {
    for (const { name, groups } of users) {
      if (log.written(`$user-${name}`).length > 0) continue;
      log.writeSystemEvent(`$user-${name}`, '$UserCreated', Buffer.from(JSON.stringify({ loginName: name, groups })));
      log.writeSystemEvent('$users', '$User', Buffer.from(JSON.stringify(name)));
    }
  });
}

export const ALL = '$all';

type Action = 'r' | 'w' | 'd';
type Right = Action | 'mr' | 'mw';

/** Who may do what: on a secure node nobody without a name; system streams and $all for $admins, unless metadata grants more. */
export class Access {
  readonly #log: EventLog;
  readonly #users: readonly User[] | undefined;

  /** Without users the node is insecure: everybody may do everything, and credentials are not looked at. */
  constructor(log: EventLog, users: readonly User[] | undefined) {
    this.#log = log;
    this.#users = users;
  }

  /** Refuses a call whose credentials are wrong, whatever it asks for. */
  authenticate(metadata: Metadata): User | undefined {
    const header = metadata.get('authorization')[0]?.toString();
    if (!this.#users || header === undefined) return undefined;
    const [name, password] = Buffer.from(header.replace(/^Basic /, ''), 'base64')
      .toString('utf8')
      .split(/:(.*)/s);
    const user = this.#users.find((known) => known.name === name && known.password === password);
    if (!user) throw unauthenticated();
    return user;
  }

  /** Refuses what a caller has no right to. */
  check(user: User | undefined, action: Action, stream: string): void {
    if (this.#users && !this.#may(user, action, stream)) throw accessDenied();
  }

  #may(user: User | undefined, action: Action, stream: string): boolean {
    if (!user) return false;
    if (user.groups.includes('$admins')) return true;
    const [right, about]: [Right, string] =
      isMetastream(stream) && stream !== ALL ? [metaRight(action), originalOf(stream)] : [action, stream];
    const granted = this.#log.metadata(about).rights?.[right] ?? (about.startsWith('$') ? '$admins' : '$all');
    const roles = [user.name, '$all', ...user.groups];
    return [granted].flat().some((role) => roles.includes(role));
  }
}

const metaRight = (action: Action): Right => (action === 'r' ? 'mr' : 'mw');
