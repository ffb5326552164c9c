// What a screen reader says of each kind of page: landmarks, headings in order, one row or card of each list, and the
// names of charts. The templates beside this file are read by people: each line should be Japanese that stands alone.
// They hold for the wide window; a phone's own words have tests of their own.
import { expect, test } from '../support/test';

const wide = 1280;

test('the frame says whose site it is and where one can go', async ({ page, viewport }) => {
  test.skip(viewport?.width !== wide);
  await page.goto('/nowhere');
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'missing.aria.yml' });
});

test('概況 is said in the order in which it is talked about', async ({ page, viewport, alive }) => {
  test.skip(viewport?.width !== wide);
  await page.goto('/');
  await alive();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'overview.aria.yml' });
});

test('一覧表 is a table with heads, and a row says all of its item', async ({ page, viewport, alive }) => {
  test.skip(viewport?.width !== wide);
  await page.goto('/table');
  await alive();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'table.aria.yml' });
});

test('a card of 一覧表 names its parts where no column head stands over them', async ({ page, viewport, alive }) => {
  test.skip(viewport?.width === wide);
  await page.goto('/table');
  await alive();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'table-card.aria.yml' });
  await expect(page.getByRole('banner')).toMatchAriaSnapshot({ name: 'banner-phone.aria.yml' });
});

test('項目 says promise, report and figures', async ({ page, viewport, alive }) => {
  test.skip(viewport?.width !== wide);
  await page.goto('/measures/7');
  await alive();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'measure.aria.yml' });
});

test('指標 names each chart by a sentence', async ({ page, viewport, alive }) => {
  test.skip(viewport?.width !== wide);
  await page.goto('/indicators');
  await alive();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'indicators.aria.yml' });
  await page.goto('/indicators?view=table');
  await alive();
  await expect(page.getByRole('main').getByRole('table')).toMatchAriaSnapshot({ name: 'indicators-table.aria.yml' });
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('概況 says which marks changed, from what to what', async ({ page, viewport, alive }) => {
    test.skip(viewport?.width !== wide);
    await page.goto('/?year=2022');
    await alive();
    await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'overview-changes.aria.yml' });
  });

  test('項目 says how its years were judged, and what is new in each report', async ({ page, viewport, alive }) => {
    test.skip(viewport?.width !== wide);
    await page.goto('/measures/5');
    await alive();
    await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'measure-years.aria.yml' });
  });

  test('one 指標 gives the numbers of its chart as a table', async ({ page, viewport, alive }) => {
    test.skip(viewport?.width !== wide);
    await page.goto('/indicators/6');
    await alive();
    await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'indicator.aria.yml' });
  });
});
