// 担当課・団体
import { expect, test } from '../support/test';

test('each department of the year has its items, and leads to what it answers for', async ({ page, alive, sound }) => {
  await page.goto('/departments');
  await alive();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('担当課・団体');
  await sound();
  await page.getByRole('main').getByRole('link', { name: '市民社協', exact: true }).click();
  await expect(page).toHaveURL(/\/departments\/\d+\?year=2024$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('市民社協');
  const items = page.getByRole('table', { name: /項目と年度ごとの評価/ }).first();
  await expect(items.getByRole('row').filter({ hasText: 'ボランティア学習・福祉学習の推進' })).toContainText('予定通り');
  await expect(items).toContainText('共同（主担当 地域支援課）');
  await expect(page.getByRole('table', { name: '指標の実績値と前年度からの増減' })).toContainText('↓42%');
  await sound();
});

test('the measure names its departments and leads to them', async ({ page, alive }) => {
  await page.goto('/measures/1?calendar=western');
  await alive();
  const about = page.getByRole('region', { name: 'この項目について' });
  await about.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/departments\/\d+\?year=2024&calendar=western$/);
  await expect(page.getByRole('link', { name: '図で見くらべる' })).toHaveAttribute('href', /^\/indicators\?year=2024&department=\d+&scope=all&calendar=western$/);
});

test('an unknown department, or a year in which it answers for nothing, is no page', async ({ request }) => {
  for (const address of ['/departments/999', '/departments/x', '/departments/1?year=1999', '/departments?year=1999']) {
    expect((await request.get(address)).status(), address).toBe(404);
  }
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('an older year has the names of that year', async ({ page, alive, sound }) => {
    await page.goto('/departments/1');
    await alive();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('地域共生課');
    await page.goto('/departments/1?year=2020');
    await alive();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('福祉総務課');
    await expect(page.getByRole('main')).toContainText('地域共生課（令和４年度から）');
    await sound();
    await page.getByRole('link', { name: /^次の年度/ }).click();
    await expect(page).toHaveURL('/departments/1?year=2021');
  });
});
