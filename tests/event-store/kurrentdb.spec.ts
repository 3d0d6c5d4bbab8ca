import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { eventStoreContract, type Deviations } from './contract';
import { kurrentBook, versionOf } from './kurrentdb-books';

/** A real node may be on another machine, and the emulated one shares this one with other work. */

const DEVIATIONS: Deviations = {
  'the current revision with an id that is in the book already: PartialDuplicate, not written again':
    'the node writes whatever comes at the current revision and has no index of ids; an id is used again only by a byte-identical resend',
  'an id that stands in another stream: PartialDuplicate naming it':
    'the node looks for ids in the stream alone; an id is used again only by a byte-identical resend',
  'a recorded time below the last one of its stream: InvalidAppend; the same time is taken':
    'the node does not look into events; who forms an append at a concrete revision knows the time of the event before',
  'an append of exactly the limit is taken, one byte more is not':
    'what a node up to 24.x takes is 1 MiB as it stores it, the header as a JSON text and the copies of ids included',
};

describe('KurrentDB, emulated', () => {
  let node: EmulatedNode;
  beforeAll(async () => {
    node = await startNode();
  });
  afterAll(() => node.stop());
  eventStoreContract('KurrentDB (emulated)', () => kurrentBook(node.connectionString), DEVIATIONS);
});

const real = process.env['KURRENTDB_URL'];
if (real !== undefined && real !== '')
  eventStoreContract(`KurrentDB (real, version ${versionOf(real)})`, () => kurrentBook(real), DEVIATIONS);
