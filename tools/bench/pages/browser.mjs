// What a reader on a slow phone waits for, in Chromium: slow 4G (1.6 Mbit/s, 150 ms), a CPU four times slower, 412 px. The
// median of five first visits, each with nothing kept.
//   usage: node browser.mjs http://HOST MEASURE
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';

const { chromium } = createRequire(new URL('../../../end2end/package.json', import.meta.url))('@playwright/test');
const [host, measure] = process.argv.slice(2);
const PAGES = [['概況', '/'], ['一覧表', '/table'], ['指標', '/indicators'], ['項目', `/measures/${measure}`]];
const VISITS = 5;
const MBIT = 1_000_000 / 8;
const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((it) => existsSync(it));
const browser = await chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });

// Runs in the page before anything else.
function observe() {
  const seen = { lcp: 0, cls: 0, tasks: [] };
  const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', (it) => { seen.lcp = it.startTime; });
  on('layout-shift', (it) => { if (!it.hadRecentInput) seen.cls += it.value; });
  on('longtask', (it) => seen.tasks.push([it.startTime, it.duration]));
  window.seen = seen;
}

// Blocking counts from the first paint until the page answers to its reader, and two seconds more.
function tell() {
  const first = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const hydrated = performance.getEntriesByName('hydrated')[0].startTime;
  const late = seen.tasks.filter(([start, long]) => start + long > first);
  const blocked = late.reduce((sum, [, long]) => sum + Math.max(0, long - 50), 0);
  return { fcp: first, lcp: seen.lcp, cls: seen.cls, tbt: blocked, hydrated };
}

async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2, locale: 'ja-JP', serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: 150, downloadThroughput: 1.6 * MBIT, uploadThroughput: 0.75 * MBIT,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(observe);
  await page.goto(host + path);
  await page.waitForFunction(() => performance.getEntriesByName('hydrated').length > 0);
  await page.waitForTimeout(2_000);
  const told = await page.evaluate(tell);
  await context.close();
  return told;
}

const median = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];

console.log('\n## In Chromium on slow 4G with a CPU four times slower (median of five first visits)\n');
console.log('| page | FCP ms | LCP ms | CLS | TBT ms | hydrated ms |\n| --- | ---: | ---: | ---: | ---: | ---: |');
for (const [name, path] of PAGES) {
  const told = [];
  for (let at = 0; at < VISITS; at += 1) told.push(await visit(path));
  const of = (key, digits = 0) => median(told.map((it) => it[key])).toFixed(digits);
  console.log(`| ${name} | ${of('fcp')} | ${of('lcp')} | ${of('cls', 3)} | ${of('tbt')} | ${of('hydrated')} |`);
}
await browser.close();
