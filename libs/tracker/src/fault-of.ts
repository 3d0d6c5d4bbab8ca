/** The kind of failure, never its message: messages may carry content of entries. */
export function faultOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
}
