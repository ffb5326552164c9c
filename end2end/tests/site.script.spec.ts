// The single-page app: what needs script.
import { expect, test } from '../support/test';

test('the page comes alive, and a link then needs no new document', async ({ page, alive }) => {
  await page.goto('/');
  await alive();
  await page.evaluate(() => Object.assign(window, { kept: true }));
  const link = page.getByRole('link', { name: '一覧表', exact: true });
  if (!(await link.first().isVisible())) await page.getByText('メニュー').click();
  await link.filter({ visible: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('進捗状況一覧表');
  await expect(page).toHaveTitle(/進捗状況一覧表|一覧表/);
  await expect(page.locator('html')).toHaveAttribute('data-foot', /進捗状況一覧表/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令和６年度');
  await expect(page.locator('html')).toHaveAttribute('data-foot', /進捗の概況/);
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
});

test('a reload through a 304 still runs its scripts', async ({ page, alive, context }) => {
  await page.goto('/');
  await alive();
  // what the server itself answered: the browser gives the page out as 200, from its cache
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const answers: { requestId: string; statusCode: number }[] = [];
  const documents: string[] = [];
  wire.on('Network.requestWillBeSent', ({ requestId, type }) => type === 'Document' && documents.push(requestId));
  wire.on('Network.responseReceivedExtraInfo', (answer) => answers.push(answer));
  await page.reload();
  await alive();
  await page.evaluate(() => Object.assign(window, { kept: true }));
  const link = page.getByRole('link', { name: '一覧表', exact: true });
  if (!(await link.first().isVisible())) await page.getByText('メニュー').click();
  await link.filter({ visible: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('進捗状況一覧表');
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  expect(answers.filter(({ requestId }) => documents.includes(requestId)).map((it) => it.statusCode)).toEqual([304]);
});

test('every page comes alive from its own address', async ({ page, alive }) => {
  for (const address of ['/', '/table', '/measures/1', '/indicators', '/indicators/1', '/nowhere']) {
    await page.goto(address);
    await alive();
  }
});

test('a filter shows at once, stands in the address, and back undoes it', async ({ page, alive }) => {
  await page.goto('/indicators?scope=all');
  await alive();
  await page.evaluate(() => Object.assign(window, { kept: true }));
  const cards = page.locator('svg[role=img]');
  const all = await cards.count();
  const moved = page.getByRole('combobox', { name: '前年度から', exact: true });
  if (!(await moved.isVisible())) await page.getByText('しぼりこむ').first().click();
  await moved.selectOption({ label: '増えた' });
  await expect(page).toHaveURL(/\?move=up&scope=all$/);
  await expect(page.locator('output')).toHaveText(/のうち \d+指標$/);
  const rose = Number(/のうち (\d+)/.exec((await page.locator('output').textContent()) ?? '')?.[1]);
  expect(rose).toBeGreaterThan(0);
  expect(rose).toBeLessThan(all);
  await expect(cards).toHaveCount(rose);
  await page.goBack();
  await expect(page).toHaveURL(/\?scope=all$/);
  await expect(cards).toHaveCount(all);
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
});

test('the keyboard alone reaches an item and its figures', async ({ page, alive }) => {
  await page.goto('/');
  await alive();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ' })).toBeFocused();
  await expect(page.getByRole('link', { name: '本文へ' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  const item = page.getByRole('main').getByRole('link', { name: /1-\(1\)|^\(1\)/ }).first();
  for (let step = 0; step < 60 && !(await item.evaluate((it) => it === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/measures\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('what has the focus keeps it while its page draws itself anew', async ({ page, alive }) => {
  for (const address of ['/', '/table', '/measures/2', '/indicators', '/indicators/4']) {
    await page.goto(address);
    await alive();
    const western = page.getByRole('link', { name: '西暦', exact: true });
    await western.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/calendar=/);
    await expect(western, address).toHaveAttribute('aria-current', 'true');
    await expect(western, address).toBeFocused();
  }
});

test('a filter of the list is chosen by arrow keys', async ({ page, alive }) => {
  await page.goto('/table');
  await alive();
  const department = page.getByLabel('担当');
  if (!(await department.isVisible())) await page.getByText('しぼりこむ').first().click();
  // However late the rows come, the second key counts from the first.
  await page.route('**/table*', async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await department.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/department=[^&]/);
  await page.keyboard.press('ArrowDown');
  const second = await department.locator('option').nth(2).getAttribute('value');
  await expect(page).toHaveURL(new RegExp(`department=${second}(&|$)`));
  await expect(page.locator('.pills')).toContainText((await department.locator('option').nth(2).textContent()) ?? '');
  await expect(department).toHaveValue(second ?? '');
  await expect(department).toBeFocused();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a page that is left with other filters gives the focus to the next heading', async ({ page, alive }) => {
  await page.goto('/table?q=ボランティア');
  await alive();
  await page.getByRole('main').getByRole('link', { name: '1-(6)' }).first().click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('ボランティア学習・福祉学習の推進');
  await expect(heading).toBeFocused();
});

test('another year of the same page is said, a page that takes the focus is not', async ({ page, alive }) => {
  await page.goto('/');
  await alive();
  const said = page.locator('.site-said');
  await expect(said).toHaveAttribute('role', 'status');
  await expect(said).toBeEmpty();
  await page.getByRole('link', { name: '西暦', exact: true }).click();
  await expect(said).toHaveText(/^概況　2024年度/);
  await page.getByRole('main').getByRole('link', { name: '一覧表', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(said).toBeEmpty();
});

test('Escape closes the menu of a phone and stays with its button', async ({ page, alive }) => {
  test.skip((page.viewportSize()?.width ?? 0) > 700, 'a desk has no menu');
  await page.goto('/');
  await alive();
  const menu = page.locator('.site-menu');
  await menu.getByText('メニュー').click();
  await menu.getByRole('link').first().focus();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await expect(menu.locator('summary')).toBeFocused();
});

test('a large chart is read out year by year with the arrow keys, and by pointer', async ({ page, alive, sound }) => {
  await page.goto('/indicators/4');
  await alive();
  const chart = page.getByRole('group', { name: '図', exact: true }).locator('visible=true');
  await chart.focus();
  const said = chart.getByRole('status');
  await expect(said).toContainText('令和６年度');
  await page.keyboard.press('ArrowLeft');
  await expect(said).toContainText('令和５年度');
  await page.keyboard.press('End');
  await expect(said).toContainText('令和６年度');
  await sound();
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
  const box = await chart.locator('svg').boundingBox();
  if (!box) throw new Error('no drawing');
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.mouse.move(box.x + 60, box.y + box.height / 2);
  await expect(chart.locator('.chart-said')).toHaveText(/年度/);
});

test('a large chart is drawn again in the browser: as wide as its place, and with its years in the other way at once', async ({ page, alive, sound }) => {
  await page.goto('/indicators/4');
  await alive();
  const chart = page.getByRole('group', { name: '図', exact: true }).locator('visible=true');
  const drawing = chart.locator('svg.chart');
  const measure = async () => {
    const box = await drawing.evaluate((it) => ({ own: (it as SVGSVGElement).viewBox.baseVal.width, seen: it.getBoundingClientRect() }));
    return { scale: Math.round((100 * box.seen.width) / box.own), high: Math.round(box.seen.height) };
  };
  await page.setViewportSize({ width: page.viewportSize()!.width - 75, height: 800 });
  const before = await measure();
  expect(before.scale).not.toBe(100);
  await chart.focus();
  await expect.poll(async () => (await measure()).scale).toBe(100);
  expect(Math.abs((await measure()).high - before.high)).toBeLessThanOrEqual(1);
  await expect(drawing.locator('.pointed')).toHaveCount(1);
  await sound();
  // another width
  await page.setViewportSize({ width: page.viewportSize()!.width - 30, height: 800 });
  await expect.poll(async () => (await measure()).scale).toBe(100);

  // the chart doesn't wait for the page
  await expect(drawing.locator('text', { hasText: '令和' })).not.toHaveCount(0);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route(/calendar=western/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.locator('.segmented').getByRole('link', { name: '西暦' }).first().click();
  await expect(drawing.locator('text.strong', { hasText: '2024' })).toHaveCount(1);
  await expect(page.locator('.indicator-years').getByRole('rowheader').first()).not.toContainText('2024');
  open();
  await expect(page.locator('.indicator-years').getByRole('rowheader').filter({ hasText: '2024' })).not.toHaveCount(0);
  await expect.poll(async () => (await measure()).scale).toBe(100);
  await expect(drawing.locator('text.strong', { hasText: '2024' })).toHaveCount(1);
});

test('several indicators in one chart are drawn again too, and a chart whose figures do not come stays', async ({ page, alive }) => {
  await page.goto('/indicators/compare?with=4.1');
  await alive();
  const chart = page.getByRole('group', { name: '図', exact: true }).locator('visible=true');
  const scale = () => chart.locator('svg.chart').evaluate((it) => Math.round((100 * it.getBoundingClientRect().width) / (it as SVGSVGElement).viewBox.baseVal.width));
  await page.setViewportSize({ width: page.viewportSize()!.width - 75, height: 800 });
  const spoken = await chart.locator('svg.chart').getAttribute('aria-label');
  await chart.focus();
  await expect.poll(scale).toBe(100);
  expect(await chart.locator('svg.chart').getAttribute('aria-label')).toBe(spoken);
  await page.route('**/charts/compare.json*', (route) => route.fulfill({ contentType: 'application/json', body: '{}' }));
  const failed = page.waitForResponse(/compare\.json/);
  await page.getByRole('link', { name: /をくらべる指標から外す/ }).first().click();
  await failed;
  expect(await scale()).not.toBe(100);

  // figures that are not those of the page: somebody has published meanwhile
  await page.unrouteAll();
  await page.route('**/charts/indicators/*.json*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/"value":"\d+"/, '"value":"987"') });
  });
  await page.goto('/indicators/4');
  await alive();
  const told = page.waitForResponse(/\.json/);
  await chart.focus();
  expect(await (await told).text()).toContain('987');
  await expect(chart.getByRole('status')).toContainText('令和６年度');
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  await expect(chart.locator('svg.chart')).not.toContainText('987');
});
