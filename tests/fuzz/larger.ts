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

/** After so many the page is written: a run that is cut short tells what it did, and the next one of the same seed goes on from there. */
const SLICE: Readonly<Record<string, number>> = { damaged: 500 };
const USUAL_SLICE = 20;

it.each(Object.entries(asked.counts ?? {}))('%s, %s times', { timeout: LONGEST_MS }, async (name, times) => {
  const [seed, wanted, slice] = [asked.seed ?? 1, Number(times), SLICE[name] ?? USUAL_SLICE];
  const fuzz = await fuzzOf(name);
  const before = readDone(readFileSync(PAGE, 'utf8')).find((each) => each.name === name);
  let done = begun(name, seed, before?.seed === seed && before.tried < wanted ? before : undefined);
  while (done.tried < wanted) {
    const started = Date.now();
    // Each slice draws from a seed of its own, which follows from the run's.
    const { tried, fell } = await fuzz(Math.min(slice, wanted - done.tried), seed + done.tried / slice);
    done = {
      ...{ name, seed, fell: [...done.fell, ...fell], tried: done.tried + tried },
      date: new Date(started).toISOString().slice(0, 10),
      minutes: Number((done.minutes + (Date.now() - started) / 60_000).toFixed(1)),
    };
    const others = readDone(readFileSync(PAGE, 'utf8')).filter((each) => each.name !== name);
    writeFileSync(PAGE, writeDone([...others, done]));
  }
  expect(done.fell).toEqual([]);
});

function begun(name: string, seed: number, before: Done | undefined): Done {
  return before ?? { name, seed, tried: 0, fell: [], date: '', minutes: 0 };
}
