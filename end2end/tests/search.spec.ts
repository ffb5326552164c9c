// 検索
import { expect, test } from '../support/test';

const look = async (page: import('@playwright/test').Page, words: string) => {
  await page.getByLabel('ことば').fill(words);
  await page.getByLabel('ことば').press('Enter');
};

test('words are found in every text and marked where they stand', async ({ page, alive, sound }) => {
  await page.goto('/');
  await alive();
  await page.getByRole('banner').getByRole('link', { name: '検索' }).click();
  await expect(page).toHaveURL('/search');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('検索');
  await sound();
  await look(page, 'ぼらんてぃあ');
  await expect(page).toHaveURL('/search?q=%E3%81%BC%E3%82%89%E3%82%93%E3%81%A6%E3%81%83%E3%81%82');
  await expect(page.locator('output')).toHaveText(/^\S+件$/);
  await expect(page.locator('mark').first()).toHaveText('ボランティア');
  await sound();
  await page.getByRole('main').getByRole('link', { name: /ボランティア学習・福祉学習の推進/ }).click();
  await expect(page).toHaveURL(/\/measures\/\d+\?year=2024$/);
});

test('one sign, another width and several words are enough', async ({ page, alive }) => {
  for (const [words, found] of [['災', /災/], ['ｼﾆｱ', /シニア/], ['高齢者　支援', /支援|高齢者/]] as const) {
    await page.goto(`/search?q=${encodeURIComponent(words)}`);
    await alive();
    await expect(page.locator('mark').first(), words).toHaveText(found);
  }
});

test('indicators and departments are one choice away', async ({ page, alive, sound }) => {
  await page.goto(`/search?q=${encodeURIComponent('福祉')}`);
  await alive();
  await page.getByRole('navigation', { name: '見つかったもの' }).getByRole('link', { name: /^指標/ }).click();
  await expect(page).toHaveURL(/kind=indicators$/);
  await expect(page.getByRole('listitem').filter({ hasText: '成年後見等受任' }).first()).toContainText('129');
  await sound();
  await page.getByRole('navigation', { name: '見つかったもの' }).getByRole('link', { name: /^課・団体/ }).click();
  await page.getByRole('main').getByRole('link', { name: '生活福祉課' }).click();
  await expect(page).toHaveURL(/\/departments\/\d+\?year=2024$/);
});

test('where nothing is found the way on is shown', async ({ page, alive, sound }) => {
  await page.goto(`/search?q=${encodeURIComponent('ありえないことば')}`);
  await alive();
  await expect(page.getByRole('main')).toContainText('「ありえないことば」は項目・報告にありません');
  await sound();
  await page.goto('/search?q=%3Cscript%3Ealert(1)%3C/script%3E&page=99&kind=x');
  await alive();
  await expect(page.getByRole('main')).toContainText('「<script>alert(1)</script>」は');
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('a measure is found once, with its older years beside', async ({ page, alive, sound }) => {
    await page.goto(`/search?q=${encodeURIComponent('見守り')}`);
    await alive();
    const hit = page.locator('.search-hits > li').first();
    await expect(hit).toContainText('ほかの年度にも');
    await sound();
    await hit.getByRole('link', { name: '令和６年度' }).click();
    await expect(page).toHaveURL(/\/measures\/\d+\?year=2024$/);
  });
});
