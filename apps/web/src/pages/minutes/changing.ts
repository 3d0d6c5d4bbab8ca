import type { Change } from '../../minutes/draft';

/** Changes the draft, and says so to whoever cannot see it. */
export type Changing = (change: Change, told?: string) => void;
