// Several people in one report: two real browsers and a stock Yjs client.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, enter, test } from '../support/staff';
import { FIRST, SECOND, beside, narrative, open, remark, saved, saving, type } from '../support/writers';

test.beforeEach(({}, info) => info.setTimeout(180_000));

test('two people write in one report, and see each other', async ({ page, staff, sound, browser }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  await sound();
  const other = await beside(browser, page, staff, [SECOND, report]);
  const here = page.getByRole('list', { name: 'この報告を開いている人' });
  await expect(here).toContainText('入船');
  await narrative(page).fill('窓口を二つ増やした。');
  await expect(narrative(other.page)).toHaveValue('窓口を二つ増やした。');
  await type(narrative(other.page), '相談は増えた。');
  await expect(narrative(page)).toHaveValue('窓口を二つ増やした。相談は増えた。');
  await expect(here).toContainText('説明を書いています');
  await expect(page.locator('.live-caret')).toHaveText('入船');
  await expect(page.getByText('最後に書いた人　入船')).toBeVisible();
  await page.getByRole('radio').first().check();
  await expect(other.page.getByRole('radio').first()).toBeChecked();
  await sound();
  // Who leaves is not here any more.
  await other.context.close();
  await expect(here).not.toContainText('入船');
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(narrative(page)).toHaveValue('窓口を二つ増やした。相談は増えた。');
});

test('a stock Yjs client writes in the same report', async ({ page, staff }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  await narrative(page).fill('庁舎から。');
  await saved(page);
  const [cookie] = await page.context().cookies();
  const guest = fileURLToPath(new URL('../support/guest.mjs', import.meta.url));
  const given = [staff.address, report.split('/').at(-1) ?? '', `${cookie.name}=${cookie.value}`, '団体から。', '聞こえた。'];
  const said = promisify(execFile)('node', [guest, ...given]);
  await expect(narrative(page)).toHaveValue('庁舎から。団体から。');
  await expect(page.getByRole('list', { name: 'この報告を開いている人' })).toContainText('客');
  await type(narrative(page), '聞こえた。');
  expect((await said).stdout).toBe('庁舎から。団体から。聞こえた。');
});

test('figures are compared as they are typed, and the chart follows', async ({ page, staff, sound }) => {
  await enter(page, staff, FIRST);
  await open(page);
  const figures = page.getByRole('group', { name: '数字' });
  const field = figures.getByRole('textbox').first();
  const row = page.locator('.live-value').first();
  const before = await row.locator('.live-chart').innerHTML();
  await expect(row).toContainText('入力すると出ます');
  await field.fill('2');
  await expect(row.locator('.change')).toBeVisible();
  expect(await row.locator('.live-chart').innerHTML()).not.toBe(before);
  await field.fill('たくさん');
  await expect(row.getByRole('alert')).toContainText('「たくさん」は数字として読めません');
  await sound();
  await row.getByRole('combobox').selectOption('実施なし');
  await expect(field).toHaveValue('実施なし');
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(field).toHaveValue('実施なし');
});

test('a block of cells is pasted into the figures', async ({ page, staff }) => {
  await enter(page, staff, FIRST);
  await open(page);
  const fields = page.getByRole('group', { name: '数字' }).getByRole('textbox');
  await expect(fields).toHaveCount(2);
  await fields.first().focus();
  await fields.first().evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', '1,234\r\n56\r\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(fields.nth(0)).toHaveValue('1234');
  await expect(fields.nth(1)).toHaveValue('56');
  await saved(page);
});

test('undo takes back one’s own edits alone', async ({ page, staff, browser }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, staff, [SECOND, report]);
  await type(narrative(page), 'わたし。');
  await expect(narrative(other.page)).toHaveValue('わたし。');
  await type(narrative(other.page), 'あなた。');
  await expect(narrative(page)).toHaveValue('わたし。あなた。');
  await narrative(page).press('Control+z');
  await expect(narrative(page)).toHaveValue('あなた。');
  await expect(narrative(other.page)).toHaveValue('あなた。');
  await narrative(page).press('Control+Shift+z');
  await expect(narrative(other.page)).toHaveValue('わたし。あなた。');
  await other.context.close();
});

test('a word that is being composed stays whole while somebody else writes', async ({ page, staff, browser }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, staff, [SECOND, report]);
  await type(narrative(page), '見守り。');
  await expect(narrative(other.page)).toHaveValue('見守り。');
  const keys = await page.context().newCDPSession(page);
  await keys.send('Input.imeSetComposition', { text: 'そうだ', selectionStart: 3, selectionEnd: 3 });
  await expect(narrative(page)).toHaveValue('見守り。そうだ');
  await narrative(other.page).focus();
  await narrative(other.page).press('Control+Home');
  await narrative(other.page).pressSequentially('👨‍👩‍👧家族の');
  await saved(other.page);
  await keys.send('Input.imeSetComposition', { text: '相談', selectionStart: 2, selectionEnd: 2 });
  await expect(narrative(page)).toHaveValue('見守り。相談');
  await keys.send('Input.insertText', { text: '相談会' });
  await expect(narrative(page)).toHaveValue('👨‍👩‍👧家族の見守り。相談会');
  await expect(narrative(other.page)).toHaveValue('👨‍👩‍👧家族の見守り。相談会');
  // The caret stayed behind the word.
  await page.keyboard.type('へ');
  await expect(narrative(other.page)).toHaveValue('👨‍👩‍👧家族の見守り。相談会へ');
  await other.context.close();
});

test('what is submitted freezes under those who still write', async ({ page, staff, browser, sound }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  await narrative(page).fill('年度の取組を書いた。');
  await saved(page);
  const joint = await beside(browser, page, staff, ['団　ひろみ', report]);
  await joint.page.getByRole('button', { name: /として署名する/ }).click();
  await expect(joint.page.getByText('署名しました。')).toBeVisible();
  await joint.context.close();
  const lead = await beside(browser, page, staff, ['承和　学', report]);
  // Typed a moment before: it is stored first, then submitted.
  await type(remark(lead.page), '特になし。');
  await saving(lead.page).getByRole('button', { name: '提出する' }).click();
  await expect(lead.page.getByText('提出しました。')).toBeVisible();
  await expect(page.getByRole('alert').first()).toContainText('提出または確定されているため');
  await expect(remark(page)).toHaveValue('特になし。');
  await expect(narrative(page)).not.toBeEditable();
  await expect(page.locator('#paper-state')).toContainText('提出');
  await sound();
  await lead.context.close();
  // Sent back, it opens again under them.
  const office = await browser.newContext({ baseURL: staff.address, locale: 'ja-JP' });
  const desk = await office.newPage();
  await enter(desk, staff, '事務　広');
  await desk.goto(report);
  await desk.getByText('差し戻す', { exact: true }).first().click();
  await desk.getByLabel('差し戻す理由（担当に届きます）').fill('内訳をお書きください。');
  await desk.getByRole('button', { name: '差し戻す' }).click();
  await expect(page.locator('#paper-state')).toContainText('差戻し');
  await expect(page.getByText('内訳をお書きください。').first()).toBeVisible();
  await expect(narrative(page)).toBeEditable();
  await type(narrative(page), '内訳は下のとおり。');
  await saved(page);
  await office.close();
});

test('who only reads sees what others write as they write it', async ({ page, staff, sound, browser }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  const office = await browser.newContext({ viewport: page.viewportSize(), baseURL: staff.address, locale: 'ja-JP' });
  const reader = await office.newPage();
  await enter(reader, staff, '閲野　香');
  await reader.goto(report);
  await expect(saving(reader)).toContainText('見るだけのページです');
  await type(narrative(page), '読む人にもすぐに見える。');
  await page.getByRole('radio').first().check();
  await expect(narrative(reader)).toHaveValue('読む人にもすぐに見える。');
  await expect(narrative(reader)).not.toBeEditable();
  await expect(reader.getByRole('radio').first()).toBeChecked();
  await expect(reader.getByRole('radio').first()).toBeDisabled();
  await expect(reader.getByRole('button', { name: '提出する' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'この報告を開いている人' })).toContainText('閲野');
  await office.close();
  await sound();
});

test('an indicator that a colleague adds comes to the open page, and leaves what is being typed alone', async ({ page, staff, browser }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, staff, [SECOND, report]);
  await narrative(page).focus();
  const section = other.page.getByRole('region', { name: '指標を変える' });
  await section.getByText('指標を加える', { exact: true }).first().click();
  await section.getByLabel('指標の名前').fill('夜間講座　受講者数');
  await section.getByLabel('加える理由').fill('講座を始めたため');
  await section.getByRole('button', { name: '指標を加える' }).click();
  await expect(other.page.getByText('指標を変えました。')).toBeVisible();
  const value = page.getByRole('group', { name: '数字' }).getByRole('textbox', { name: /夜間講座 受講者数/ });
  await expect(value).toBeVisible();
  await expect(narrative(page)).toBeFocused();
  await value.fill('18');
  await saved(page);
  await expect(other.page.getByRole('textbox', { name: /夜間講座 受講者数/ })).toHaveValue('18');
  await other.context.close();
});

test('a text that is too long says by how much, and is stored once it is shorter', async ({ page, staff }) => {
  await enter(page, staff, FIRST);
  await open(page);
  await narrative(page).fill('長'.repeat(40_003));
  await expect(saving(page)).toContainText('あと 3 文字減らすと保存されます');
  // Neither lost nor stuck after the page is opened again.
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(saving(page)).toContainText('あと 3 文字減らすと保存されます');
  await expect(narrative(page)).toHaveValue('長'.repeat(40_003));
  await narrative(page).focus();
  await narrative(page).press('Control+End');
  for (let at = 0; at < 3; at += 1) await narrative(page).press('Backspace');
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(narrative(page)).toHaveValue('長'.repeat(40_000));
});

test('what can’t be read as a figure gives way to what is stored', async ({ page, staff, browser }) => {
  await enter(page, staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, staff, [SECOND, report]);
  const field = (of: typeof page) => of.getByRole('group', { name: '数字' }).getByRole('textbox').first();
  await field(page).fill('たくさん');
  await expect(page.getByRole('alert').filter({ hasText: '「たくさん」は数字として読めません' })).toBeVisible();
  await expect(saving(page)).toContainText('読めない数字が 1 つあり、保存されていません');
  await field(other.page).fill('12');
  await expect(field(page)).toHaveValue('12');
  await saved(page);
  await expect(page.getByRole('alert').filter({ hasText: '読めません' })).toHaveCount(0);
  await other.context.close();
});
