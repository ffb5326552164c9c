import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const pages = ['/?lang=en','/?year=2022&lang=en','/table?lang=en','/table?diff=on&lang=en','/indicators?lang=en','/indicators?view=table&lang=en','/indicators/1?lang=en','/indicators/6?lang=en','/indicators/compare?with=1.2&lang=en','/measures/1?lang=en','/measures/5?lang=en','/departments?lang=en','/departments/1?lang=en','/search?q=支援&lang=en','/data?lang=en','/about?lang=en','/about/accessibility?lang=en','/nowhere?lang=en'];
for (const port of [4201, 4202]) for (const width of [320, 375, 768, 1280]) {
  const p = await b.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: true });
  for (const a of pages) {
    await p.goto(`http://127.0.0.1:${port}${a}`);
    const over = await p.evaluate(() => {
      const w = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= w) return null;
      return [document.documentElement.scrollWidth, ...[...document.querySelectorAll('main *, header *, footer *')].filter((e) => e.getBoundingClientRect().right > w + 1 && !e.closest('.tabs,.visually-hidden,.sheet-jump')).slice(0, 6).map((e) => `${e.tagName}.${e.className?.baseVal ?? e.className} ${(e.textContent ?? '').slice(0, 40)}`)];
    });
    if (over) console.log(port, width, a, JSON.stringify(over));
  }
  await p.close();
}
await b.close();
