// Runs the short commands on a shipped hospital and keeps what V8 compiled of them beside each built file: see bin/load.js.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT, compiledBeside, load, scripts } from '../bin/load.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const SITE = join(root, 'sites', 'stoke-mandeville');
const COMMANDS = [
  ['check', SITE],
  ['beds', SITE],
  ['costs', SITE],
  ['land', SITE],
  ['explain', 'net_position', '--site', SITE],
];

// The commands print for nobody.
process.stdout.write = (_text, ...done) => {
  done.at(-1)?.();
  return true;
};
const { main } = load(join(BUILT, 'cli', 'main.js'));
for (const command of COMMANDS) await main(command, root);
process.exitCode = 0; // a hospital that a check fails is compiled as well as another
for (const [file, script] of scripts) writeFileSync(compiledBeside(file), script.createCachedData());
