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

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('three sheets hold the first page, none with the legend alone', async ({ page }) => {
    await page.goto('/');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3);
  });
});

test('the foot of each printed page names city, plans, page and year', async ({ page }) => {
  const feet = [
    ['/', '武蔵野市　第６期地域福祉計画・再犯防止推進計画　進捗の概況　令和６年度'],
    ['/table', '武蔵野市　第６期地域福祉計画・再犯防止推進計画　進捗状況一覧表　令和６年度'],
    ['/table?plan=1&calendar=western', '武蔵野市　再犯防止推進計画　進捗状況一覧表　2024年度'],
    ['/measures/7', '武蔵野市　第６期地域福祉計画　1-(6) ボランティア学習・福祉学習の推進　令和６年度'],
    ['/indicators', '武蔵野市　指標を見くらべる　令和６年度'],
    ['/indicators/4', '武蔵野市　1-(3) シニア支え合いポイント 協力施設・団体数　令和６年度'],
    ['/nowhere', '武蔵野市'],
  ];
  await page.emulateMedia({ media: 'print' });
  for (const [address, words] of feet) {
    await page.goto(address);
    // what the page box takes, from the attribute of the root
    const foot = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--foot'));
    expect(foot, address).toBe(`"${words}"`);
    await expect(page.locator('.site-header'), address).toBeHidden();
  }
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
