import { defineConfig } from 'vitest/config';
import { SLOW } from './tests/slow.js';
import { SlowFirst } from './tests/slowFirst.js';

export default defineConfig(({ mode }) => ({
  test: {
    // `npm run fuzz` is `--mode fuzz`.
    include: mode === 'fuzz' ? ['tests/fuzz/larger.ts'] : ['tests/**/*.test.ts'],
    // `npm run test:fast` is `--mode fast`.
    exclude: mode === 'fast' ? [...SLOW] : [],
    globalSetup: ['tests/build.ts'],
    // Tests of the kernel alone need the library of units that readers of files lend it.
    setupFiles: ['src/sections/unitLibrary.ts'],
    sequence: { sequencer: SlowFirst },
    testTimeout: 60_000,
    pool: 'threads',
    // Two cores are common; vitest would leave one idle. Tests share no state, so modules are loaded once a worker.
    maxWorkers: 2,
    isolate: false,
  },
}));
