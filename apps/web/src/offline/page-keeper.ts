/**
 * Lets the page open where the server cannot be reached. It keeps the page's own files, and nothing of the record; it answers only where the
 * network does not, or with files whose names change with what they hold.
 */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asking extends Event {
  readonly request: Request;
  respondWith(reply: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asking) => void): void;
}
const worker = self as unknown as Worker;

/** The build puts every file of the page here, so that this file changes with them. */
declare const PAGE_FILES: readonly string[];
const FILES = PAGE_FILES;
/** One document stands under every address of the page. */
const DOCUMENT = '/';
const SHELL = `parley-page-${hashOf(FILES.join('\n'))}`;

function hashOf(text: string): string {
  let hash = 5381;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) >>> 0;
  return hash.toString(16);
}

async function keepPage(): Promise<void> {
  const shell = await caches.open(SHELL);
  await shell.addAll([DOCUMENT, ...FILES]);
}
async function forgetEarlierPages(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('parley-page-') && name !== SHELL).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function documentOf(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(DOCUMENT);
    if (kept === undefined) throw error;
    return kept;
  }
}
const file = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

worker.addEventListener('install', (event) => event.waitUntil(keepPage()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetEarlierPages()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(documentOf(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});
