// What comes out of the printer, and what a reader without colours sees.
import { expect, test } from '../support/test';

test('the list prints as a table, without the frame of the screen', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/table');
  await expect(page.locator('.site-header')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('計画の記載').first()).toBeVisible();
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(wide).toBeLessThanOrEqual(window);
});

test('forced colours keep every mark and bar visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  const painted = await page.locator('svg.mark').first().evaluate((it) => {
    const shape = it.querySelector('path, circle')!;
    const { stroke, fill } = getComputedStyle(shape);
    return [stroke, fill].some((ink) => !['none', 'rgba(0, 0, 0, 0)', getComputedStyle(document.body).backgroundColor].includes(ink));
  });
  expect(painted).toBe(true);
});

test('nothing is wider than the window at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['/', '/table', '/measures/2', '/indicators', '/indicators/4', '/nowhere']) {
    await page.goto(address);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(wide, address).toBeLessThanOrEqual(window);
  }
});
