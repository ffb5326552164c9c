import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, a, w] of [['ov1280','4202/?year=2022&lang=en',1280],['ov768','4202/?year=2022&lang=en',768],['d1280','4202/departments/1?lang=en',1280],['m1280','4202/measures/5?lang=en',1280]]) {
  const p = await b.newPage({ viewport: { width: w, height: 900 } });
  await p.goto(`http://127.0.0.1:${a}`); await p.screenshot({ path: `/tmp/w/en-shots/${name}.png`, fullPage: false }); await p.close();
}
await b.close();
