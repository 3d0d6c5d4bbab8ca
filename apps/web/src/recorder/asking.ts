import { recorder } from './recorder';

let open: (() => void) | undefined;
let waiting: ((name: string) => void) | undefined;

/** The dialog, wherever it stands, says how it is opened. */
export function onAsked(show: () => void): () => void {
  open = show;
  return () => {
    open = undefined;
  };
}
export const askWhoRecords = (): void => open?.();

/** Goes on at once with the name of who records; where nobody said it yet, they are asked first, and it goes on when they have answered. */
export function withRecorder(goOn: (name: string) => void): void {
  const name = recorder();
  if (name !== '') return goOn(name);
  waiting = goOn;
  askWhoRecords();
}

/** The dialog was closed: what waited for a name goes on, or is dropped where none was given. */
export function onAnswered(): void {
  const [goOn, name] = [waiting, recorder()];
  waiting = undefined;
  if (name !== '') goOn?.(name);
}
