// 指標
import { expect, test } from '../support/test';

test('the indicators that speak for their items come first, and every one is a choice away', async ({ page, alive, sound, javaScriptEnabled }) => {
  await page.goto('/indicators');
  await alive();
  const [charts, result] = [page.locator('svg[role=img]'), page.locator('output')];
  const first = await charts.count();
  expect(first).toBeGreaterThan(5);
  await expect(result).toHaveText(`51指標のうち ${first}指標`);
  await sound();
  const scope = page.getByLabel('範囲');
  if (!(await scope.isVisible())) await page.getByText('しぼりこむ').first().click();
  await scope.selectOption('すべて');
  if (!javaScriptEnabled) await page.getByRole('button', { name: '表示する' }).click();
  await expect(page).toHaveURL(/\/indicators\?scope=all$/);
  await expect(charts).toHaveCount(51);
  await expect(result).toHaveText('51指標');
  await sound();
});

test('what is representative is a condition like others, lifted by its pill', async ({ page, alive }) => {
  await page.goto('/indicators?move=up');
  await alive();
  const charts = page.locator('svg[role=img]');
  const few = await charts.count();
  await expect(page.getByRole('link', { name: /^ほかの.+指標も見る$/ })).toHaveAttribute('href', /\/indicators\?move=up&scope=all$/);
  await page.getByRole('link', { name: '条件「代表の指標」を外す' }).click();
  await expect(page).toHaveURL(/\?move=up&scope=all$/);
  await expect(charts).not.toHaveCount(few);
  expect(await charts.count()).toBeGreaterThan(few);
});

test('an indicator has its years as a table beside the chart', async ({ page, sound }) => {
  await page.goto('/indicators?q=交換ポイント');
  await page.getByRole('main').getByRole('link', { name: /交換ポイント数/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('交換ポイント数');
  await expect(page.getByRole('table')).toContainText('4,850');
  await expect(page.getByRole('table')).toContainText('2,820');
  await sound();
});

test('a unit that no list prints filters nothing', async ({ page, alive }) => {
  await page.goto('/indicators?unit=ZZ&policy=9999&scope=all');
  await alive();
  await expect(page.locator('output')).toHaveText('51指標');
  await expect(page.getByRole('link', { name: /^条件「/ })).toHaveCount(0);
});

test('up to four indicators are compared in one chart, and the address says which', async ({ page, sound, javaScriptEnabled }) => {
  await page.goto('/indicators/4');
  await page.getByRole('link', { name: 'ほかの指標とくらべる' }).click();
  await expect(page).toHaveURL(/\/indicators\/compare\?with=4$/);
  const chosen = page.getByRole('list', { name: 'くらべる指標' }).getByRole('listitem');
  await expect(chosen).toHaveCount(1);
  for (const [count, more] of [[2, 1], [3, 7], [4, 9]] as const) {
    await page.getByLabel('指標を加える').selectOption(String(more));
    if (!javaScriptEnabled) await page.getByRole('button', { name: '加える' }).click();
    await expect(chosen).toHaveCount(count);
  }
  await expect(page).toHaveURL(/\?with=4\.1\.7\.9$/);
  await expect(page.getByText('くらべられるのは４つまでです')).toBeVisible();
  await expect(page.getByText('それぞれはじめの値を100とした指数')).toBeVisible();
  await expect(page.getByRole('img', { name: /^4つの指標。それぞれはじめの値を100とした指数。①.*②.*③.*④/ })).toBeVisible();
  await expect(page.getByRole('table').getByRole('columnheader')).toHaveCount(5);
  await sound();
  await page.getByRole('link', { name: /をくらべる指標から外す$/ }).first().click();
  await expect(page).toHaveURL(/\?with=1\.7\.9$/);
  await page.goBack();
  await expect(chosen).toHaveCount(4);
  await page.goto('/indicators/compare?with=1.1.x&add=99999');
  await expect(page).toHaveURL(/\?with=1\.99999$/);
  await expect(chosen).toHaveCount(1);
});

test.describe('in the invented city', () => {
  test.use({ sample: 'mihon' });

  test('eight years of every figure are shown', async ({ page, sound }) => {
    await page.goto('/indicators?scope=all');
    await expect(page.locator('svg[role=img]').first()).toBeVisible();
    await sound();
  });

  test('on a phone heading, sentence and switch stand below each other', async ({ page, viewport }) => {
    test.skip(viewport?.width !== 375);
    for (const [width, address] of [[375, '/indicators/1'], [320, '/indicators/6'], [375, '/indicators/6']] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      const boxes = await page.locator('.indicator-figure > .section-head > *').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
      const [above, below] = [boxes.at(-2), boxes.at(-1)];
      expect(below.top - above.bottom, `${address} at ${width}`).toBeGreaterThanOrEqual(8);
      expect(below.left, `${address} at ${width}`).toBe(above.left);
    }
  });

  for (const address of ['/measures/3', '/indicators', '/indicators/1']) {
    test(`each small chart of ${address} has its numbers as a table beside it`, async ({ page, alive, sound }) => {
      await page.goto(address);
      await alive();
      const cards = page.locator('.indicator-card');
      const charts = await cards.locator('svg[role=img]').count();
      expect(charts).toBeGreaterThan(0);
      await expect(cards.getByText('表で見る')).toHaveCount(charts);
      const card = cards.first();
      await card.getByText('表で見る').click();
      const value = await card.locator('.indicator-card-value .value').innerText();
      const last = card.getByRole('row').last();
      await expect(last.getByRole('rowheader')).toHaveText('令和８年度');
      expect(value).toContain(await last.getByRole('cell').innerText());
      await expect(card.getByRole('row')).toHaveCount(9);
      await sound();
    });
  }
});
