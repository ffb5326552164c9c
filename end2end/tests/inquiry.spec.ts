// The year from 照会 to 公表, played by five roles and an anonymous reader, with and without script.
import { type Page } from '@playwright/test';
import { expect, enter, test } from '../support/staff';

test.beforeEach(({}, info) => info.setTimeout(180_000));

/** The address of the first report on somebody's 仕事場. */
async function firstReport(page: Page): Promise<string> {
  const link = page.getByRole('main').locator('a[href^="/work/reports/"]').first();
  return (await link.getAttribute('href')) ?? '';
}

/** Somebody else at the same machine. */
async function as(page: Page, staff: Parameters<typeof enter>[1], name: string) {
  await page.context().clearCookies();
  await enter(page, staff, name);
}

test('a report is written, signed for, submitted and sent back', async ({ page, staff, sound, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, 'with script the editor stands in the place of the form: live.script.spec.ts');
  await enter(page, staff, '入江　明');
  await sound();
  const report = await firstReport(page);
  await page.goto(report);
  await sound();
  await page.getByRole('radio', { name: /予定通り/ }).first().check();
  await page.getByLabel('説明（進捗状況）').fill('・地域の会合に出向いて相談を受けた。');
  const value = page.getByRole('group', { name: '数字' }).getByRole('textbox').first();
  await value.fill('たくさん');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('alert')).toContainText('「たくさん」は数字として読めません');
  await expect(page.getByLabel('説明（進捗状況）')).toHaveValue('・地域の会合に出向いて相談を受けた。');
  await sound();
  await value.fill('1,234');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('status').filter({ hasText: '保存しました。' })).toBeVisible();
  await sound();

  await as(page, staff, '団　ひろみ');
  await page.goto(report);
  await page.getByRole('button', { name: /として署名する/ }).click();
  await expect(page.getByText('署名しました。')).toBeVisible();
  await as(page, staff, '承和　学');
  await page.goto(report);
  await sound();
  await page.getByRole('button', { name: '提出する' }).click();
  await expect(page.getByText('提出しました。')).toBeVisible();
  await expect(page.getByLabel('説明（進捗状況）')).toHaveCount(0);

  await as(page, staff, '事務　広');
  await page.goto('/work/board');
  await page.getByText('差し戻す', { exact: true }).first().click();
  await page.getByLabel('差し戻す理由（担当に届きます）').fill('内訳をお書きください。');
  await sound();
  await page.getByRole('button', { name: '差し戻す' }).click();
  await expect(page.getByText('差し戻しました。')).toBeVisible();
  await expect(page.getByText('理由：内訳をお書きください。')).toBeVisible();
  await page.goto(report);
  await expect(page.getByRole('heading', { name: 'これまでの動き' })).toBeVisible();
  await sound();
});

test('the board shows who has answered, and reminds', async ({ page, staff, sound }) => {
  await enter(page, staff, '事務　広');
  await page.getByRole('link', { name: '進み方を見る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /進み方/ })).toBeVisible();
  await sound();
  await page.getByRole('button', { name: 'まだの課・団体に督促する' }).click();
  await expect(page.getByText('督促しました。')).toBeVisible();
  await page.getByRole('button', { name: 'まだの課・団体に督促する' }).click();
  await expect(page.getByRole('alert')).toContainText('今日すでに督促しています');
  await sound();
  await page.getByRole('link', { name: '案内と締切を変える' }).click();
  await page.getByLabel('案内の文（なくてもよい）').fill('年明けまで待ちます。');
  await sound();
  await page.getByRole('button', { name: '変える', exact: true }).click();
  await expect(page.getByText('案内と締切を変えました。')).toBeVisible();
});

test('a year is opened and published, and the reader sees it at once', async ({ page, staff, sound, baseURL }) => {
  await enter(page, staff, '事務　広');
  await page.goto('/work/inquiry');
  await sound();
  await page.getByRole('main').locator('a[href^="/work/inquiry/new"]').first().click();
  await expect(page).toHaveURL(/\/work\/inquiry\/new/);
  await sound();
  await page.goto('/work/publish');
  await expect(page.getByRole('heading', { level: 1, name: '公表' })).toBeVisible();
  await sound();
  await page.getByLabel('会議の名前').fill('第１回見本審議会');
  await page.getByLabel('会議の日').fill('2099-05-20');
  await page.getByLabel('資料番号').fill('資料９');
  await page.getByRole('button', { name: '公表する' }).click();
  await expect(page.getByRole('alert')).toContainText('まだ確定していない報告');
  await page.getByRole('checkbox', { name: /まだ確定していない/ }).check();
  await page.getByRole('button', { name: '公表する' }).click();
  await expect(page.getByText('公表しました。')).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`${baseURL}/table`);
  await expect(page.getByText('資料９').first()).toBeVisible();
});
