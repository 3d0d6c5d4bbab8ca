import { workspace, type Workspace } from './workspace';

const COUNT = 60;
let shop: Workspace;
beforeAll(async () => {
  shop = await workspace({ isEmpty: true });
  for (let number = 1; number <= COUNT; number += 1)
    await shop.served.act('/api/consortia', { consortium: `trusts-${number}`, name: `Trusts ${number}` }).expect(201);
});
afterAll(() => shop.close());

describe('the opening list', () => {
  it('shows more consortia at a press, where there are more than it shows at first', async () => {
    const watched = await shop.open('/');
    const { page } = watched;
    const part = page.getByRole('region', { name: /^Consortia/ });
    expect(await part.getByRole('listitem').count()).toBe(50);
    await part.getByRole('button', { name: 'Show more consortia' }).click();
    await part.getByText('Trusts 60').waitFor();
    expect(await part.getByRole('listitem').count()).toBe(COUNT);
    expect(await watched.violations()).toEqual([]);
    await page.close();
  });
});
