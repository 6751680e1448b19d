#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

// A command ends before most of what V8 would compile on other threads for a longer run pays. So it waits with it six times as long as it
// would; it names how long otherwise in every release. See docs/decisions/2026-11-29-a-command-is-short.md.
const LATER = {
  11: '--interrupt-budget=400000',
  12: '--invocation-count-for-turbofan=18000',
  13: '--invocation-count-for-turbofan=18000',
};
const later = LATER[process.versions.v8.split('.')[0]];
if (later !== undefined) v8.setFlagsFromString(later);

const loaded = await import('../dist/cli/main.js').catch((fault) => {
  if (fault.code !== 'ERR_MODULE_NOT_FOUND') throw fault;
  console.error('Decant is not built yet. Run: npm run build');
  process.exitCode = 70;
});
await loaded?.main(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
