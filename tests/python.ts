import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** A shim of a version manager may come before the system's own. */
const CANDIDATES = ['/usr/bin/python3', 'python3'];
const python = CANDIDATES.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
const isRequired = process.env.DECANT_REQUIRE_JUDGES === '1';

/** Skipped where python3 is missing, under a name that says so and in so many words, unless judges are required. */
export function describePython(name: string, tests: () => void): void {
  if (python !== undefined || isRequired) {
    describe(name, tests);
    return;
  }
  process.stdout.write(`Skipped: ${name} (python3 is not installed)\n`);
  describe.skip(`${name} (skipped: python3 is not installed)`, tests);
}

/** What a program in Python prints; fails where it does not end well. */
export function runPython(program: string, words: readonly string[], input = ''): string {
  if (python === undefined) throw new Error('There is no python3, and DECANT_REQUIRE_JUDGES=1 asks for it');
  const done = spawnSync(python, [program, ...words], { encoding: 'utf8', input, maxBuffer: 1e9, timeout: 60_000 });
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}
