// A data folder as the version before the last migration left it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';

const LAST = 'm0032_mail';
const BEFORE = `
  DROP TABLE mail;
  DELETE FROM counter WHERE kind = 'mail';
  CREATE TABLE reminder_mail (reminder bigint NOT NULL, account bigint NOT NULL, address text NOT NULL, claimed_at bigint,
    sent_at bigint, failure text, PRIMARY KEY (reminder, account));
  DELETE FROM seaql_migrations WHERE version = '${LAST}';`;

const place = (data: string) => join(data, 'ayumi.sqlite');

/** Takes the last migration back, while no server runs on it. */
export async function age(data: string) {
  const { Database } = await initSqlJs();
  const db = new Database(readFileSync(place(data)));
  db.run(BEFORE);
  writeFileSync(place(data), db.export());
  db.close();
}

/** Whether the last migration has been done, as the file says that no server runs on. */
export async function isYoung(data: string): Promise<boolean> {
  const { Database } = await initSqlJs();
  const db = new Database(readFileSync(place(data)));
  const found = db.exec(`SELECT (SELECT count(*) FROM mail), count(*) FROM seaql_migrations WHERE version = '${LAST}'`);
  db.close();
  return found[0].values[0][1] === 1;
}
