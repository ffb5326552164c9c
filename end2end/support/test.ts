// A server of its own for each worker and sample, and a page that fails on any console error, any refusal by the content
// security policy, and any request to another host.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test as base } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, environment, template } from './place';

export type Sample = 'musashino' | 'mihon';
type Server = { address: string; data: string };
/** One that tests may hurt: `end` with any signal waits for its end, `hold` and `go` freeze it. */
export type Running = Server & { stop: () => Promise<void>; end: (signal: NodeJS.Signals) => Promise<void>; hold: () => void; go: () => void };

/** The path below which everything of an address lives; '' at the root of its host. */
export const pathOf = (address: string) => new URL(address).pathname.replace(/\/$/, '');

/** What a command has to be told of it. */
export const below = (path: string) => (path ? ['--base-path', path] : []);

/** Specs name pages as if the site had its host for itself; below a path they are asked for there. */
export function at(page: Page, address: string): Page {
  const [goto, path] = [page.goto.bind(page), pathOf(address)];
  page.goto = (url, options) => goto(url.startsWith('/') && !url.startsWith(`${path}/`) ? address + url : url, options);
  return page;
}

/** Starts a server on a copy of a sample, or again where one was. */
export async function start(sample: Sample, more: string[] = [], again?: Server): Promise<Running> {
  const data = again?.data ?? mkdtempSync(join(tmpdir(), `ayumi-${sample}-`));
  if (!again) cpSync(template(sample), data, { recursive: true });
  const listen = again ? new URL(again.address).host : '127.0.0.1:0';
  const server = spawn(binary, ['serve', '--data', data, '--listen', listen, '--log', 'warn', ...more], { env: environment() });
  const address = await said(server);
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    if (server.exitCode === null && server.signalCode === null) await ended;
  };
  const stop = async () => {
    await end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  };
  return { address, data, stop, end, hold: () => server.kill('SIGSTOP'), go: () => server.kill('SIGCONT') };
}

function said(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    server.stderr?.on('data', (chunk) => {
      text += chunk;
      const found = /(http:\/\/\S+)\/\s/.exec(text);
      if (found) done(found[1]);
    });
    server.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)));
  });
}

type Fixtures = {
  sample: Sample;
  city: Server;
  /** Waits until the page is hydrated; without script it is whole at once. */
  alive: () => Promise<void>;
  /** axe finds nothing, nothing is wider than the window, and there is one h1. */
  sound: () => Promise<void>;
};

export const test = base.extend<Fixtures, { path: string; cities: Record<Sample, Server> }>({
  /** Below which everything is served. */
  path: ['', { option: true, scope: 'worker' }],
  cities: [
    async ({ path }, use) => {
      const [musashino, mihon] = await Promise.all([start('musashino', below(path)), start('mihon', below(path))]);
      await use({ musashino, mihon });
      await Promise.all([musashino.stop(), mihon.stop()]);
    },
    { scope: 'worker' },
  ],
  sample: ['musashino', { option: true }],
  city: async ({ cities, sample }, use) => use(cities[sample]),
  baseURL: async ({ city }, use) => use(city.address),
  page: async ({ page, city, javaScriptEnabled }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      const text = message.text();
      // A 404 or a refused form is what some tests ask for, and without script what was fetched ahead for it stays unused.
      const expected = /status of (404|410|422)/.test(text) || (!javaScriptEnabled && text.includes('preloaded using link preload'));
      // Said by the browser of tests alone, which keeps nothing for lack of network.
      const blocked = text === 'Service Worker registration blocked by Playwright';
      if (['error', 'warning'].includes(message.type()) && !expected && !blocked) faults.push(text);
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(city.address) && !request.url().startsWith('data:')) faults.push(`asked ${request.url()}`);
    });
    await use(at(page, city.address));
    expect(faults, 'faults in the console').toEqual([]);
  },
  alive: async ({ page, javaScriptEnabled }, use) => {
    // The pages of staff run no script at all.
    const hydrated = () => document.scripts.length === 0 || performance.getEntriesByName('hydrated').length > 0;
    await use(async () => {
      if (javaScriptEnabled) await page.waitForFunction(hydrated);
    });
  },
  sound: async ({ page, alive, javaScriptEnabled }, use) => {
    await use(async () => {
      await alive();
      if (javaScriptEnabled) {
        // Where no script may ask for anything, axe may not ask for the style sheets once more either.
        const preload = await page.evaluate(() => document.scripts.length > 0);
        const { violations } = await new AxeBuilder({ page }).options({ preload }).analyze();
        expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' | ')}`.slice(0, 600))).toEqual([]);
      }
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(wide, 'sideways scrolling').toBeLessThanOrEqual(window);
      await expect(page.locator('h1')).toHaveCount(1);
    });
  },
});

export { expect };
