// English: the same pages and views, switched to and kept on every way on; names and texts of plans stay Japanese.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';

/** The link to the other language: at the foot of every page, and in a phone's menu. */
const other = (page: Page, name: string) => page.getByRole('contentinfo').getByRole('link', { name, exact: true });
const place = (page: Page) => decodeURIComponent(page.url().replace(/^https?:\/\/[^/]+/, ''));

const pages = [
  '/?lang=en',
  '/table?lang=en',
  '/table?diff=on&lang=en',
  '/indicators?lang=en',
  '/indicators?view=table&lang=en',
  '/indicators/1?lang=en',
  '/indicators/compare?with=1.2&lang=en',
  '/measures/1?lang=en',
  '/departments?lang=en',
  '/departments/1?lang=en',
  '/search?q=支援&lang=en',
  '/data?lang=en',
  '/about?lang=en',
  '/about/accessibility?lang=en',
  '/nowhere?lang=en',
];

for (const sample of ['musashino', 'mihon'] as const) {
  test.describe(sample, () => {
    test.use({ sample });

    test('every page in English is sound, however narrow', async ({ page, sound }) => {
      test.slow(); // all of them
      for (const address of pages) {
        await page.goto(address);
        await expect(page.locator('html'), address).toHaveAttribute('lang', 'en');
        await sound();
        const usual = page.viewportSize();
        await page.setViewportSize({ width: 320, height: 800 });
        const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(wide, `sideways scrolling of ${address}`).toBeLessThanOrEqual(window);
        if (usual) await page.setViewportSize(usual);
      }
    });
  });
}

test('the other language is the same view, there and back', async ({ page, alive }) => {
  await page.goto('/table?q=支援&calendar=western');
  await alive();
  await expect(other(page, 'English')).toHaveAttribute('lang', 'en');
  await other(page, 'English').click();
  await expect.poll(() => place(page)).toBe('/table?q=支援&calendar=western&lang=en');
  await alive();
  await expect(page).toHaveTitle(/^Progress table FY2024　武蔵野市　Progress of welfare plans$/);
  await expect(other(page, '日本語')).toHaveAttribute('hreflang', 'ja');
  await other(page, '日本語').click();
  await expect.poll(() => place(page)).toBe('/table?q=支援&calendar=western');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a phone has the other language in its menu', async ({ page, alive }) => {
  await page.goto('/indicators');
  await alive();
  const menu = page.getByText('メニュー');
  test.skip(!(await menu.isVisible()), 'a desk has room for everything');
  await menu.click();
  await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/indicators?lang=en');
  await expect(page.getByRole('banner').getByText('Menu')).toBeVisible();
});

test('English stays on every way on', async ({ page, alive, javaScriptEnabled }) => {
  await page.goto('/?lang=en');
  await alive();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Progress in FY2024 (Reiwa 6)');
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText(/Of 19 measures, 18 are rated “On schedule”/);
  await page.getByRole('link', { name: 'Western years' }).click();
  await expect(page).toHaveURL(/\?calendar=western&lang=en$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Progress in FY2024$/);
  await page.getByRole('region', { name: 'The whole plan' }).getByRole('link', { name: /^1-\(1\) .*, Progressing on schedule/ }).click();
  await expect(page).toHaveURL(/\/measures\/\d+\?year=2024&calendar=western&lang=en$/);
  await expect(page.getByRole('region', { name: 'What the plan promises' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 }).locator('[lang=ja]')).not.toBeEmpty();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Progress in FY2024$/);
  await page.goto('/indicators?lang=en');
  await alive();
  if (!(await page.getByLabel('Search by word').isVisible())) await page.getByText('Filter (').click();
  await page.getByRole('combobox', { name: 'Since the previous year' }).selectOption('up');
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL('/indicators?move=up&lang=en');
  await expect(page.getByRole('link', { name: 'Remove the filter “Since the previous year: up”' })).toBeVisible();
  await page.goto('/search?lang=en');
  await alive();
  await page.getByLabel('Words').fill('支援');
  await page.getByLabel('Words').press('Enter');
  await expect.poll(() => place(page)).toBe('/search?q=支援&lang=en');
  await expect(page.locator('output')).toContainText('found');
});

test('what is not there says so in English, and leads back to the overview in English', async ({ page, alive }) => {
  const answer = await page.goto('/measures/999999?lang=en');
  expect(answer?.status()).toBe(404);
  await alive();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await page.getByRole('link', { name: 'To the overview' }).click();
  await expect(page).toHaveURL('/?lang=en');
});

test('charts are named in English, and taken away in English', async ({ page, alive, request }) => {
  await page.goto('/indicators/1?lang=en');
  await alive();
  await expect(page.getByRole('img', { name: /in FY\d{4} \(Reiwa \d+\)/ }).first()).toBeVisible();
  const file = await page.getByRole('link', { name: 'Chart (SVG)' }).getAttribute('href');
  expect(file).toMatch(/\/charts\/indicators\/1\.svg\?year=\d+&lang=en$/);
  expect(await (await request.get(file ?? '')).text()).toContain('lang="en"');
});
