/** Where somebody is in a replay. Nothing here knows of a terminal. */
export interface Stepping {
  readonly at: number;
  readonly playing: boolean;
  /** First line of the frame that is shown, where it is longer than the screen. */
  readonly scrolled: number;
  readonly ended?: 'quit' | 'interrupted';
}
export const BEGIN: Stepping = { at: 0, playing: false, scrolled: 0 };

/** A key as Node's readline names it; `tick` stands for the time of a step while playing. */
export interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}
/** What there is to move in: so many steps, and so many lines of the frame and of the screen. */
export interface Room {
  readonly steps: number;
  readonly lines: number;
  readonly rows: number;
}

const KEYS: Readonly<Record<string, (now: Stepping, room: Room) => Partial<Stepping>>> = {
  right: ({ at }) => ({ at: at + 1, playing: false }),
  left: ({ at }) => ({ at: at - 1, playing: false }),
  home: () => ({ at: 0, playing: false }),
  end: (_, { steps }) => ({ at: steps - 1, playing: false }),
  space: ({ playing, at }, { steps }) => (playing ? { playing: false } : { playing: true, ...(at === steps - 1 && { at: 0 }) }),
  tick: ({ at, playing }, { steps }) => (playing ? { at: at + 1, playing: at + 2 < steps } : {}),
  down: ({ scrolled }) => ({ scrolled: scrolled + 1 }),
  up: ({ scrolled }) => ({ scrolled: scrolled - 1 }),
  pagedown: ({ scrolled }, { rows }) => ({ scrolled: scrolled + rows }),
  pageup: ({ scrolled }, { rows }) => ({ scrolled: scrolled - rows }),
  q: () => ({ ended: 'quit' }),
};

/** What a key does. A step that is not there is not gone to; a frame is shown from its beginning. */
export function pressed(now: Stepping, key: Key, room: Room): Stepping {
  if (key.ctrl) return key.name === 'c' ? { ...now, playing: false, ended: 'interrupted' } : now;
  const moved = { ...now, ...KEYS[key.name ?? '']?.(now, room) };
  const at = within(moved.at, room.steps - 1);
  return { ...moved, at, scrolled: at === now.at ? within(moved.scrolled, room.lines - room.rows) : 0 };
}

const within = (n: number, most: number): number => Math.max(0, Math.min(n, most));
