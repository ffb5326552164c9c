// Back and forward under a filter: the fields follow the address.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';

/** The word field; on a phone it stands behind a button. */
async function openSearch(page: Page) {
  const word = page.getByLabel('ことばで探す');
  const button = page.getByText('しぼりこむ').first();
  // Before the styles are here neither is visible.
  await word.or(button).filter({ visible: true }).first().waitFor();
  if (!(await word.isVisible())) await button.click();
  return word;
}

/** Other content is on its way for a while. */
async function slowDown(page: Page) {
  await page.route('**/table*', async (route) => {
    await new Promise((wake) => setTimeout(wake, 300));
    await route.continue();
  });
}

test('fields that were touched show what the address says after back and forward', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const word = await openSearch(page);
  const change = page.getByLabel('前年度からの増減');
  const department = page.getByLabel('担当');
  await change.click();
  await expect(page).toHaveURL(/\?change=off$/);
  await department.selectOption({ index: 2 });
  await expect(page).toHaveURL(/\?department=\d+&change=off$/);
  await expect(department).toHaveValue(/\d/); // the answer to the choice before may come after this one
  const value = await department.inputValue();
  await word.fill('支援');
  await word.press('Enter');
  await expect(page).toHaveURL(/&q=.*&change=off$/);
  await page.goBack();
  await expect(word).toHaveValue('');
  await expect(department).toHaveValue(value);
  await page.goBack();
  await expect(department).toHaveValue('');
  await expect(change).not.toBeChecked();
  await page.goBack();
  await expect(page).toHaveURL(/\/table$/);
  await expect(change).toBeChecked();
  for (let step = 0; step < 3; step += 1) await page.goForward();
  await expect(word).toHaveValue('支援');
  await expect(department).toHaveValue(value);
  await expect(change).not.toBeChecked();
});

test('going back before the content of a word has come empties its field', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const word = await openSearch(page);
  await slowDown(page);
  await word.fill('支援');
  await word.press('Enter');
  await expect(page).toHaveURL(/\?q=/);
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/\/table$/);
  await expect(word).toHaveValue('');
});

test('asking for the same again is no step to go back to', async ({ page, alive }) => {
  await page.goto('/indicators');
  await alive();
  const word = await openSearch(page);
  await word.fill('支援');
  await word.press('Enter');
  await expect(page).toHaveURL(/\?q=/);
  const steps = await page.evaluate(() => history.length);
  for (let time = 0; time < 2; time += 1) await word.press('Enter');
  await word.fill('支援事業');
  await word.press('Enter');
  await expect(page).toHaveURL(/\?q=.*%E6%A5%AD$/);
  expect(await page.evaluate(() => history.length)).toBe(steps + 1);
  await page.goBack();
  await expect(page).toHaveURL(/%E6%8F%B4$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/indicators$/);
});

test('going back twice on a slow link ends at the first content', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const result = page.locator('output');
  const all = (await result.textContent()) ?? '';
  const word = await openSearch(page);
  await word.fill('支援');
  await word.press('Enter');
  await expect(result).not.toHaveText(all);
  const found = (await result.textContent()) ?? '';
  await page.getByRole('combobox', { name: '評価', exact: true }).selectOption('○');
  await expect(result).not.toHaveText(found);
  await slowDown(page);
  const asked = page.waitForRequest(/\/table/);
  await page.evaluate(() => history.back());
  await asked; // the content of the first step is on its way
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/\/table$/);
  await expect(result).toHaveText(all);
});

test('what is typed while other content comes stays in its field', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const result = page.locator('output');
  const all = (await result.textContent()) ?? '';
  const word = await openSearch(page);
  await slowDown(page);
  await page.getByLabel('担当').selectOption({ index: 2 });
  await word.fill('支援');
  await expect(result).not.toHaveText(all);
  await expect(word).toHaveValue('支援');
  await word.press('Enter');
  await expect(page).toHaveURL(/&q=/);
});

test('what is typed after a word was sent stays when its content comes', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const result = page.locator('output');
  const all = (await result.textContent()) ?? '';
  const word = await openSearch(page);
  await slowDown(page);
  await word.fill('支援');
  await word.press('Enter');
  await word.fill('支援事業');
  await expect(result).not.toHaveText(all);
  await expect(word).toHaveValue('支援事業');
});

test('what is typed before the script has come stays in its field', async ({ page, alive }) => {
  let go = () => {};
  const gone = new Promise<void>((wake) => (go = wake));
  await page.route('**/*.wasm', async (route) => {
    await gone;
    await route.continue();
  });
  await page.goto('/table', { waitUntil: 'commit' });
  const word = await openSearch(page);
  await word.fill('支援');
  go();
  await alive();
  await expect(word).toHaveValue('支援');
});
