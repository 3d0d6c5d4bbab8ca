/** Keeps the page in this browser, once it stands, so that it opens without the server. Browsers do so only over HTTPS or on their own machine. */
export function keepPage(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = (): void => {
    // Where it cannot be kept, the page works as before, as long as the server is there.
    navigator.serviceWorker.register('/page-keeper.js').catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
