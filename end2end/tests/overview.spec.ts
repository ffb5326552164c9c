// 概況
import { expect, test } from '../support/test';

test('the first page says how the plan goes, in a sentence and in counts', async ({ page, sound }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令和６年度');
  await expect(page.getByText('19項目のうち18項目が予定通り').first()).toBeVisible();
  for (const name of ['計画の全体', '大きく動いた指標', '気をつけて見る項目', 'まだ報告されていないもの', '全項目の早見表']) {
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  await sound();
});

test('a plan can be chosen, and the address says which', async ({ page, sound }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /再犯防止推進計画/ }).first().click();
  await expect(page).toHaveURL(/plan=\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await sound();
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('it says that it is a sample, and shows what changed', async ({ page, sound }) => {
    await page.goto('/');
    await expect(page.getByRole('complementary', { name: '見本について' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '評価が変わった項目' })).toBeVisible();
    await sound();
  });

  test('a desk shows what the source says one after another', async ({ page, viewport }) => {
    test.skip(viewport?.width !== 1280);
    await page.goto('/');
    const columns = page.locator('.overview-columns > *');
    await expect(columns).toHaveCount(3);
    const left = await columns.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().left));
    expect(left).toEqual(left.toSorted((a, b) => a - b));
  });

  test('a tablet leaves room for the titles of policies', async ({ page }) => {
    for (const width of [704, 768, 820]) {
      await page.setViewportSize({ width, height: 1000 });
      await page.goto('/');
      const wide = await page.locator('.strip-policy > span').evaluateAll((all) => all.map((it) => it.clientWidth));
      expect(Math.min(...wide), `${width} px`).toBeGreaterThan(130);
    }
  });

  test('on a phone no zero stands beside a count', async ({ page, viewport }) => {
    test.skip(viewport?.width !== 375);
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      await page.goto(`/?year=${year}`);
      const tops = (some: string) => page.locator(`.tally > li${some}`).evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top));
      const [counts, zeros] = [await tops('[data-some]'), await tops(':not([data-some])')];
      expect(counts.length * zeros.length, `${year}`).toBeGreaterThan(0);
      expect(Math.max(...counts), `${year}`).toBeLessThan(Math.min(...zeros));
    }
  });

  test('what ended is told by its year and title', async ({ page, alive }) => {
    await page.goto('/?year=2023');
    await alive();
    const ended = page.getByRole('link', { name: '令和４年度の4-(4) 世代間交流広場の整備' });
    await expect(ended).toHaveAttribute('href', /\/measures\/\d+\?year=2022/);
  });

  test('another year is a link away', async ({ page, sound }) => {
    await page.goto('/?year=2022');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('令和４年度');
    await sound();
  });
});
