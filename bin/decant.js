#!/usr/bin/env node
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT, load } from './load.js';

try {
  const { main } = load(join(BUILT, 'cli', 'main.js'));
  await main(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
} catch (fault) {
  if (fault.code !== 'ENOENT' || !fault.path?.startsWith(BUILT)) throw fault;
  const root = fileURLToPath(new URL('..', import.meta.url));
  console.error(
    `Decant was fetched but not built, as the scripts of packages are switched off. Run:\n  cd ${root} && npm run build`,
  );
  process.exitCode = 1;
}
