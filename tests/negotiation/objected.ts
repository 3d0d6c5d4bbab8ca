import type { Entry } from '@parley/negotiation';
import { talks, told, type World } from './kit';

/** Talks in which one objection stands, for what is done to entries afterwards. */
export const before = [
  ...talks,
  told('register-source', { source: 'letter', kind: 'letter', title: 'A letter' }),
  told('register-person', { name: 'Jo Bloggs' }),
  told('raise-issue', { issue: 'nights', title: 'Night shifts' }),
  told('raise-objection', { objection: 'o-1', target: { issue: 'nights' }, ground: 'Too many.', actors: [{ party: 'north-union' }] }),
];
export const objection = (world: World): Entry => world.negotiation().maker('objection', 'o-1') as Entry;
export const where = { record: 'negotiation' } as const;
export const corrects = (replacement: object, entry = 'objection:o-1') =>
  told('correct-entry', { entry, reason: 'Misread.', replacement }, where);
