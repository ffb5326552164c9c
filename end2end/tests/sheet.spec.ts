// 一覧表
import { expect, test } from '../support/test';

test('the list shows every item with its mark and figures', async ({ page, sound }) => {
  await page.goto('/table');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('進捗状況一覧表');
  await expect(page.getByText('シニア支え合いポイント制度の推進').first()).toBeVisible();
  await expect(page.getByText('4,850').first()).toBeVisible();
  await sound();
});

test('words narrow the list and stand in the address', async ({ page, sound }) => {
  await page.goto('/table');
  const word = page.getByLabel('ことばで探す');
  if (!(await word.isVisible())) await page.getByText('しぼりこむ').first().click();
  await word.fill('保護司');
  await word.press('Enter');
  await expect.poll(() => decodeURIComponent(page.url())).toMatch(/\/table\?q=保護司$/);
  await expect(page.getByText('民生児童委員協議会、赤十字奉仕団、保護司会の活動支援').first()).toBeVisible();
  await expect(page.getByText('シニア支え合いポイント制度の推進')).toHaveCount(0);
  await sound();
});

test('a sign that no plan judges by filters nothing', async ({ page, alive }) => {
  await page.goto('/table?mark=ZZ&department=9999');
  await alive();
  await expect(page.locator('output')).toHaveText('19項目中 19項目');
  await expect(page.getByRole('link', { name: /^条件「/ })).toHaveCount(0);
});
