import { opened, serve, type Served } from './kit';

let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
  const act = (name: string, body: object) => served.act(`${talks}/${name}`, body).expect(201);
  await served.act('/api/register/register-person', { name: 'Jo Bloggs', distinguishing: 'invented' }).expect(201);
  for (const office of ['minister', 'shadow'])
    await served.act('/api/register/record-office', { person: 'Jo Bloggs', office, title: office }).expect(201);
  const shifts = (value: number) => ({
    subject: 'Unfilled shifts',
    bound: { op: '=', count: { value, kind: 'claimed' } },
    period: 'FY2024-25',
  });
  await act('record-context-fact', shifts(300));
  await act('record-context-fact', shifts(280));
  const spoken = (office: string, party: string) => ({
    actors: [{ person: 'Jo Bloggs', office, party }],
    party,
    target: { issue: 'night-shifts' },
  });
  await act('take-position', { ...spoken('minister', 'a-trust'), stance: 'supports', occurred: { edtf: '2009' } });
  await act('take-position', { ...spoken('shadow', 'a-union'), stance: 'opposes', occurred: { edtf: '2012' } });
});
afterAll(() => served.close());

describe('what does not agree', () => {
  it('is figures side by side, and stances with what they are not', async () => {
    const { body } = await served.ask(`${talks}/conflicts`).expect(200);
    expect(body).toMatchObject({
      items: [],
      figures: [{ parameter: 'Unfilled shifts', how: 'apart', open: true, sides: [{ figures: { bound: { count: { value: 300 } } } }, {}] }],
      contradictions: [
        { kind: 'other-office', open: false, earlier: { office: 'minister' }, later: { office: 'shadow', name: 'A Union' } },
      ],
    });
    expect((await served.ask(`${talks}/conflicts?open=true`).expect(200)).body).toMatchObject({ figures: [{}], contradictions: [] });
    expect((await served.ask(`${talks}/conflicts?open=false`).expect(200)).body).toMatchObject({ figures: [], contradictions: [{}] });
  });

  it.each([
    ['open=perhaps', 'not-one-of'],
    ['asOf=Monday', 'not-edtf'],
    ['knownAt=2999-01-01T00:00:00Z', 'known-at-future'],
    ['evidence=gossip', 'not-one-of'],
  ])('asked with %s is refused as %s', async (parameters, code) => {
    expect((await served.get(`${talks}/conflicts?${parameters}`).expect(400)).body.code).toBe(code);
  });

  it('is not told of what is not there, or was not yet known', async () => {
    await served.ask('/api/negotiations/never/conflicts').expect(404);
    await served.ask(`${talks}/conflicts?knownAt=2020-01-01T00:00:00Z`).expect(404);
  });
});
