import { partyName, personName, thingsOfConsortium, thingsOfNegotiation, type Thing } from '@parley/negotiation';
import type { OneRecord } from '../questions';
import { consortiumThen, negotiationThen } from './positions';
import { PARTIES, PEOPLE, type Snapshot } from './snapshot';

/** What a record's position says at the snapshot's moment, as things; undefined where nothing is on record by then. */
export async function thingsThen(snapshot: Snapshot, { record, id }: OneRecord): Promise<readonly Thing[] | undefined> {
  if (record === 'negotiation') {
    const position = await negotiationThen(snapshot, id);
    return position && thingsOfNegotiation(position);
  }
  const position = await consortiumThen(snapshot, id);
  return position && thingsOfConsortium(position);
}

/** Names of parties and people by the registers at the snapshot's moment; an id that they do not hold stands for itself. */
export function namesThen(snapshot: Snapshot): (id: string) => string {
  const [parties, people] = [snapshot.record(PARTIES)?.view, snapshot.record(PEOPLE)?.view];
  return (id) => {
    if (people?.maker('person', id)) return personName(people, id);
    return parties ? partyName(parties, id) : id;
  };
}
