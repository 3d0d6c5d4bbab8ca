import { eventOf } from '../catalogue';
import type { Entry } from '../entry/entry';
import type { Mention } from '../shape/walk';
import { mentionsOf } from './mentions';

/** Every thing an entry makes, names or refers to, by the shape of its type. */
export const mentionedBy = (entry: Entry): readonly Mention[] => mentionsOf(entry, (type) => eventOf(type)?.data);

export const makes = (entry: Entry, kind: string, id: string): boolean =>
  mentionedBy(entry).some((one) => one.role === 'makes' && one.kind === kind && one.id === id);
