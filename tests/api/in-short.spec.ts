import { GRADES, glanceOf } from '@parley/negotiation';
import { serve, type Served } from './kit';
import { recordSamples } from './sample-book';

let served: Served;
beforeAll(async () => {
  served = await serve();
  expect(await recordSamples(served.tracker)).toEqual([]);
});
afterAll(() => served.close());

const MOMENTS: readonly Readonly<Record<string, string>>[] = [
  {},
  ...GRADES.map((evidence) => ({ evidence })),
  ...['1990', '2009-12-10', '2012-07', '2025-02-20', '2025-03-06T14:20Z', '2025-05-06', '2030'].map((asOf) => ({ asOf })),
];

describe.each(['south-west-pay', 'job-guarantees', 'example-rota-talks'])('%s in short', (id) => {
  it.each(MOMENTS)('is what its position says at %j, without the lists, and how much there is in them', async (moment) => {
    const query = new URLSearchParams(moment).toString();
    const { body: position } = await served.ask(`/api/negotiations/${id}/position?${query}`).expect(200);
    const { body: short } = await served.ask(`/api/negotiations/${id}?${query}`).expect(200);
    const { glance, reflects, ...told } = short;
    for (const [field, value] of Object.entries(told)) expect([field, value]).toEqual([field, position[field]]);
    expect(Object.keys(told)).toEqual(expect.arrayContaining(['title', 'state', 'entries', 'counts', 'last', 'due', 'leftOut']));
    expect({ counts: told.counts, last: told.last, ...glance, ...(told.due[0] && { next: told.due[0] }) }).toEqual(glanceOf(position));
    expect(position.reflects).toMatchObject(reflects);
    expect(Object.keys(reflects.streams)).toContain(`negotiation-${id}`);
  });

  it('is not there before it was on record', async () => {
    await served.ask(`/api/negotiations/${id}?knownAt=2001-01-01T00:00:00.000Z`).expect(404);
  });
});
