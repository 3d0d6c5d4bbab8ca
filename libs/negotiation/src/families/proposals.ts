/** Proposals: how they are put forward, what they say, how they are answered and what becomes of them. */
import { outcomes } from './proposals/outcomes';
import { putForward } from './proposals/putting';
import { terms } from './proposals/terms';

export const proposals = [...putForward, ...terms, ...outcomes];
