import type { Entry } from '../entry/entry';
import { actorsShape, citationsShape } from '../entry/entry-shape';
import type { Description } from '../shape/shape';
import { mentionsIn, type Mention } from '../shape/walk';

export type ShapeOf = (type: string) => Description | undefined;

/** Every thing an entry makes, names or refers to in its own fields, its actors and its citations. */
export function mentionsOf(entry: Entry, shapeOf: ShapeOf): readonly Mention[] {
  const shape = shapeOf(entry.type);
  const mentions = shape ? mentionsIn(shape, entry.data) : [];
  if (entry.actors.length > 0) mentions.push(...mentionsIn(actorsShape, entry.actors, 'actors'));
  if (entry.sources.length > 0) mentions.push(...mentionsIn(citationsShape, entry.sources, 'sources'));
  return mentions;
}
