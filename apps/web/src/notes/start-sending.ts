import { onBoxChange, outbox } from './box';

const AGAIN_MS = 5_000;
let isStarted = false;

/** What sends released lines is loaded where one waits, and in nobody else's way. Looked for now, and whenever a line was kept or released. */
export function startSending(): void {
  onBoxChange(look);
  look();
}

function look(): void {
  void startWhereOneWaits().catch(() => setTimeout(look, AGAIN_MS));
}

async function startWhereOneWaits(): Promise<void> {
  if (isStarted || (await outbox()).length === 0) return;
  const { startOutbox } = await import('./outbox');
  if (isStarted) return;
  isStarted = true;
  startOutbox();
}
