// What a screen reader says of each kind of page: landmarks, headings in order, one row or card of each list, and the
// names of charts. The templates beside this file are for people to read: each line should be Japanese that stands alone.
import { expect, test } from '../support/test';

const kinds = [
  { sample: 'musashino', address: '/nowhere', root: 'body', template: 'missing' },
  { sample: 'musashino', address: '/', root: 'main', template: 'overview' },
  { sample: 'mihon', address: '/?year=2022', root: 'body', template: 'overview-changes' },
  { sample: 'musashino', address: '/table', root: 'main', template: 'table' },
  { sample: 'musashino', address: '/measures/7', root: 'main', template: 'measure' },
  { sample: 'mihon', address: '/measures/5', root: 'main', template: 'measure-years' },
  { sample: 'musashino', address: '/indicators', root: 'main', template: 'indicators' },
  { sample: 'musashino', address: '/indicators?view=table', root: 'table', template: 'indicators-table' },
  { sample: 'mihon', address: '/indicators/6', root: 'main', template: 'indicator' },
] as const;

/** A phone shows less beside each other: what is only its own has templates of its own. */
const phone = [
  { sample: 'musashino', address: '/', root: 'header', template: 'banner-phone' },
  { sample: 'musashino', address: '/table', root: 'main', template: 'table-card' },
] as const;

for (const [width, cases] of [[1280, kinds], [375, phone]] as const) {
  test.describe(`at ${width} px`, () => {
    test.skip(({ viewport }) => viewport?.width !== width);
    for (const { sample, address, root, template } of cases) {
      test.describe(`${sample} ${address}`, () => {
        test.use({ sample });

        test(`is heard as in ${template}`, async ({ page, alive }) => {
          await page.goto(address);
          await alive();
          await expect(page.locator(root).first()).toMatchAriaSnapshot({ name: `${template}.aria.yml` });
        });
      });
    }
  });
}
