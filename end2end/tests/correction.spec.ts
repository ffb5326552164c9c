// A 訂正版: what was published first stands beside what counts since.
import { expect, test } from '../support/test';

test.use({ sample: 'mihon' });

const FIGURE = '個別避難計画の作成数';

test('both figures of a correction stand on 一覧表, 項目 and 指標', async ({ page }) => {
  await page.goto('/table?year=2024');
  const corrections = page.locator('details', { has: page.getByText(/^訂正した内容（/) });
  await corrections.locator('summary').click();
  const line = corrections.getByRole('listitem').filter({ hasText: FIGURE });
  const [, before, since] = /　([\d,]+件).* → ([\d,]+件)/.exec((await line.textContent()) ?? '') ?? [];
  expect(before).toBeTruthy();
  expect(before).not.toBe(since);
  const row = page.getByRole('listitem').filter({ hasText: FIGURE }).filter({ hasText: '訂正前は' });
  await expect(row.first()).toContainText(`※訂正前は${before}`);

  const title = /\) (.+?)：/.exec((await line.textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('term').filter({ hasText: '訂正' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: '→' })).toContainText(`${since}`);

  const bare = (words = '') => words.replace('件', '');
  await page.goto('/indicators?scope=all&year=2024');
  await page.getByRole('link', { name: FIGURE }).first().click();
  const year = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /令和６年度/ }) });
  await expect(year).toContainText(`訂正前の一覧表では ${bare(before)}`);
  await expect(year).toContainText(bare(since));
});
