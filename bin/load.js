import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';

// A command ends before much of what V8 compiles on other threads is of use: it waits with that ten times as long as it would. What says
// so changes its name with V8, and V8 complains of a name that it does not know.
const LATER = {
  11: '--interrupt-budget=700000',
  12: '--invocation-count-for-turbofan=18000',
  13: '--invocation-count-for-turbofan=18000',
};
const later = LATER[process.versions.v8.split('.')[0]];
if (later !== undefined) v8.setFlagsFromString(later);

/** The folder of the built files. */
export const BUILT = fileURLToPath(new URL('../dist', import.meta.url));

/** What V8 made of a built file the last time that it was read, beside it. */
export const compiledBeside = (file) => `${file}.compiled`;

/** Built files that have been read, each with its script. */
export const scripts = new Map();

const outside = createRequire(import.meta.url);
const modules = new Map();

/**
 * Reads a built file, with what V8 made of it when Decant was built: that saves reading it through and compiling each function that is used.
 * Another release of Node, or another flag, has V8 refuse what it did not make; then it compiles as ever.
 */
export function load(file) {
  const known = modules.get(file);
  if (known !== undefined) return known.exports;
  const text = readFileSync(file, 'utf8');
  const module = { exports: {} };
  modules.set(file, module);
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename: file,
    cachedData: compiledOf(file),
  });
  scripts.set(file, script);
  const folder = dirname(file);
  const require = (name) => {
    const path = pathOf(name, folder);
    return path === undefined ? outside(name) : load(path);
  };
  Object.assign(require, { resolve: outside.resolve, cache: outside.cache, main: outside.main });
  script.runInThisContext()(module.exports, require, module, file, folder);
  return module.exports;
}

function compiledOf(file) {
  try {
    return readFileSync(compiledBeside(file));
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault;
    return undefined;
  }
}

/** A built file, however it is named; undefined for all else. */
function pathOf(name, folder) {
  const path = name.startsWith('file:') ? fileURLToPath(name) : name.startsWith('.') ? join(folder, name) : name;
  return isAbsolute(path) && path.startsWith(BUILT + sep) && path.endsWith('.js') ? path : undefined;
}
