import { randomInt } from 'node:crypto';

/** Letters that no other book on the node begins with: it may hold anybody's. */
export const freshPrefix = (): string => `t${Array.from({ length: 16 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;
