/** What a field of a form says, without the blanks around it; empty where nothing was said. */
export function saidIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
