import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { printProblem, type Problem } from '../../src/problems/index.js';
import {
  modelResult,
  readSetting,
  runModelFile,
  type ModelResult,
  type ModelRun,
} from '../../src/sections/file/index.js';

/** Writes a file into a folder that goes when the test ends. */
export function fileOf(text: string | Uint8Array, name = 'model.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'decant-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

export function runOf(text: string | Uint8Array, ...set: string[]): ModelRun {
  const problems: Problem[] = [];
  const settings = set.flatMap((setting) => readSetting(setting, problems) ?? []);
  const run = runModelFile(fileOf(text), settings);
  return problems.length > 0 ? { problems: [...problems, ...run.problems] } : run;
}

/** Every problem as `line:column: found. right`; warnings begin with `warning:`. */
export function saidOf(text: string | Uint8Array, ...set: string[]): string[] {
  return runOf(text, ...set).problems.map((problem) => printProblem(problem).replace(/^.*?model\.yaml:?/, ''));
}

/** What a model gives; throws with the problems when it cannot be run. */
export function resultOf(text: string, ...set: string[]): ModelResult {
  const { outcome, problems } = runOf(text, ...set);
  if (outcome === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return modelResult(outcome);
}

export const HEAD = 'section: A model\ntimeline: { first: 2025, base: 2026, last: 2030 }\n';

/** A model file of lines, each `name: formula`, pure numbers all. */
export function linesOf(lines: Readonly<Record<string, string>>, before = ''): string {
  const entries = Object.entries(lines).map(([name, formula]) => `  ${name}:\n    unit: 1\n    formula: ${formula}\n`);
  return `${HEAD}${before}lines:\n${entries.join('')}`;
}

/** A model of one line `x`, whose formula stands on line 6 from column 14. */
export const formulaOf = (formula: string): string => linesOf({ x: formula });
