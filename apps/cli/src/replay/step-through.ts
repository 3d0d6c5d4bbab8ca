import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Replay } from '@parley/negotiation';
import { EXIT, type Exit } from '../endings';
import { untilInterrupted } from '../interruption';
import { frameText, type FrameLine } from './frame-text';
import { BEGIN, pressed, type Key, type Stepping } from './keys';
import { ENTER, LEAVE, rowsFor, screenOf, sizeOf } from './screen';

export interface Terminal {
  readonly input: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'> & NodeJS.ReadableStream;
  readonly output: Pick<WriteStream, 'write' | 'columns' | 'rows' | 'on' | 'off'>;
}

/** Steps through a replay by keys until `q` or Ctrl-C. However it ends, the terminal is as it was. `speed`: steps a second while playing. */
export async function stepThrough(replay: Replay, { input, output }: Terminal, { speed }: { readonly speed: number }): Promise<Exit> {
  const { signal, release } = untilInterrupted();
  const shown = new Shown(replay, output);
  const timer = setInterval(() => shown.press({ name: 'tick' }), 1_000 / speed);
  const onKey = (_: string | undefined, key: Key): void => shown.press(key);
  const redraw = (): void => shown.draw();
  emitKeypressEvents(input);
  try {
    input.setRawMode(true);
    output.write(ENTER);
    input.on('keypress', onKey).resume();
    output.on('resize', redraw);
    shown.draw();
    const ended = await Promise.race([
      shown.ended,
      new Promise<Exit>((resolve) => signal.addEventListener('abort', () => resolve(EXIT.interrupted))),
    ]);
    return ended;
  } finally {
    clearInterval(timer);
    input.off('keypress', onKey).pause();
    output.off('resize', redraw);
    input.setRawMode(false);
    output.write(LEAVE);
    release();
  }
}

/** What is on the screen. */
class Shown {
  private stepping: Stepping = BEGIN;
  private lines: readonly FrameLine[] = [];
  private end: (exit: Exit) => void = () => undefined;
  readonly ended = new Promise<Exit>((resolve) => (this.end = resolve));

  constructor(
    private readonly replay: Replay,
    private readonly output: Terminal['output'],
  ) {
    this.lines = this.linesAt(0);
  }

  press(key: Key): void {
    const before = this.stepping;
    const room = { steps: this.replay.steps.length, lines: this.lines.length, rows: rowsFor(sizeOf(this.output)) };
    this.stepping = pressed(before, key, room);
    if (this.stepping.ended) return this.end(this.stepping.ended === 'quit' ? EXIT.ok : EXIT.interrupted);
    if (this.stepping.at !== before.at) this.lines = this.linesAt(this.stepping.at);
    if (JSON.stringify(before) !== JSON.stringify(this.stepping)) this.draw();
  }

  draw(): void {
    this.output.write(screenOf(this.lines, this.stepping, sizeOf(this.output)));
  }

  private linesAt(n: number): readonly FrameLine[] {
    const [frame, before] = [this.replay.frame(n), this.replay.frame(n - 1)];
    return frame ? frameText({ frame, n, of: this.replay.steps.length, ...(before && { before }) }) : [];
  }
}
