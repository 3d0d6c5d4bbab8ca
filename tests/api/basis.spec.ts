import { opened, serve, type Served } from './kit';
import { recordSamples } from './sample-book';

let served: Served;
let talks: string;
let reply: string;
let raised: string;
const now = (): string => new Date().toISOString();
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
beforeAll(async () => {
  served = await serve();
  await recordSamples(served.tracker);
  talks = await opened(served);
  const terms = [
    { term: 'nights', issue: 'night-shifts', parameter: 'nights in a row', maximum: { count: { value: 4, kind: 'enumerated' } } },
  ];
  await served
    .act(`${talks}/table-proposal`, { proposal: 'offer', kind: 'offer', author: ['a-trust'], terms, occurred: { edtf: '2025-03-01' } })
    .expect(201);
  raised = (
    await served
      .act(`${talks}/raise-objection`, {
        objection: 'many',
        actors: [{ party: 'a-union' }],
        target: { proposal: 'offer' },
        ground: 'Many.',
        occurred: { edtf: '2025-03-02' },
      })
      .expect(201)
  ).body.events[0].eventId;
  await pause();
  const decided = now();
  await pause();
  reply = (
    await served
      .act(`${talks}/respond`, { proposal: 'offer', version: 1, party: 'a-union', response: 'accept', occurred: { edtf: decided } })
      .expect(201)
  ).body.events[0].eventId;
  await served
    .act(`${talks}/record-statement`, {
      statement: 'late',
      kind: 'warning',
      substance: 'It was known.',
      about: [{ proposal: 'offer' }],
      occurred: { edtf: '2025-02-01' },
    })
    .expect(201);
  await served
    .act(`${talks}/correct-entry`, { entry: raised, reason: 'Misread.', replacement: { occurred: { edtf: '2025-03-03' } } })
    .expect(201);
});
afterAll(() => served.close());

describe('what a decision was based on', () => {
  it('is what was on record when it was made, what came only later, and what was corrected since', async () => {
    const { body } = await served.ask(`${talks}/decisions/${reply}/basis`).expect(200);
    expect(body).toMatchObject({
      decision: {
        entry: reply,
        outcome: 'accept',
        by: [{ party: 'a-union', name: 'A Union' }],
        matter: { on: 'proposal', proposal: 'offer', version: 1 },
      },
      proposal: { id: 'offer', terms: [{ id: 'nights' }] },
      onRecord: { items: [{ type: 'IssueRaised' }, { type: 'ProposalTabled' }, { entry: raised, date: '2025-03-02' }] },
      recordedLater: { items: [{ type: 'StatementRecorded', date: '2025-02-01' }] },
      undetermined: { items: [] },
      correctedSince: {
        items: [{ entry: raised, when: 'later', then: { occurred: { edtf: '2025-03-02' } }, now: { occurred: { edtf: '2025-03-03' } } }],
      },
    });
  });

  it('is told of a board as well, across the records of consortium and negotiation', async () => {
    const { body } = await served.ask('/api/consortia/example-health-consortium/decisions/@20/basis').expect(200);
    expect(body).toMatchObject({
      decision: {
        outcome: 'approved',
        by: [{ party: 'example-coast-trust' }],
        matter: { negotiation: 'example-rota-talks', proposal: 'rota-offer', version: 2 },
      },
    });
    const streams = new Set((body.recordedLater.items as readonly { stream: string }[]).map(({ stream }) => stream));
    expect(streams).toEqual(new Set(['negotiation-example-rota-talks']));
  });

  it('is not told of what is no decision, is unknown, or was not yet known: the answer does not tell which', async () => {
    const answers = [
      await served.ask(`${talks}/decisions/${raised}/basis`).expect(404),
      await served.ask(`${talks}/decisions/00000000-0000-4000-8000-000000000000/basis`).expect(404),
      await served.ask(`${talks}/decisions/${reply}/basis?knownAt=2020-01-01T00:00:00Z`).expect(404),
      await served.ask(`/api/negotiations/example-rota-talks/decisions/${reply}/basis`).expect(404),
      await served.ask(`/api/negotiations/never/decisions/${reply}/basis`).expect(404),
    ];
    const bodies = new Set(answers.map(({ body }) => `${body.code} ${body.detail}`));
    expect([...bodies]).toEqual([expect.stringMatching(/^not-found There is no decision .*replies, counter-proposals and rejections/)]);
  });

  it.each([
    ['asOf=Monday', 'not-edtf'],
    ['knownAt=2999-01-01T00:00:00Z', 'known-at-future'],
    ['evidence=gossip', 'not-one-of'],
  ])('asked with %s is refused as %s', async (parameters, code) => {
    const { body } = await served.get(`${talks}/decisions/${reply}/basis?${parameters}`).expect(400);
    expect(body.code).toBe(code);
  });
});
