// One stock Yjs client (npm yjs and y-websocket, unchanged) beside real browsers: it joins with somebody's session, writes
// at the end of 説明, and stays until it has read what it was told to wait for.
//   usage: node guest.mjs ORIGIN REPORT COOKIE WRITES WAITS_FOR
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [origin, report, cookie, writes, waits] = process.argv.slice(2);
const faults = [];
for (const level of ['warn', 'error']) console[level] = (...words) => faults.push(words.map(String).join(' '));

class Socket extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols, { headers: { cookie, origin } });
  }
}

const doc = new Y.Doc();
const address = `${origin.replace('http', 'ws')}/live/reports`;
const provider = new WebsocketProvider(address, report, doc, { WebSocketPolyfill: Socket, disableBc: true });
provider.awareness.setLocalStateField('user', { name: '客　人' });
const narrative = doc.getText('narrative');
const fail = setTimeout(() => {
  process.stderr.write(`still: ${narrative.toString()}\n`);
  process.exit(1);
}, 60_000);
provider.once('sync', () => {
  narrative.insert(narrative.length, writes);
  const look = () => {
    if (!narrative.toString().includes(waits)) return;
    clearTimeout(fail);
    // Long enough for a reader of the other side to see it here, then gone.
    process.stdout.write(narrative.toString());
    process.exit(faults.length === 0 ? 0 : 2);
  };
  narrative.observe(look);
  look();
});
