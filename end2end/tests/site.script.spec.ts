// The single-page app.
import { alive, expect, test } from '../support/test';

test('the page comes alive, and a link then needs no new document', async ({ page }) => {
  await page.goto('/');
  await page.waitForFunction(() => performance.getEntriesByName('hydrated').length > 0);
  await page.evaluate(() => Object.assign(window, { kept: true }));
  const link = page.getByRole('link', { name: '一覧表', exact: true }).first();
  if (!(await link.isVisible())) await page.getByText('メニュー').click();
  await page.getByRole('link', { name: '一覧表', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('進捗状況一覧表');
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令和６年度');
});

test('a reload through a 304 still runs its scripts', async ({ page }) => {
  await page.goto('/');
  await alive(page);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName('hydrated').length > 0);
});
