// The frame around every page, and what goes wrong.
import { expect, test } from '../support/test';

test('an address that is not there says so, with a way on', async ({ page, sound }) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await sound();
});

test('an unknown indicator is not found', async ({ page }) => {
  const answer = await page.goto('/indicators/999999');
  expect(answer?.status()).toBe(404);
});

test('every page and file carries the strict headers', async ({ page, request }) => {
  const answer = await page.goto('/');
  const headers = answer?.headers() ?? {};
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe-inline');
  const style = await page.locator('link[rel=stylesheet]').first().getAttribute('href');
  for (const address of [style ?? '', '/healthz', '/nowhere']) {
    const got = await request.get(address);
    expect(got.headers()['x-content-type-options'], address).toBe('nosniff');
    expect(got.headers()['referrer-policy'], address).toBe('same-origin');
  }
});

test('browsers and robots find what they ask for by itself', async ({ request }) => {
  const icon = await request.get('/favicon.ico');
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/x-icon']);
  const robots = await request.get('/robots.txt');
  expect([robots.status(), robots.headers()['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
  expect(await robots.text()).toContain('Allow: /');
});

test('no page sets a style of its own', async ({ page }) => {
  for (const address of ['/', '/table', '/indicators']) {
    await page.goto(address);
    await expect(page.locator('[style]')).toHaveCount(0);
  }
});
