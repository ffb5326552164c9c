// One year from 照会 to 公表, played by five roles and an anonymous reader, with the editor.
import { type Page } from '@playwright/test';
import { expect, enter, test } from '../support/staff';
import { narrative, open, remark, saved, saving } from '../support/writers';

test.beforeEach(({}, info) => info.setTimeout(240_000));

const TEXT = '空き家を借りて居場所を三つ開いた。';

test('a report goes through all hands, and readers see it from 公表 on', async ({ page, staff, sound, baseURL }) => {
  const as = async (name: string) => {
    await page.goto('about:blank'); // an open report would try to come back without a session
    await page.context().clearCookies();
    await enter(page, staff, name);
  };
  const reads = async (reader: Page) => (await reader.goto(`${baseURL}/table`), reader.getByText(TEXT));
  await expect(await reads(page)).toHaveCount(0);

  // 入力 writes.
  await as('入江　明');
  const report = await open(page);
  await page.getByRole('radio').first().check();
  await narrative(page).fill(TEXT);
  await remark(page).fill('家主の協力による。');
  const figures = page.getByRole('group', { name: '数字' }).getByRole('textbox');
  for (let at = 0; at < (await figures.count()); at += 1) await figures.nth(at).fill(`${1234 + at}`);
  await saved(page);
  await expect(saving(page)).not.toContainText('残り');
  await page.getByText('一覧表での見え方').click();
  await expect(page.locator('.live-row')).toContainText('1,234');
  await sound();

  // 閲覧 reads, and can write nowhere.
  await as('閲野　香');
  await page.goto(report);
  await expect(saving(page)).toContainText('見るだけのページです');
  await expect(narrative(page)).toHaveValue(TEXT);
  for (const field of await page.getByRole('textbox').all()) await expect(field).not.toBeEditable();

  // Two 承認: the joint body signs, the lead submits.
  await as('団　ひろみ');
  await open(page, report);
  await page.getByRole('button', { name: /として署名する/ }).click();
  await expect(page.getByText('署名しました。')).toBeVisible();
  await as('承和　学');
  await open(page, report);
  await saving(page).getByRole('button', { name: '提出する' }).click();
  await expect(page.getByText('提出しました。')).toBeVisible();

  // 事務局 confirms and publishes.
  await as('事務　広');
  await page.goto(report);
  await page.getByRole('button', { name: '確定する' }).click();
  await expect(page.getByText('確定しました。')).toBeVisible();
  await page.goto('/work/publish');
  await page.getByLabel('会議の名前').fill('第１回見本審議会');
  await page.getByLabel('会議の日').fill('2099-05-20');
  await page.getByLabel('資料番号').fill('資料９');
  await page.getByRole('checkbox', { name: /まだ確定していない/ }).check();
  await page.getByRole('button', { name: '公表する' }).click();
  await expect(page.getByText('公表しました。')).toBeVisible();

  // 管理 finds all of it on record.
  await as('管　理子');
  await page.goto('/work/audit');
  for (const deed of ['報告の提出・確定など', '公表', 'ログイン']) await expect(page.getByRole('main')).toContainText(deed);

  // Anybody reads it.
  await page.context().clearCookies();
  await expect(await reads(page)).toHaveCount(1);
  await expect(page.getByText('1,234').first()).toBeVisible();
});
