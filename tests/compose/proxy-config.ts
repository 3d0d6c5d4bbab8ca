/** An HAProxy configuration: the directives of each section, word by word. A section is known by its whole head, as in `backend api`. */
export type ProxyConfig = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Reads the form: a head stands at the start of its line, its directives are indented. Throws where that is not so. */
export function readProxyConfig(text: string): ProxyConfig {
  const sections = new Map<string, (readonly string[])[]>();
  let section: (readonly string[])[] | undefined;
  for (const line of text.split('\n').filter((one) => !/^\s*(#|$)/.test(one))) {
    const words = line.trim().split(/\s+/);
    if (/^\s/.test(line)) {
      if (!section) throw new Error(`this stands in no section: ${line}`);
      section.push(words);
      continue;
    }
    if (sections.has(words.join(' '))) throw new Error(`this section stands there twice: ${line}`);
    section = [];
    sections.set(words.join(' '), section);
  }
  return sections;
}

/** What stands behind a directive, one list of words for each time it is given; its name may be of two words, as in `timeout client`. */
export function named(config: ProxyConfig, section: string, name: string): readonly (readonly string[])[] {
  const begin = name.split(' ');
  const lines = (config.get(section) ?? []).filter((words) => begin.every((word, at) => words[at] === word));
  return lines.map((words) => words.slice(begin.length));
}

/** What a directive says that is given once. */
export const said = (config: ProxyConfig, section: string, name: string): string | undefined => named(config, section, name)[0]?.join(' ');

/** Seconds of `75s`, `500ms`. */
export function seconds(given: string | undefined): number {
  const [, number = '', unit = ''] = /^(\d+)(ms|s)$/.exec(given ?? '') ?? [];
  return Number(number) * ({ ms: 0.001, s: 1 }[unit] ?? Number.NaN);
}
