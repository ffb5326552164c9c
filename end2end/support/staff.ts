// People of the invented city, on a server of their own: what they do must not meet what other tests do.
import { execFileSync } from 'node:child_process';
import { type Page } from '@playwright/test';
import { binary, environment } from './place';
import { below, expect, pathOf, start, test as base } from './test';

export const password = 'みどりの橋と白い小犬たち';

type Staff = { address: string; data: string; links: Record<string, string> };

/** Opens a one-time link of `ayumi demo` and presses its button. */
export async function enter(page: Page, staff: Staff, name: string) {
  await page.goto(staff.links[name]);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '仕事場' })).toBeVisible();
}

/** New links for everybody, by name: 「管　理子」. */
export function invite(address: string, data: string): Record<string, string> {
  const listen = new URL(address).host;
  const text = execFileSync(binary, ['demo', '--data', data, '--listen', listen, ...below(pathOf(address))], { env: environment(), encoding: 'utf8' });
  const found = [...text.matchAll(/^ {2}(\S+　\S+)　.*\n {4}(http\S+)$/gm)];
  return Object.fromEntries(found.map(([, name, link]) => [name, link]));
}

export const test = base.extend<{ staff: Staff }>({
  staff: async ({ path }, use) => {
    const server = await start('mihon', ['--allow-insecure-http', ...below(path)]);
    await use({ address: server.address, data: server.data, links: invite(server.address, server.data) });
    await server.stop();
  },
  city: async ({ staff }, use) => use(staff),
  baseURL: async ({ staff }, use) => use(staff.address),
});

export { expect };
