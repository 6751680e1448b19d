#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

const loaded = await import('../dist/cli/main.js').catch((fault) => {
  if (fault.code !== 'ERR_MODULE_NOT_FOUND') throw fault;
  console.error('Decant is not built yet. Run: npm run build');
  process.exitCode = 70;
});
await loaded?.main(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
