import { NotRecorded } from '../../libs/tracker/src/tracker';
import { openTalks, raiseIssue, storedIn, TestBook, type Shop } from './shops';

describe('recording an act', () => {
  let book: TestBook;
  let shop: Shop;
  beforeEach(async () => {
    book = new TestBook();
    shop = await book.open();
  });
  afterEach(() => book.close());

  const refusal = async (work: Promise<unknown>): Promise<NotRecorded> => {
    const error = await work.then(
      () => undefined,
      (e: unknown) => e,
    );
    if (!(error instanceof NotRecorded)) throw new Error(`expected a refusal, not ${String(error)}`);
    return error;
  };

  it('gives a receipt with place and leaf of each event', async () => {
    const receipt = await openTalks(shop);
    expect(receipt).toMatchObject({
      stream: 'negotiation-night-talks',
      revision: 0,
      id: 'night-talks',
      repeated: false,
      irregularities: [],
    });
    expect(receipt.events).toEqual([
      {
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: 'NegotiationRecordOpened',
        stream: 'negotiation-night-talks',
        revision: 0,
        position: expect.stringMatching(/^[0-9a-f]{16}$/),
        leaf: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('registers a new recorder first, by a command of their own, and knows them by name afterwards', async () => {
    await openTalks(shop);
    await shop.does({ act: 'raise-issue', body: { title: 'Pay' }, recorder: '  Ann Recorder ' });
    const people = await storedIn(shop, 'register-people');
    expect(people.map(({ type }) => type)).toEqual(['PersonRegistered']);
    const [first, second] = await storedIn(shop, 'negotiation-night-talks');
    expect(first?.by).toMatch(/^person-[a-z]{10}$/);
    expect(second?.by).toBe(first?.by);
    expect(people[0]?.by).toBe(first?.by);
  });

  it('registers a recorder once, however many processes see the name first at the same time', async () => {
    const other = await book.open();
    await openTalks(shop);
    await Promise.all(
      [shop, other, shop, other].map((one, n) =>
        one.does({ act: 'raise-issue', body: { issue: `i-${n}`, title: 'Pay' }, recorder: 'Bea New' }),
      ),
    );
    const people = await storedIn(shop, 'register-people');
    expect(people).toHaveLength(2);
    const by = (await storedIn(shop, 'negotiation-night-talks')).slice(1).map((event) => event.by);
    expect(new Set(by).size).toBe(1);
  });

  it('registers nobody for an act that is refused, and the newcomer for one that names the newcomer', async () => {
    await openTalks(shop);
    const unknown = { target: { issue: 'pay' }, ground: 'Too little', actors: [{ asPrinted: 'the union' }] };
    expect((await refusal(shop.does({ act: 'raise-objection', body: unknown, recorder: 'Cy Newcomer' }))).code).toBe('issue-unknown');
    expect(await storedIn(shop, 'register-people')).toHaveLength(1);
    const named = { title: 'Pay', actors: [{ person: 'Cy Newcomer' }] };
    await expect(shop.does({ act: 'raise-issue', body: named, recorder: 'Cy Newcomer' })).resolves.toMatchObject({ revision: 1 });
    expect(await storedIn(shop, 'register-people')).toHaveLength(2);
  });

  it('refuses a recorder whose name fits several people, and gives the choice', async () => {
    await openTalks(shop);
    for (const distinguishing of ['ward 1', 'ward 2'])
      await shop.does({ act: 'register-person', record: 'register-people', body: { name: 'Sam Twin', distinguishing } });
    const refused = await refusal(shop.does({ act: 'raise-issue', body: { title: 'Pay' }, recorder: 'Sam Twin' }));
    expect(refused.code).toBe('recorder-ambiguous');
    expect(refused.choice).toHaveLength(2);
    await expect(shop.does({ act: 'raise-issue', body: { title: 'Pay' }, recorder: refused.choice[0] as string })).resolves.toMatchObject({
      revision: 1,
    });
  });

  it('refuses what is not on record, although another process may just have recorded it, and knows it once it is', async () => {
    const other = await book.open();
    await openTalks(shop);
    const body = { target: { issue: 'pay' }, ground: 'Too little', actors: [{ asPrinted: 'the union' }] };
    expect(await refusal(other.does({ act: 'raise-objection', body }))).toMatchObject({
      code: 'issue-unknown',
      faults: [{ path: 'target.issue' }],
    });
    await raiseIssue(shop, 'pay');
    await expect(other.does({ act: 'raise-objection', body })).resolves.toMatchObject({ revision: 2 });
  });

  it('refuses a record that is not open, an id used before, a body that does not fit, and a revision that moved on', async () => {
    expect((await refusal(raiseIssue(shop, 'pay'))).code).toBe('record-unknown');
    await openTalks(shop);
    expect((await refusal(openTalks(await book.open()))).code).toBe('record-exists');
    await raiseIssue(shop, 'pay');
    expect((await refusal(raiseIssue(shop, 'pay'))).code).toBe('id-taken');
    expect(await refusal(shop.does({ act: 'raise-issue', body: { title: '', colour: 'red' } }))).toMatchObject({
      code: 'body-invalid',
      faults: [
        { path: 'colour', code: 'unknown-property' },
        { path: 'title', code: 'empty' },
      ],
    });
    expect((await refusal(shop.does({ act: 'raise-issue', body: { title: 'Hours' }, expectedRevision: 0 }))).code).toBe('revision-moved');
    expect(await storedIn(shop, 'negotiation-night-talks')).toHaveLength(2);
  });

  it('numbers what is made without an id', async () => {
    await openTalks(shop);
    await raiseIssue(shop, 'pay');
    const object = () =>
      shop.does({ act: 'raise-objection', body: { target: { issue: 'pay' }, ground: 'No', actors: [{ asPrinted: 'unions' }] } });
    await object();
    await object();
    const view = (await shop.tails.fresh('negotiation-night-talks')).record;
    expect(view.ofType('ObjectionRaised').map((e) => e.data['objection'])).toEqual(['objection-1', 'objection-2']);
  });

  it('keeps every acknowledged act of 64 recorders at two processes exactly once, with dense revisions', async () => {
    const other = await book.open();
    await openTalks(shop);
    const keys = Array.from({ length: 64 }, (_, n) => `key-${n}`);
    const receipts = await Promise.all(keys.map((key, n) => raiseIssue(n % 2 === 0 ? shop : other, `issue-${n}`, key)));
    const stored = await storedIn(shop, 'negotiation-night-talks');
    expect(stored.map(({ revision }) => revision)).toEqual(Array.from({ length: 65 }, (_, n) => n));
    expect(new Set(stored.slice(1).map(({ id }) => id))).toEqual(new Set(receipts.map(({ events }) => events[0]?.eventId)));
  });
});
