import type { NewEntry } from '@parley/negotiation';
import type { NewEvent, NonEmpty } from '@parley/event-store';
import { freshUuid } from '../../libs/tracker/src/random';
import { formEntries } from '../../libs/tracker/src/stored-event';
import { Seeded } from '../faults/seeded';
import type { Shop } from './shops';

const TALKS = 8;
const AT_ONCE = 64;
const EVENTS_OF_ACT_MAX = 3;

const issue = (n: number): NewEntry => ({
  type: 'IssueRaised',
  tv: 1,
  data: { issue: `issue-${n}`, title: `Issue ${n} – “pay”` },
  occurred: {},
  actors: [],
  sources: [],
});

/** The end of a stream: what the next event of it follows. */
interface End {
  readonly revision: number;
  readonly leaf: string;
  readonly at: number;
}

/**
 * Fills a book up to so many events: eight negotiations, acts of one to three events, in an order across them that a seed fixes. Formed and
 * appended past the decisions, which would take minutes for a long book; what is made is whole for the doctor.
 */
export async function fillBook(shop: Shop, { events, seed = 1 }: { events: number; seed?: number }): Promise<void> {
  const filling = new Filling(shop, new Seeded(seed));
  await filling.begin();
  while (filling.made < events) await Promise.all(Array.from({ length: AT_ONCE }, () => filling.act(events)));
}

class Filling {
  /** With the identity of the book and the registration of the recorder. */
  made = TALKS + 2;
  private by = '';
  private readonly ends = new Map<string, End>();

  constructor(
    private readonly shop: Shop,
    private readonly random: Seeded,
  ) {}

  async begin(): Promise<void> {
    const { does, tails } = this.shop;
    for (let n = 0; n < TALKS; n += 1) {
      await does({ act: 'open-record', body: { negotiation: `talks-${n}`, title: `Talks ${n}`, level: 'organisation' } });
      const { revision, leaf, lastAt } = await tails.fresh(`negotiation-talks-${n}`);
      this.ends.set(`negotiation-talks-${n}`, { revision, leaf, at: lastAt });
    }
    const people = await tails.fresh('register-people');
    this.by = String(people.record.ofType('PersonRegistered')[0]?.data['person']);
  }

  /** Appends one act, unless there are enough events: resolves once it is stored; the next may be appended before. */
  async act(events: number): Promise<void> {
    const count = Math.min(this.random.between(1, EVENTS_OF_ACT_MAX), events - this.made);
    if (count <= 0) return;
    const stream = `negotiation-talks-${this.random.between(0, TALKS - 1)}`;
    const { revision, leaf, at } = this.ends.get(stream) as End;
    const cmd = freshUuid();
    const who = { by: this.by, via: 'unauthenticated' as const, cmd, corr: cmd, request: '0'.repeat(64) };
    const where = { book: this.shop.book, stream, revision: revision + 1, at: at + this.random.between(0, 1), prev: leaf };
    const issues = Array.from({ length: count }, (_, n) => issue(this.made + n));
    const formed = formEntries(issues, { ...who, ...where });
    this.made += count;
    this.ends.set(stream, { revision: revision + count, leaf: formed.at(-1)?.leaf ?? leaf, at: where.at });
    await this.shop.store.append(stream, formed.map(({ event }) => event) as unknown as NonEmpty<NewEvent>, {
      expected: { kind: 'at', revision: BigInt(revision) },
    });
  }
}
