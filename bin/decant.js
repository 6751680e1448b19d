#!/usr/bin/env node
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT, load } from './load.js';

const root = fileURLToPath(new URL('..', import.meta.url));
try {
  const { main } = load(join(BUILT, 'cli', 'main.js'));
  await main(process.argv.slice(2), root);
} catch (fault) {
  if (fault.code !== 'ENOENT' || !fault.path?.startsWith(BUILT)) throw fault;
  sayUnbuilt();
}

/** Nothing is built where the scripts of packages are switched off, as by npm ci --ignore-scripts. */
function sayUnbuilt() {
  const message = 'Decant was fetched but not built, as npm does where scripts are switched off.';
  const way = `Run: cd ${root} && npm run build`;
  process.exitCode = 1;
  if (!process.argv.includes('--json')) console.error(`${message}\n${way}`);
  else console.log(JSON.stringify({ error: { code: 'unbuilt', message: `${message} ${way}`, problems: [] } }, null, 2));
}
