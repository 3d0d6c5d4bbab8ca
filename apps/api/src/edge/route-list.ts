import { Injectable } from '@nestjs/common';
import type { HttpInstance } from './http';

/** Every address that is served, so that a wrong method can be told from a wrong address. */
@Injectable()
export class RouteList {
  private readonly routes: { readonly method: string; readonly segments: readonly string[] }[] = [];

  /** Must be called before the routes are made. */
  listenTo(instance: HttpInstance): void {
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'OPTIONS') this.routes.push({ method: one, segments: segmentsOf(url) });
    });
  }

  /** The methods that the path of this URL takes; none where the path is not served at all. */
  methodsOf(url: string): readonly string[] {
    const asked = segmentsOf(url.split('?', 1)[0] ?? '');
    const fitting = this.routes.filter(({ segments }) => isUnder(segments, asked));
    return [...new Set(fitting.map(({ method }) => method))].sort();
  }
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');
const fits = (pattern: string, segment: string): boolean => pattern === segment || pattern.startsWith(':');
/** A pattern that ends in `*` takes whatever follows, if anything does. */
function isUnder(pattern: readonly string[], asked: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  const given = open ? pattern.slice(0, -1) : pattern;
  return (open ? asked.length > given.length : asked.length === given.length) && given.every((one, at) => fits(one, asked[at] ?? ''));
}
