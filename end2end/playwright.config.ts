// Every journey at two widths, with and without script. The specs of `*.script.spec.ts` need script.
import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((it) => existsSync(it));
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run',
];
const wide = { width: 1280, height: 900 };
const narrow = { width: 375, height: 800 };

// What a browser asks for by itself, keeps, or writes into a page: each kind of it below a path too.
const BELOW = ['site.script', 'offline.script', 'sheet', 'account.script'].map((spec) => `**/${spec}.spec.ts`);

export default defineConfig<object, { path: string }>({
  testDir: 'tests',
  outputDir: 'test-results',
  workers: 2,
  timeout: 90_000, // a guard against what hangs; a busy machine takes its time
  expect: { timeout: 20_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  globalSetup: './support/template.ts',
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    serviceWorkers: 'block', // what is kept for lack of network would answer where a test slows answers down
    launchOptions: { executablePath: browser, args: flags },
  },
  projects: [
    { name: '1280', use: { viewport: wide } },
    { name: '375', use: { viewport: narrow } },
    { name: '1280 without script', testIgnore: '**/*.script.spec.ts', use: { viewport: wide, javaScriptEnabled: false } },
    { name: '1280 below a path', testMatch: BELOW, use: { viewport: wide, path: '/ayumi' } },
    { name: '375 without script', testIgnore: '**/*.script.spec.ts', use: { viewport: narrow, javaScriptEnabled: false } },
  ],
});
