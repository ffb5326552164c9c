// People sign in, are invited, and are led: all of it by forms, with and without script.
import { expect, enter, password, test } from '../support/staff';

test.beforeEach(({}, info) => info.setTimeout(120_000));

test('the public pages lead to the door, and the door back', async ({ page, alive, sound }) => {
  await page.goto('/table');
  await alive();
  await page.getByRole('contentinfo').getByRole('link', { name: '職員・団体の方のログイン' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '職員・団体の方のログイン' })).toBeVisible();
  await sound();
  await page.getByRole('link', { name: '公表ページへ' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('who is not signed in is led to the page that they wanted', async ({ page, staff, sound, baseURL }) => {
  await enter(page, staff, '管　理子');
  await page.goto('/work/people/new');
  await page.getByLabel('ログインの名前').fill('suzuki');
  await page.getByLabel('氏名').fill('鈴木　一');
  await page.getByRole('checkbox', { name: /^管理/ }).check();
  await sound();
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '招待のリンク' })).toBeVisible();
  await sound();
  const link = await page.getByLabel(/^リンク/).inputValue();
  expect(link.startsWith(`${baseURL}/login/link/`)).toBe(true);
  await page.context().clearCookies();

  await page.goto(link);
  await expect(page.getByText('鈴木　一')).toBeVisible();
  await page.getByLabel('新しいパスワード', { exact: true }).fill('short');
  await page.getByLabel('新しいパスワード（もう一度）').fill('short');
  await sound();
  await page.getByRole('button', { name: 'パスワードを設定する' }).click();
  await expect(page.getByRole('alert')).toContainText('12文字以上にしてください');
  await sound();
  await page.getByLabel('新しいパスワード', { exact: true }).fill(password);
  await page.getByLabel('新しいパスワード（もう一度）').fill(password);
  await page.getByRole('button', { name: 'パスワードを設定する' }).click();
  await expect(page.getByText('パスワードを設定しました。')).toBeVisible();

  await page.goto('/work/audit');
  await expect(page.getByText('ログインすると開けます')).toBeVisible();
  await page.getByLabel('職員番号またはメールアドレス').fill('suzuki');
  await page.getByLabel('パスワード', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('名前かパスワードが違います');
  await expect(page.getByLabel('職員番号またはメールアドレス')).toHaveValue('suzuki');
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '監査記録' })).toBeVisible();
  await sound();
});

/** The menu of a narrow window is opened first. */
async function go(page: import('@playwright/test').Page, name: string) {
  const menu = page.getByText('メニュー', { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('link', { name, exact: true }).filter({ visible: true }).first().click();
}

test('the 管理 changes roles, and departments from a year on', async ({ page, staff, sound }) => {
  await enter(page, staff, '管　理子');
  await sound();
  await go(page, '利用者');
  await page.getByLabel('氏名かログインの名前').fill('入江');
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByText('7人中 1人')).toBeVisible();
  await sound();
  await page.getByRole('link', { name: '入江　明' }).click();
  await page.getByLabel('役割', { exact: true }).selectOption('approver');
  await page.getByLabel('課・団体', { exact: true }).selectOption({ index: 2 });
  await page.getByRole('button', { name: '役割を足す' }).click();
  await expect(page.getByText('承認（').first()).toBeVisible();
  await sound();

  await go(page, '課・団体');
  await sound();
  await page.getByLabel('新しい名前').first().fill('あたらしい福祉課');
  await page.getByRole('button', { name: '名前を変える' }).click();
  await expect(page.getByText(/^あたらしい福祉課（.*から）$/)).toBeVisible();
  await page.getByLabel('新しい名前').last().fill('あたらしい福祉課');
  await page.getByRole('button', { name: '新しく設ける' }).click();
  await expect(page.getByRole('alert')).toContainText('もうあります');
  await expect(page.getByLabel('新しい名前').last()).toHaveValue('あたらしい福祉課');
});

test('everybody sees what is theirs, and no page of the 管理', async ({ page, staff, sound }) => {
  await enter(page, staff, '入江　明');
  await sound();
  await expect(page.getByText(/入力（/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: '利用者' })).toHaveCount(0);
  const answer = await page.goto('/work');
  expect(answer?.headers()['cache-control']).toBe('no-store');
  await go(page, '自分の設定');
  await expect(page.getByText('いま使っている端末')).toBeVisible();
  await sound();
});

test('signing out ends it, and the way back shows nothing', async ({ page, staff }) => {
  await enter(page, staff, '事務　広');
  const menu = page.getByText('メニュー', { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: 'ログアウト' }).filter({ visible: true }).click();
  await expect(page.getByText('ログアウトしました。')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '職員・団体の方のログイン' })).toBeVisible();
});
