// Back and forward under a filter: the fields follow the address.
import { expect, test } from '../support/test';

test('fields that were touched show what the address says after back and forward', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const word = page.getByLabel('ことばで探す');
  const change = page.getByLabel('前年度からの増減');
  const department = page.getByLabel('担当');
  if (!(await word.isVisible())) await page.getByText('しぼりこむ').first().click();
  await change.click();
  await expect(page).toHaveURL(/\?change=off$/);
  await department.selectOption({ index: 2 });
  await expect(page).toHaveURL(/\?department=\d+&change=off$/);
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

test('asking for the same again is no step to go back to', async ({ page, alive }) => {
  await page.goto('/indicators');
  await alive();
  const word = page.getByLabel('ことばで探す');
  if (!(await word.isVisible())) await page.getByText('しぼりこむ').first().click();
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
