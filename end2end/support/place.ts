// Where the built product and the data of the tests are.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const binary = join(here, '../../target/ayumi/ayumi');
export const template = (sample: string) => join(here, '../test-data', sample);

/** The tests bring their own database, whatever the shell says. */
export function environment(): NodeJS.ProcessEnv {
  const { DATABASE_URL, ...rest } = process.env;
  return rest;
}
