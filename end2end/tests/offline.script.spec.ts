// A year once opened stays readable without network; nothing behind the door is ever kept.
import { at, below, expect, start, test } from '../support/test';

test.use({ serviceWorkers: 'allow' });

/** Addresses that the browser keeps. */
const kept = async () => {
  const name = (await caches.keys()).find((it) => it.startsWith('ayumi-pages-1')) ?? '';
  return (await (await caches.open(name)).keys()).map((it) => new URL(it.url).pathname);
};

test('a year once opened stays readable without network, marked with its date', async ({ browser, path }) => {
  const city = await start('musashino', below(path));
  const context = await browser.newContext({ baseURL: city.address, serviceWorkers: 'allow' });
  const page = at(await context.newPage(), city.address);
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // The first page came before there was anybody to keep it.
  await page.reload();
  await expect.poll(async () => (await page.evaluate(kept)).filter((it) => it.includes('/measures/')).length).toBeGreaterThan(15);
  await city.end('SIGTERM');
  await page.getByRole('link', { name: '一覧表', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('進捗状況一覧表');
  await expect(page.getByText(/サーバーにつながりません。.*に読んだ内容を表示しています。/)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: '1-(3)' }).first().click();
  await expect(page).toHaveURL(/\/measures\/\d+/);
  await expect(page.getByText(/に読んだ内容を表示しています。/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/search?q=%E8%AA%8D');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('サーバーにつながりません');
  expect((await page.evaluate(() => fetch('login').then(() => 'answered', () => 'lost')))).toBe('lost');
  const again = await start('musashino', below(path), city);
  await page.goto('/');
  await expect(page.getByText(/に読んだ内容を表示しています。/)).toHaveCount(0);
  await page.goto('/login');
  expect((await page.evaluate(kept)).filter((it) => it.includes('/login') || it.includes('/work'))).toEqual([]);
  await context.close();
  await again.stop();
});

test('where the server is away and nothing is kept, the page stays and says so', async ({ browser, path }) => {
  const city = await start('musashino', below(path));
  const context = await browser.newContext({ baseURL: city.address, serviceWorkers: 'block' });
  const page = at(await context.newPage(), city.address);
  await page.goto('/');
  await page.waitForFunction(() => performance.getEntriesByName('hydrated').length > 0);
  await city.end('SIGTERM');
  const title = await page.title();
  await page.getByRole('link', { name: '一覧表', exact: true }).first().click();
  await expect(page.getByRole('alert')).toContainText('サーバーにつながりません。表示していた内容はそのまま残っています。');
  expect(await page.title()).toBe(title);
  const again = await start('musashino', below(path), city);
  await page.getByRole('link', { name: 'もう一度' }).click();
  await expect(page).toHaveURL(/\/table/);
  await expect(page.getByRole('alert')).toBeEmpty();
  await context.close();
  await again.stop();
});
