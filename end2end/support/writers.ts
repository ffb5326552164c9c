// People who write in one report at the same time, each in a browser of their own.
import { type Browser, type BrowserContext, type Page } from '@playwright/test';
import { enter } from './staff';
import { at, expect } from './test';

/** 入力 twice, of one department. */
export const FIRST = '入江　明';
export const SECOND = '入船　光';

export const narrative = (page: Page) => page.getByLabel('説明（進捗状況）');
export const remark = (page: Page) => page.getByLabel('備考（特殊要因等）');
export const saving = (page: Page) => page.getByRole('region', { name: '保存と提出' });

/** Waits until the editor is here and everything typed so far is stored. */
export async function saved(page: Page) {
  await expect(saving(page)).toContainText('保存済み');
}

/** Opens the first report of the person's 仕事場, or the one given. */
export async function open(page: Page, report?: string): Promise<string> {
  const link = page.getByRole('main').locator('a[href*="/work/reports/"]').first();
  const address = report ?? (await link.getAttribute('href')) ?? '';
  await page.goto(address);
  await saved(page);
  return address;
}

/** Another browser, signed in as somebody, with the report open. */
export async function beside(
  browser: Browser,
  page: Page,
  staff: { address: string; data: string; links: Record<string, string> },
  [name, report]: [string, string],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: page.viewportSize(), baseURL: staff.address, locale: 'ja-JP' });
  const other = at(await context.newPage(), staff.address);
  await enter(other, staff, name);
  await open(other, report);
  return { context, page: other };
}

/** Puts the caret behind the last letter, as a person does, and types. */
export async function type(field: ReturnType<typeof narrative>, text: string) {
  await field.focus();
  await field.press('Control+End');
  await field.pressSequentially(text);
}
