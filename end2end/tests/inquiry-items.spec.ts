// 聞く項目と担当, while a year is open: who answers, and an item that begins. With and without script.
import { expect, enter, test } from '../support/staff';

test.beforeEach(({}, info) => info.setTimeout(180_000));

test('the secretariat changes who answers, and begins an item', async ({ page, staff, sound }) => {
  await enter(page, staff, '事務　広');
  await page.goto('/work/board');
  await page.getByRole('link', { name: '項目と担当を変える' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /項目と担当/ })).toBeVisible();
  await sound();
  const first = page.getByRole('region', { name: '聞いている項目' }).getByRole('listitem').first();
  await first.getByText(/^担当を変える/).first().click();
  await sound();
  await first.getByLabel('主担当').selectOption({ index: 2 });
  await first.getByRole('button', { name: '担当を変える' }).click();
  await expect(page.getByText('担当を変えました。')).toBeVisible();

  const begin = page.getByRole('region', { name: '新しい項目' });
  await begin.getByText('新しい項目を始める', { exact: true }).first().click();
  await begin.getByLabel('題名').fill('夜の居場所づくり');
  await begin.getByLabel('計画の記載（なくてもよい）').fill('・夜も開きます。');
  await begin.getByLabel('番号').fill('（５０）');
  await begin.getByRole('button', { name: '新しい項目を始める' }).click();
  await expect(page.getByRole('alert')).toContainText('主担当を選んでください。');
  await expect(begin.getByLabel('題名')).toHaveValue('夜の居場所づくり');
  await sound();
  await begin.getByLabel('主担当').selectOption({ index: 1 });
  await begin.getByRole('button', { name: '新しい項目を始める' }).click();
  await expect(page.getByText('新しい項目を始めました。', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: /夜の居場所づくり/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /夜の居場所づくり/ })).toBeVisible();
  await sound();
});

test('one department is reminded from its row, and the mail is told of', async ({ page, staff, sound }) => {
  await enter(page, staff, '事務　広');
  await page.goto('/work/board');
  await page.getByRole('button', { name: /^(?!まだ).*に督促する$/ }).first().click();
  await expect(page.getByText('督促しました。')).toBeVisible();
  await sound();
  await page.getByRole('link', { name: '督促のメール' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '督促のメール' })).toBeVisible();
  await expect(page.getByText('メールサーバーが設定されていないため、メールは送られません。')).toBeVisible();
  await sound();
});
