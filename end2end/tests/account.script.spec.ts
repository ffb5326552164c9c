// Between the app in the browser and the documents of staff: each leaves the other alone.
import { expect, enter, test } from '../support/staff';

test.beforeEach(({}, info) => info.setTimeout(120_000));

test('the app in the browser lets go at the door, and comes alive again behind it', async ({ page, alive, baseURL }) => {
  await page.goto('/indicators');
  await alive();
  await page.evaluate(() => document.body.setAttribute('data-before', ''));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('contentinfo').getByRole('link', { name: '職員・団体の方のログイン' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '職員・団体の方のログイン' })).toBeVisible();
  await expect(page.locator('body[data-before]')).toHaveCount(0);
  expect(await page.evaluate(() => document.scripts.length), 'a page of staff runs no script').toBe(0);
  expect(asked.filter((it) => /\.(js|wasm)/.test(it)), 'nothing of the app is fetched').toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(`${baseURL}/indicators`);
  await alive();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a button that is pressed twice does it once', async ({ page, staff }) => {
  await enter(page, staff, '管　理子');
  await page.goto('/work/people/new');
  await page.getByLabel('ログインの名前').fill('suzuki');
  await page.getByLabel('氏名').fill('鈴木　一');
  await page.getByRole('button', { name: '招待のリンクを作る' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/招待/);
  await page.goto('/work/people?q=suzuki');
  await expect(page.getByText('8人中 1人')).toBeVisible();
});

test('keys alone are enough', async ({ page, staff }) => {
  await enter(page, staff, '管　理子');
  await page.goto('/work/people');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '招待する' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '利用者の招待' })).toBeVisible();
  await page.getByLabel('ログインの名前').focus();
  await page.keyboard.type('s');
  await page.keyboard.press('Tab');
  await page.keyboard.type('鈴木');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('３文字から');
  await page.getByRole('link', { name: 'その欄へ' }).press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('氏名')).toBeFocused();
});
