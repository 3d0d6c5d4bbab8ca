import { anObjection, opened, serve, type Served } from './kit';

let served: Served;
let talks: string;
let raised: string;
let position: { readonly counts: Readonly<Record<string, number>> };
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
  await served.act('/api/sources', { source: 'a-letter', kind: 'letter', title: 'A letter' }).expect(201);
  const sources = [{ source: 'a-letter', locator: 'p. 2', grade: 'on-record' }];
  const heard = await served.act(`${talks}/raise-objection`, { ...anObjection, objection: 'early', sources }).expect(201);
  raised = String(heard.body.events[0].eventId);
  const stance = { position: 'nights', party: 'a-union', target: { issue: 'night-shifts' }, stance: 'opposes' };
  await served.act(`${talks}/take-position`, stance).expect(201);
  position = (await served.ask(`${talks}/position`).expect(200)).body;
});
afterAll(() => served.close());

describe('why', () => {
  it('a count is what it is: the rule, the counted things, and the entries down to the place in the source', async () => {
    const { body } = await served.ask(`${talks}/why/count:objectionsOpen`).expect(200);
    expect(body).toMatchObject({
      rule: { rule: 'count:objectionsOpen' },
      value: { count: 1 },
      counts: [{ thing: 'objection:early', says: 'Objection early was raised' }],
      entries: [raised],
      causes: [{ eventId: raised, sources: [{ source: 'a-letter', locator: 'p. 2' }] }],
    });
  });

  it('every thing that is listed can be asked about, and its causes are on record', async () => {
    const { body } = await served.ask(`${talks}/things?limit=200`).expect(200);
    const names = (body.items as readonly { thing: string }[]).map(({ thing }) => thing);
    expect(names).toEqual(expect.arrayContaining(['state', 'opening', 'objection:early', 'stance:a-union:issue:night-shifts']));
    for (const name of names) {
      const why = (await served.get(`${talks}/why/${encodeURIComponent(name)}`).expect(200)).body;
      expect(why.causes).toHaveLength(why.entries.length);
      if (name.startsWith('count:')) expect(why.counts).toHaveLength(Number(position.counts[name.slice('count:'.length)]));
      else expect(why.entries).not.toEqual([]);
    }
  });

  it('a position is found by its own id as well', async () => {
    const { body } = await served.ask(`${talks}/why/position:nights`).expect(200);
    expect(body.thing).toBe('stance:a-union:issue:night-shifts');
  });

  it('is not said of what is not there, or was not yet known; the names that there are, are told', async () => {
    const never = (await served.ask(`${talks}/why/objection:never`).expect(404)).body;
    expect(never).toMatchObject({ code: 'thing-unknown' });
    expect(never.choice).toContain('objection:early');
    const yetToCome = (await served.ask(`${talks}/why/objection:early?asOf=2024`).expect(404)).body;
    expect(yetToCome).toMatchObject({ code: 'thing-unknown' });
    expect(yetToCome.choice).not.toContain('objection:early');
    await served.ask('/api/negotiations/never-opened/why/state').expect(404);
  });
});
