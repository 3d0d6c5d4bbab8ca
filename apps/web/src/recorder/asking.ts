import { recorder } from './recorder';

let open: (() => void) | undefined;

/** The dialog, wherever it stands, says how it is opened. */
export function onAsked(show: () => void): () => void {
  open = show;
  return () => {
    open = undefined;
  };
}
export const askWhoRecords = (): void => open?.();

/** The name of who records; where nobody said it yet, they are asked and it is empty. */
export function recorderOrAsk(): string {
  const name = recorder();
  if (name === '') askWhoRecords();
  return name;
}
