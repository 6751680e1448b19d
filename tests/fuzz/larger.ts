import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDone, writeDone, type Done } from './done.js';
import { root, type Fuzzed } from './workshop.js';

/** A day: 100,000 damaged inputs take hours. */
const LONGEST_MS = 86_400_000;
const PAGE = join(root, 'docs', 'fuzz.md');

const asked = JSON.parse(process.env.DECANT_FUZZ ?? '{}') as {
  readonly seed?: number;
  readonly counts?: Readonly<Record<string, string>>;
};

type Fuzz = (count: number, seed: number) => Promise<Fuzzed> | Fuzzed;

/** What `tests/fuzz/NAME.ts` exports as `fuzzName`. */
async function fuzzOf(name: string): Promise<Fuzz> {
  const module = (await import(/* @vite-ignore */ join(import.meta.dirname, `${name}.ts`))) as Record<string, Fuzz>;
  const fuzz = module[`fuzz${name.charAt(0).toUpperCase()}${name.slice(1)}`];
  if (fuzz === undefined) throw new Error(`tests/fuzz/${name}.ts exports no generator of its name`);
  return fuzz;
}

it.each(Object.entries(asked.counts ?? {}))('%s, %s times', { timeout: LONGEST_MS }, async (name, times) => {
  const seed = asked.seed ?? 1;
  const started = Date.now();
  const { tried, fell } = await (await fuzzOf(name))(Number(times), seed);
  const date = new Date(started).toISOString().slice(0, 10);
  const done: Done = { name, tried, fell, seed, date, minutes: Math.ceil((Date.now() - started) / 60_000) };
  const others = readDone(readFileSync(PAGE, 'utf8')).filter((each) => each.name !== name);
  writeFileSync(PAGE, writeDone([...others, done]));
  expect(fell).toEqual([]);
});
