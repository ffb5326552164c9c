// Loads both samples once; each worker then serves a copy of its own.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { binary, environment, template } from './place';

export default function load() {
  for (const sample of ['musashino', 'mihon']) {
    rmSync(template(sample), { recursive: true, force: true });
    execFileSync(binary, ['sample', sample, '--data', template(sample)], { env: environment(), stdio: 'pipe' });
  }
}
