// 概況
import { expect, test } from '../support/test';

test('the first page says how the plan goes, in a sentence and in counts', async ({ page, sound }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令和６年度');
  await expect(page.getByText('19項目のうち18項目が予定通り').first()).toBeVisible();
  for (const name of ['計画の全体', '大きく動いた指標', '気をつけて見る項目', 'まだ報告されていないもの', '全項目の早見表']) {
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  await sound();
});

test('a plan can be chosen, and the address says which', async ({ page, sound }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /再犯防止推進計画/ }).first().click();
  await expect(page).toHaveURL(/plan=\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await sound();
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('it says that it is a sample, and shows what changed', async ({ page, sound }) => {
    await page.goto('/');
    await expect(page.getByRole('complementary', { name: '見本について' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '評価が変わった項目' })).toBeVisible();
    await sound();
  });

  test('another year is a link away', async ({ page, sound }) => {
    await page.goto('/?year=2022');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('令和４年度');
    await sound();
  });
});
