// 指標
import { expect, test } from '../support/test';

test('each figure is a chart with its words', async ({ page, sound }) => {
  await page.goto('/indicators');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.locator('svg[role=img]').count()).toBeGreaterThan(45);
  await sound();
});

test('an indicator has its years as a table beside the chart', async ({ page, sound }) => {
  await page.goto('/indicators?q=交換ポイント');
  await page.getByRole('main').getByRole('link', { name: /交換ポイント数/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('交換ポイント数');
  await expect(page.getByRole('table')).toContainText('4,850');
  await expect(page.getByRole('table')).toContainText('2,820');
  await sound();
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('eight years of every figure are shown', async ({ page, sound }) => {
    await page.goto('/indicators');
    await expect(page.locator('svg[role=img]').first()).toBeVisible();
    await sound();
  });
});
