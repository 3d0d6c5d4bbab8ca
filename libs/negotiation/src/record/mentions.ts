import type { Entry } from '../entry/entry';
import { actorsShape, citationsShape } from '../entry/entry-shape';
import type { Description } from '../shape/shape';
import { mentionsIn, type Mention } from '../shape/walk';

export type ShapeOf = (type: string) => Description | undefined;
const known = new WeakMap<Entry, readonly Mention[]>();

/** Every thing an entry makes, names or refers to in its own fields, its actors and its citations. */
export function mentionsOf(entry: Entry, shapeOf: ShapeOf): readonly Mention[] {
  const found = known.get(entry);
  if (found) return found;
  const shape = shapeOf(entry.type);
  const mentions = [
    ...(shape ? mentionsIn(shape, entry.data) : []),
    ...mentionsIn(actorsShape, entry.actors, 'actors'),
    ...mentionsIn(citationsShape, entry.sources, 'sources'),
  ];
  known.set(entry, mentions);
  return mentions;
}
