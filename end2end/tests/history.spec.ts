// 変更の記録: what a report said before, and the way back to it, with and without script.
import { expect, enter, test } from '../support/staff';

// With script, letters are stored as they are typed, and the field has no button.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false);
test.beforeEach(({}, info) => info.setTimeout(120_000));

test('an older version is compared with now and comes back', async ({ page, staff, sound }) => {
  await enter(page, staff, '入江　明');
  const report = await page.getByRole('main').locator('a[href^="/work/reports/"]').last().getAttribute('href');
  expect(report).not.toBeNull();
  await page.goto(`${report}/history`);
  await expect(page.getByRole('heading', { level: 1, name: '変更の記録' })).toBeVisible();
  await expect(page.getByText('まだ記録はありません。')).toBeVisible();
  await sound();

  await page.goto(report ?? '');
  await page.getByLabel('説明（進捗状況）').fill('・前の文を書いた。');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();
  await page.getByRole('link', { name: /変更の記録/ }).click();
  await expect(page.getByText('書いた人　入江　明（説明）')).toBeVisible();
  await sound();
  await page.getByRole('link', { name: /^版1/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^版1/ })).toBeVisible();
  await page.getByRole('link', { name: '今の内容との違い' }).click();
  await expect(page.locator('ins').filter({ hasText: '前の文を書いた。' })).toBeVisible();
  await sound();
  await page.getByRole('button', { name: 'この版に戻す' }).click();
  await expect(page.getByText('前の版に戻しました。')).toBeVisible();
  await expect(page.getByLabel('説明（進捗状況）')).toHaveValue('');

  await page.getByRole('link', { name: /変更の記録/ }).click();
  await page.getByRole('link', { name: /^版2/ }).click();
  await page.getByRole('button', { name: 'この版に戻す' }).click();
  await expect(page.getByLabel('説明（進捗状況）')).toHaveValue('・前の文を書いた。');
  await sound();
});
