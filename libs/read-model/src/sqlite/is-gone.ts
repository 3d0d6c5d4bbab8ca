import { hostname } from 'node:os';

/** True where the holder's process certainly no longer runs: it was on this machine and its id is free. */
export function isGone(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}
