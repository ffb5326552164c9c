// Two stock Yjs clients (npm yjs and y-websocket, unchanged) in one report: they join, converge, see each other, and one
// of them stays alone for longer than the 30 s after which it would leave a server that says nothing.
//   usage: node stock.mjs ws://HOST/live/reports REPORT ALONE_SECONDS [HEADER:VALUE or NAME=VALUE of the query …]
import assert from 'node:assert/strict';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [address, report, alone, ...given] = process.argv.slice(2);
const headers = Object.fromEntries(given.filter((it) => it.includes(':')).map((it) => it.split(/:(.*)/).slice(0, 2)));
const params = Object.fromEntries(given.filter((it) => !it.includes(':')).map((it) => it.split('=')));

const faults = [];
for (const level of ['warn', 'error']) console[level] = (...words) => faults.push(words.map(String).join(' '));

class Socket extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols, { headers });
  }
}

function join(name) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(address, report, doc, { WebSocketPolyfill: Socket, params, disableBc: true });
  provider.awareness.setLocalStateField('user', { name });
  const closed = [];
  provider.on('connection-close', (event) => closed.push(event?.code));
  return { doc, provider, closed, narrative: doc.getText('narrative'), values: doc.getMap('values') };
}

async function until(what, holds) {
  const end = Date.now() + 60_000; // a busy machine takes its time
  while (!holds()) {
    if (Date.now() > end) throw new Error(`still not: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const same = (a, b) => Y.equalSnapshots(Y.snapshot(a.doc), Y.snapshot(b.doc));

const a = join('山田');
const b = join('佐藤');
await until('both are in sync', () => a.provider.synced && b.provider.synced);
const before = a.narrative.toString();

a.narrative.insert(before.length, '山田が書いた。👨‍👩‍👧');
b.narrative.insert(0, '佐藤が書いた。');
b.values.set('3', '28');
await until('both say the same', () => same(a, b) && a.narrative.length === b.narrative.length && a.values.get('3') === '28');
assert.equal(a.narrative.toString(), `佐藤が書いた。${before}山田が書いた。👨‍👩‍👧`);
a.narrative.delete(0, '佐藤が書いた。'.length);
await until('a deletion arrives', () => same(a, b) && b.narrative.toString().startsWith(before));

const names = (it) => [...it.provider.awareness.getStates().values()].map((state) => state.user?.name).sort();
await until('each sees both', () => [a, b].every((it) => names(it).join() === ['佐藤', '山田'].sort().join()));
b.provider.destroy();
await until('who left is not here any more', () => names(a).join() === '山田');

await new Promise((done) => setTimeout(done, Number(alone) * 1_000));
assert.deepEqual(a.closed, [], 'the connection was never lost');
assert.equal(a.provider.wsconnected, true);
a.narrative.insert(a.narrative.length, 'まだいる。');
const c = join('鈴木');
await until('who comes later finds all of it', () => c.provider.synced && c.narrative.toString().endsWith('まだいる。'));
assert.deepEqual(faults, [], 'nothing was warned of');
for (const it of [a, c]) it.provider.destroy();
process.stdout.write(`stock clients: ${a.narrative.length} letters, alone for ${alone} s\n`);
process.exit(0);
