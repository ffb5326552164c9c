// 指標を変える on the page of a report, with and without script: added, renamed, redefined, ended, and taken back.
import { type Locator, type Page } from '@playwright/test';
import { expect, enter, test } from '../support/staff';
import { saved } from '../support/writers';

test.beforeEach(({}, info) => info.setTimeout(180_000));

async function openReport(page: Page): Promise<string> {
  const link = page.getByRole('main').locator('a[href^="/work/reports/"]').first();
  const report = (await link.getAttribute('href')) ?? '';
  await page.goto(report);
  return report;
}

/** Until the editor is here, what is below its place still moves, and what is typed would go by the form. */
async function settled(page: Page) {
  if (test.info().project.use.javaScriptEnabled !== false) await saved(page);
}

async function fill(page: Page, field: Locator, text: string) {
  await settled(page);
  await field.fill(text);
}

/** Sends the form; where script runs what was typed goes by itself. */
async function store(page: Page) {
  const send = page.getByRole('button', { name: '保存する' });
  if (await send.isVisible()) {
    await send.click();
    await expect(page.getByRole('status').filter({ hasText: '保存しました。' })).toBeVisible();
  } else {
    await saved(page);
  }
}

test('an indicator is added, gets a value, and is taken back', async ({ page, staff, sound }) => {
  await enter(page, staff, '入江　明');
  const report = await openReport(page);
  const section = page.getByRole('region', { name: '指標を変える' });
  await settled(page);
  await section.getByText('指標を加える', { exact: true }).first().click();
  await section.getByLabel('単位（なくてもよい）').fill('組');
  await sound();
  await section.getByRole('button', { name: '指標を加える' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '指標の名前を入れてください。' })).toBeVisible();
  await expect(section.getByLabel('単位（なくてもよい）')).toHaveValue('組');
  await sound();
  await section.getByLabel('指標の名前').fill('夜間講座　受講者数');
  await section.getByLabel('加える理由').fill('講座を始めたため');
  await section.getByRole('button', { name: '指標を加える' }).click();
  await expect(page.getByText('指標を変えました。公表までは取り消せます。')).toBeVisible();
  await sound();
  const value = page.getByRole('group', { name: '数字' }).getByRole('textbox', { name: /夜間講座 受講者数/ });
  await fill(page, value, '18');
  await store(page);
  await settled(page);
  const back = page.getByRole('button', { name: '「夜間講座 受講者数」を加える：取り消す' });
  await back.click();
  await expect(page.getByRole('alert').filter({ hasText: '実績値が入っています' })).toBeVisible();
  await page.goto(report);
  await fill(page, value, '');
  await store(page);
  await back.click();
  await expect(page.getByText('指標の変更を取り消しました。')).toBeVisible();
  await expect(value).toHaveCount(0);
  await sound();
});

test('an indicator is called and counted otherwise, and another ends', async ({ page, staff, sound }) => {
  await enter(page, staff, '入江　明');
  await openReport(page);
  const section = page.getByRole('region', { name: '指標を変える' });
  await settled(page);
  await section.getByText('指標の数え方を変える', { exact: true }).first().click();
  await section.getByLabel('数え方がどう変わったか').fill('電話の相談を含めることにした。');
  await section.getByRole('button', { name: '指標の数え方を変える' }).click();
  await expect(page.getByRole('group', { name: '数字' })).toContainText('数え方の変更：電話の相談を含めることにした。');
  await settled(page);
  await section.getByText('指標の名前を変える', { exact: true }).first().click();
  await section.getByLabel('新しい名前').fill('相談の総数');
  await section.getByLabel('変える理由').fill('分かりやすくするため');
  await section.getByRole('button', { name: '指標の名前を変える' }).click();
  await expect(page.getByRole('group', { name: '数字' }).getByRole('textbox', { name: /相談の総数/ })).toBeVisible();
  await sound();
});
