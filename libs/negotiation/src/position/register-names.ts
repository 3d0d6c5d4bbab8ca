import type { Entry } from '../entry/entry';
import { latestOf } from '../record/in-order';
import type { RecordView } from '../record/record-view';

/** The party that stands for this one: itself, or the one it was merged into, however often. Ends where merges run in a circle. */
export function partyStandingFor(register: RecordView, party: string): string {
  const passed = new Set<string>();
  let standing = party;
  while (!passed.has(standing)) {
    passed.add(standing);
    const merge = register.about('party', standing).find((e) => e.type === 'PartiesMerged' && e.data['merged'] === standing);
    if (!merge) break;
    standing = String(merge.data['into']);
  }
  return standing;
}

/**
 * The name under which the party goes: as registered, or as last renamed. Where the dates do not say which name is the last,
 * all that may be, joined by " / ". A party that this register does not hold goes by its id.
 */
export function partyName(register: RecordView, party: string): string {
  const registered = register.maker('party', party);
  const isNaming = (e: Entry): boolean => e === registered || (e.type === 'PartyRenamed' && e.data['party'] === party);
  const namings = register.about('party', party).filter(isNaming);
  const latest = latestOf(register, namings, (a, b) => a.type === 'PartyRenamed' && b.type === 'PartyRegistered');
  if (latest.kind === 'none') return party;
  const last = latest.kind === 'one' ? [latest.entry] : latest.entries;
  return [...new Set(last.map((e) => String(e.data['name'])))].join(' / ');
}

/** A person's name; the id where this register does not hold the person. */
export const personName = (people: RecordView, person: string): string =>
  (people.maker('person', person)?.data['name'] as string | undefined) ?? person;
