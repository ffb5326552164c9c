// What a filter writes into the address: what differs from the default alone, in one order, each name once.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';

const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);

/** Opens the fields on a phone. */
async function open(page: Page) {
  const word = page.getByLabel('ことばで探す');
  if (!(await word.isVisible())) await page.getByText('しぼりこむ').first().click();
  return word;
}

for (const [path, chosen, key] of [
  ['/table', '評価', 'mark=○'],
  ['/indicators', '前年度から', 'move=up'],
]) {
  test(`${path} says in its address what filters and nothing else`, async ({ page, alive, javaScriptEnabled }) => {
    await page.goto(path);
    await alive();
    const all = (await page.locator('output').textContent()) ?? '';
    await (await open(page)).fill('支援');
    await page.getByLabel('ことばで探す').press('Enter');
    await expect.poll(() => query(page)).toBe('?q=支援');
    await alive();
    const result = page.locator('output');
    await expect(result).not.toHaveText(all);
    const before = (await result.textContent()) ?? '';
    await open(page);
    await page.getByRole('combobox', { name: chosen, exact: true }).selectOption(key.split('=')[1]);
    if (!javaScriptEnabled) await page.getByRole('button', { name: '表示する' }).click();
    await expect.poll(() => query(page)).toBe(`?${key}&q=支援`);
    await expect(result).not.toHaveText(before);
    const said = (await result.textContent()) ?? '';
    await page.reload();
    await alive();
    expect(query(page)).toBe(`?${key}&q=支援`);
    await expect(result).toHaveText(said);
    await page.goBack();
    await expect.poll(() => query(page)).toBe('?q=支援');
    await expect(result).toHaveText(before);
    await page.goBack();
    await expect.poll(() => query(page)).toBe('');
    await expect(result).toHaveText(all);
    await page.goForward();
    await expect(result).toHaveText(before);
    await page.goForward();
    await expect.poll(() => query(page)).toBe(`?${key}&q=支援`);
    await expect(result).toHaveText(said);
  });
}

test('a box that is on by itself stands in the address only when it is off', async ({ page, alive, javaScriptEnabled }) => {
  const change = page.getByLabel('前年度からの増減');
  const press = async () => {
    await open(page);
    await change.click();
    if (!javaScriptEnabled) await page.getByRole('button', { name: '表示する' }).click();
  };
  await page.goto('/table?calendar=western');
  await alive();
  await press();
  await expect.poll(() => query(page)).toBe('?change=off&calendar=western');
  await alive();
  await press();
  await expect.poll(() => query(page)).toBe('?calendar=western');
});

test('an address written in another way leads to the tidy one', async ({ page, alive }) => {
  await page.goto('/table?word=&unit=&=&change=on&change=off&q=保護司&year=#policies');
  expect(query(page)).toBe('?q=保護司');
  expect(new URL(page.url()).hash).toBe('#policies');
  await alive();
});

test('a page that is not there names its request', async ({ page, alive }) => {
  for (const address of ['/nowhere', '/measures/999999', '/indicators/999999', '/?plan=999']) {
    const answer = await page.goto(address);
    await alive();
    expect(answer?.status(), address).toBe(404);
    const number = (await answer?.headerValue('x-request-id')) ?? '';
    expect(number).not.toBe('');
    await expect(page.getByRole('main').getByText(number), address).toBeVisible();
  }
});
