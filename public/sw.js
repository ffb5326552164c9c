// Keeps what a reader has opened readable without network, since council rooms have poor reception: pages of what is
// published and the files that they are drawn with. Never anything behind the door, and nothing of other sites. With
// network a page always comes from the server; what is kept is shown only where that fails, marked with its date.
'use strict';

/** Where the site begins: this file lies at its root. Other programs of the same host have theirs beside it. */
const ROOT = new URL('./', self.location).pathname;
const NAME = ROOT === '/' ? '' : ROOT;
const PAGES = `ayumi-pages-1${NAME}`;
const FILES = `ayumi-files-1${NAME}`;
const MOST_PAGES = 300;
const MOST_FILES = 80;
/** How many pages of a year are fetched beside the one that was opened. */
const MOST_BESIDE = 80;
const KEPT = 'x-kept-at';
const READERS = /^(?:$|table$|measures\/\d+$|indicators(?:\/|$)|departments(?:\/|$)|search$|data(?:\/api)?$|about(?:\/|$))/;
const DRAWN_WITH = /^(?:pkg\/|favicon\.|icon-|manifest\.webmanifest$|charts\/)/;
const OF_A_YEAR = /^(?:table|indicators|measures\/\d+|indicators\/\d+|departments)(?:\?|$)/;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const known = [PAGES, FILES];
  const own = (name) => name.replace(/^ayumi-\w+-\d+/, '') === NAME;
  const old = (names) => names.filter((it) => own(it) && !known.includes(it));
  const gone = caches.keys().then((names) => Promise.all(old(names).map((it) => caches.delete(it))));
  event.waitUntil(gone.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return;
  if (READERS.test(within(url))) event.respondWith(page(event, url));
  else if (DRAWN_WITH.test(within(url))) event.respondWith(file(event, url));
});

/** The path below the root of the site. */
function within(url) {
  return url.pathname.slice(ROOT.length);
}

/** From the server; where that can't be reached, as it was kept. */
async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && is(answer, 'text/html')) event.waitUntil(keep(answer.clone(), new URL(answer.url || url)));
    return answer;
  } catch (error) {
    const pages = await caches.open(PAGES);
    // That address alone: another one may be of another year.
    const kept = await pages.match(url.pathname + url.search);
    const english = url.searchParams.get('lang') === 'en';
    if (kept) return dated(kept, english);
    if (event.request.mode === 'navigate') return unknown(english);
    throw error;
  }
}

/** Files that are named by their content never change. */
async function file(event, url) {
  const files = await caches.open(FILES);
  const kept = await files.match(url.pathname + url.search);
  if (kept && within(url).startsWith('pkg/')) return kept;
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.status === 200) event.waitUntil(files.put(url.pathname + url.search, answer.clone()).then(() => bound(files, MOST_FILES)));
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function keep(answer, url) {
  const pages = await caches.open(PAGES);
  const html = await store(pages, url.pathname + url.search, answer);
  if (within(url) === '' || within(url) === 'table') await keepYear(html, pages);
  await bound(pages, MOST_PAGES);
}

/** Keeps a page under its address with the time of now; gives its text. */
async function store(pages, address, answer) {
  const html = await answer.text();
  const headers = new Headers(answer.headers);
  headers.set(KEPT, String(Date.now()));
  // What is kept is neither compressed nor of that length.
  headers.delete('content-encoding');
  headers.delete('content-length');
  await pages.put(address, new Response(html, { status: 200, headers }));
  return html;
}

/** A year once opened stays readable as a whole: its items, its list, its indicators. */
async function keepYear(html, pages) {
  if (self.navigator.connection?.saveData) return;
  const links = [...html.matchAll(/ href="(\/[^"#]*)/g)].map(([, address]) => address.replaceAll('&amp;', '&'));
  const addresses = [...new Set(links.filter((it) => it.startsWith(ROOT) && OF_A_YEAR.test(it.slice(ROOT.length))))];
  for (const address of addresses.slice(0, MOST_BESIDE)) {
    if (await pages.match(address)) continue;
    try {
      const answer = await fetch(address, { credentials: 'same-origin', priority: 'low' });
      if (answer.ok && is(answer, 'text/html')) await store(pages, address, answer);
    } catch {
      return;
    }
  }
}

/** What was kept first goes first. */
async function bound(cache, most) {
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

function is(answer, kind) {
  return (answer.headers.get('content-type') ?? '').startsWith(kind);
}

/** The page as it was kept, saying when that was. */
async function dated(kept, english) {
  const at = new Date(Number(kept.headers.get(KEPT)));
  const day = new Intl.DateTimeFormat(english ? 'en-GB' : 'ja-JP', { dateStyle: 'long', timeStyle: 'short' }).format(at);
  const said = english
    ? `<b>The server cannot be reached.</b> This is what you read on ${day}.`
    : `<b>サーバーにつながりません。</b>${day}に読んだ内容を表示しています。`;
  const notice = `<p class="notice wrap site-kept" role="status">${said}</p>`;
  const html = (await kept.text()).replace('<div id="page">', `<div id="page">${notice}`);
  return new Response(html, { status: 200, headers: kept.headers });
}

/** A page that was never opened. */
function unknown(english) {
  const [lang, title, said, home, words] = english
    ? ['en', 'The server cannot be reached', 'You have not opened this page before, so it cannot be shown without a connection.', `${ROOT}?lang=en`, 'To the overview']
    : ['ja', 'サーバーにつながりません', 'このページはまだ開いたことがないため、通信がないと表示できません。', ROOT, '概況へ'];
  const html =
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>` +
    `<body><main><h1>${title}</h1><p>${said}</p><p><a href="${home}">${words}</a></p></main></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; base-uri 'none'" };
  return new Response(html, { status: 503, headers });
}
