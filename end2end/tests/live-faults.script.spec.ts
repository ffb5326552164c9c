// Nothing typed is lost or doubled: the connection is cut, the server is killed, tabs freeze and close.
import { type Page } from '@playwright/test';
import { age, isYoung } from '../support/older';
import { expect, enter, invite } from '../support/staff';
import { type Running, start, test as base } from '../support/test';
import { FIRST, SECOND, beside, narrative, open, saved, saving, type } from '../support/writers';

type Hurt = { server: Running; staff: { address: string; data: string; links: Record<string, string> }; again: () => Promise<void> };

const MORE = ['--allow-insecure-http'];

const test = base.extend<{ hurt: Hurt }>({
  hurt: async ({}, use) => {
    const hurt: Hurt = {
      server: await start('mihon', MORE),
      staff: { address: '', data: '', links: {} },
      again: async () => {
        hurt.server = await start('mihon', MORE, hurt.server);
      },
    };
    const { address, data } = hurt.server;
    hurt.staff = { address, data, links: invite(address, data) };
    await use(hurt);
    await hurt.server.stop();
  },
  city: async ({ hurt }, use) => use(hurt.server),
  baseURL: async ({ hurt }, use) => use(hurt.server.address),
  // A page whose server is gone says so in the console; only faults of its own count.
  page: async ({ context }, use) => {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await use(page);
    expect(faults, 'faults of the page').toEqual([]);
  },
});

test.beforeEach(({}, info) => info.setTimeout(240_000));

const away = (page: Page) => expect(saving(page)).toContainText('つながっていません');

test('a silent connection is told, two hundred edits are kept, and come when it is back', async ({ page, hurt }) => {
  await enter(page, hurt.staff, FIRST);
  await open(page);
  hurt.server.hold();
  await away(page);
  const text = Array.from({ length: 200 }, (_, at) => String.fromCharCode(0x3042 + (at % 80))).join('');
  await type(narrative(page), text);
  await expect(saving(page)).toContainText('件をこの端末に残しています');
  hurt.server.go();
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(narrative(page)).toHaveValue(text);
});

test('a server killed in the middle of a word loses nothing', async ({ page, hurt, browser }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, hurt.staff, [SECOND, report]);
  await type(narrative(page), '途中ま');
  await hurt.server.end('SIGKILL');
  await type(narrative(page), 'で書いた。');
  await away(page);
  await away(other.page);
  await hurt.again();
  await saved(page);
  await saved(other.page);
  await expect(narrative(page)).toHaveValue('途中まで書いた。');
  await expect(narrative(other.page)).toHaveValue('途中まで書いた。');
  await other.context.close();
});

test('a server that comes back newer, with a migration, finds everything that was typed meanwhile', async ({ page, hurt, browser }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, hurt.staff, [SECOND, report]);
  // This server is to be the older one.
  await hurt.server.end('SIGTERM');
  await age(hurt.staff.data);
  await type(narrative(page), '古い版の間に');
  await away(page);
  await away(other.page);
  expect(await isYoung(hurt.staff.data).catch(() => false)).toBe(false);
  await type(narrative(other.page), 'かさねて');
  await hurt.again();
  await saved(page);
  await saved(other.page);
  await expect(narrative(page)).toHaveValue(/^(古い版の間にかさねて|かさねて古い版の間に)$/);
  await expect(narrative(other.page)).toHaveValue(await narrative(page).inputValue());
  await type(narrative(page), '新しい版で書いた。');
  await saved(page);
  await expect(narrative(other.page)).toHaveValue(/新しい版で書いた。/);
  await other.context.close();
  await hurt.server.end('SIGTERM');
  expect(await isYoung(hurt.staff.data)).toBe(true);
});

test('a tab closed without a connection leaves its text on the device, a deletion too', async ({ page, hurt }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  await type(narrative(page), '消す文と残す文。');
  await saved(page);
  await hurt.server.end('SIGKILL');
  // The only edit that is not stored is a deletion.
  await narrative(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 4));
  await narrative(page).press('Delete');
  await expect(narrative(page)).toHaveValue('残す文。');
  await expect(saving(page)).toContainText('1 件をこの端末に残しています');
  const context = page.context();
  await page.close();
  await hurt.again();
  const later = await context.newPage();
  await open(later, report);
  await expect(narrative(later)).toHaveValue('残す文。');
  await saved(later);
  await later.reload();
  await saved(later);
  await expect(narrative(later)).toHaveValue('残す文。');
});

test('two tabs of one person write side by side', async ({ page, hurt }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  const second = await page.context().newPage();
  await open(second, report);
  await type(narrative(page), '一つ目。');
  await expect(narrative(second)).toHaveValue('一つ目。');
  await hurt.server.end('SIGKILL');
  await type(narrative(page), 'A');
  await type(narrative(second), 'B');
  await away(page);
  await hurt.again();
  await saved(page);
  await saved(second);
  await expect(narrative(page)).toHaveValue(/^一つ目。(AB|BA)$/);
  await expect(narrative(second)).toHaveValue(await narrative(page).inputValue());
});

test('a tab that has everything stored deletes nothing that another keeps', async ({ page, hurt }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  const context = page.context();
  const second = await context.newPage();
  await open(second, report);
  await hurt.server.end('SIGKILL');
  await type(narrative(page), '一つ目だけの文。');
  await type(narrative(second), '二つ目。');
  await narrative(second).press('Control+z');
  await expect(saving(page)).toContainText('件をこの端末に残しています');
  // The third visit takes up what both have left, sends it, and the first closes before it was ever connected again.
  await page.close();
  await hurt.again();
  const third = await context.newPage();
  await open(third, report);
  await expect(narrative(third)).toHaveValue('一つ目だけの文。');
  await saved(second);
  await expect(narrative(second)).toHaveValue('一つ目だけの文。');
});

test('a tab that was frozen catches up', async ({ page, hurt, browser }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  const other = await beside(browser, page, hurt.staff, [SECOND, report]);
  const life = await page.context().newCDPSession(page);
  await type(narrative(page), '前。');
  await saved(page);
  await life.send('Page.setWebLifecycleState', { state: 'frozen' });
  await type(narrative(other.page), '凍っている間。');
  await saved(other.page);
  await life.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(narrative(page)).toHaveValue('前。凍っている間。');
  await type(narrative(page), '後。');
  await expect(narrative(other.page)).toHaveValue('前。凍っている間。後。');
  await other.context.close();
});

test('signing out with text that was not sent asks first, then deletes it', async ({ page, hurt }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  await hurt.server.end('SIGKILL');
  await type(narrative(page), '送れない文。');
  await expect(saving(page)).toContainText('件をこの端末に残しています');
  page.once('dialog', (dialog) => dialog.dismiss());
  const leave = page.locator('form[action="/logout"] button:visible').first();
  if (!(await leave.isVisible())) await page.getByText('メニュー', { exact: true }).first().click();
  await leave.click();
  await expect(narrative(page)).toHaveValue('送れない文。');
  await hurt.again();
  await saved(page);
  await expect(narrative(page)).toHaveValue('送れない文。');
  expect(page.url()).toContain(report);
});

test('a session that ends is told as such, and who signs in again goes on where they were', async ({ page, hurt }) => {
  await enter(page, hurt.staff, FIRST);
  const report = await open(page);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto('/work');
  await type(narrative(page), '前の文。');
  await saved(page);
  hurt.server.hold();
  await type(narrative(page), '間の文。');
  await expect(saving(page)).toContainText('この端末に残しています');
  const cookies = await page.context().cookies();
  await page.context().clearCookies({ name: 'ayumi' });
  hurt.server.go();
  await expect(saving(page)).toContainText('ログインが切れました');
  await type(narrative(page), '後の文。');
  // Signed in again in another tab, this one goes on by itself.
  await page.context().addCookies(cookies);
  await expect(saving(page)).toContainText('保存済み', { timeout: 30_000 });
  await page.reload();
  await saved(page);
  await expect(narrative(page)).toHaveValue('前の文。間の文。後の文。');
  // Where nobody signs in elsewhere, the notice leads to the door and back.
  await page.context().clearCookies({ name: 'ayumi' });
  await hurt.server.end('SIGTERM');
  await hurt.again();
  await page.getByRole('link', { name: 'もう一度ログインする' }).click();
  await expect(page).toHaveURL(new RegExp(`/login\\?.*${encodeURIComponent(report)}`));
});
