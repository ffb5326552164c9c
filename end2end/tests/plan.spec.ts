// 項目
import { expect, test } from '../support/test';

test('an item tells what was promised, what was done, and its figures', async ({ page, sound }) => {
  await page.goto('/table');
  await page.getByRole('main').getByRole('link', { name: '1-(6)' }).first().click();
  await expect(page).toHaveURL(/\/measures\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ボランティア学習・福祉学習の推進');
  for (const name of ['計画で約束したこと', /令和６年度の報告/, /指標/]) {
    await expect(page.getByRole('heading', { name }).first()).toBeVisible();
  }
  await expect(page.getByRole('main')).toContainText('164');
  await expect(page.getByRole('main')).toContainText('282');
  await sound();
});

test('an item that is printed twice leads to its one report', async ({ page, sound }) => {
  await page.goto('/table');
  const relisted = page.getByRole('row').filter({ hasText: '再掲' }).first();
  await expect(relisted.getByRole('link').first()).toBeVisible();
  await relisted.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('多様な形での就労支援の実施');
  await sound();
});

test('an item of several departments says who leads, and that the list does not', async ({ page, sound }) => {
  await page.goto('/table');
  await page.getByRole('main').getByRole('link', { name: '2-(2)' }).first().click();
  const about = page.getByRole('region', { name: 'この項目について' });
  await expect(about.getByText('主担当　地域支援課（一覧表の並び順による）')).toBeVisible();
  await expect(about.getByText('共同　防災課')).toBeVisible();
  await expect(about.getByText('共同　市民社協')).toBeVisible();
  await sound();
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('its years stand beside each other, with what changed in the text', async ({ page, sound }) => {
    await page.goto('/measures/5');
    await expect(page.getByRole('heading', { name: /これまでの報告/ })).toBeVisible();
    expect(await page.locator('ins, del').count()).toBeGreaterThan(0);
    await sound();
  });

  test('a heading goes with its figures where reports are compared', async ({ page }) => {
    await page.goto('/measures/3');
    const heading = (region: string) => page.getByRole('region', { name: region }).getByText('支え合いポイント実績');
    await expect(heading('令和８年度の報告')).toHaveCount(1);
    await expect(heading('これまでの報告')).toHaveCount(0);
  });
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('the words of any two years can be compared', async ({ page, alive, sound }) => {
    await page.goto('/measures/1');
    await alive();
    await page.getByText('ほかの年度と文を比べる').click();
    await page.locator('.measure-against').getByRole('link', { name: '令和４年度' }).click();
    await expect(page).toHaveURL('/measures/1?year=2026&against=2022');
    await expect(page.getByText('令和４年度の文と比べています')).toBeVisible();
    await expect(page.locator('.measure-narrative ins').first()).toBeVisible();
    await sound();
    await page.getByRole('link', { name: '比べない' }).click();
    await expect(page).toHaveURL('/measures/1?year=2026');
  });
});
