import { isMainThread } from 'node:worker_threads';

/**
 * Preloaded into the server's process, whose standard input is a pipe held by the program that started it. However that program ends,
 * even by kill -9, the pipe closes, and the server stops as if it had been asked to, instead of holding its port for ever.
 */
export const PARENT_WATCH = __filename;

// Worker threads are preloaded with it too, and have no standard input of their own.
if (module.isPreloading && isMainThread) {
  process.stdin.once('end', () => {
    if (!process.emit('SIGTERM')) process.exit(0);
  });
  process.stdin.on('error', () => undefined);
  process.stdin.resume();
  process.stdin.unref();
}
