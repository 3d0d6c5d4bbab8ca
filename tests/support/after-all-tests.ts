// eslint-disable-next-line no-restricted-syntax -- jest asks for a default export
export default async function end(): Promise<void> {
  await (globalThis as { endAllShared?: () => Promise<unknown> }).endAllShared?.();
}
