// データ
import { expect, test } from '../support/test';

test('files, texts and addresses of what is published are found and answer', async ({ page, alive, sound, request }) => {
  await page.goto('/');
  await alive();
  const menu = page.getByText('メニュー');
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('banner').getByRole('link', { name: 'データ', exact: true }).locator('visible=true').click();
  await expect(page).toHaveURL('/data?year=2024'.replace('?year=2024', ''));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('データ');
  await sound();
  const addresses = await page.getByRole('main').locator('a[rel=external]').evaluateAll((all) => all.map((it) => it.getAttribute('href')!));
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) expect((await request.get(address)).status(), address).toBe(200);
});

test('a table of open data is one line of heads and a line for each thing', async ({ request }) => {
  const answer = await request.get('/data/csv/observations.csv');
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines[0]).toContain('指標ID,項目ID,指標,年度（西暦）,年度（和暦）,実績値,実績値がない理由');
  expect(lines.some((it) => it.includes('実施なし'))).toBe(true);
  expect(new Set(lines.slice(1).map((it) => it.split(',')[0]))).toEqual(new Set(['13203']));
});
