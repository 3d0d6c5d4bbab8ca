import { workspace, type Workspace } from './workspace';

const begun = (edtf: string) => ({ occurred: { edtf } });
let shop: Workspace;
beforeAll(async () => {
  shop = await workspace({ isEmpty: true });
  const acts: readonly (readonly [string, object])[] = [
    ['/api/negotiations', { negotiation: 'parking', title: 'Parking', level: 'organisation', ...begun('2024-11-06') }],
    ['/api/consortia', { consortium: 'north', name: 'North', ...begun('2024-11-06') }],
    ['/api/consortia', { consortium: 'south', name: 'South', ...begun('2024-12-06') }],
  ];
  for (const [path, body] of acts) await shop.served.act(path, body).expect(201);
});
afterAll(() => shop.close());

describe('the list of negotiations, as of a moment', () => {
  const nothing = 'No consortium had begun by then, on such evidence. 2 consortia are left out by this choice.';
  it.each([
    { asOf: '2024-10', shown: [], says: nothing },
    { asOf: '2024-11', shown: ['North'], says: '1 consortium is left out by this choice.' },
  ])('shows the consortia that had begun by $asOf, and counts the others', async ({ asOf, shown, says }) => {
    const { page } = await shop.open(`/?asOf=${asOf}`);
    const part = page.getByRole('region', { name: 'Consortia' });
    expect(await part.getByRole('link').allTextContents()).toEqual(shown);
    expect(await part.innerText()).toContain(says);
    await page.close();
  });

  it('at which everything had begun says of nothing that it is left out', async () => {
    const { page } = await shop.open('/?asOf=2024-12-06');
    expect(await page.getByRole('region', { name: 'Consortia' }).getByRole('link').allTextContents()).toEqual(['North', 'South']);
    expect(await page.locator('main').innerText()).not.toContain('left out');
    await page.close();
  });
});
