import { basename } from 'node:path';
import { evaluator, printLines, type Failure, type Outcome, type PrintedLine } from '../../model/evaluate/index.js';
import { toldChecks, type ToldCheck } from '../../model/explain/index.js';
import { assemble, check } from '../../model/structure/index.js';
import type { Given } from '../../model/values/index.js';
import { hasErrors, printProblems, UserError, type Problem } from '../../problems/index.js';
import { readSection } from '../index.js';

/** What a model gives, as plain data: language/example.json has this shape. */
export interface ModelResult {
  readonly years: readonly number[];
  readonly lines: Readonly<Record<string, PrintedLine>>;
  readonly checks: readonly ToldCheck[];
  readonly failures: readonly Failure[];
}

export interface ModelRun {
  /** Undefined when the file holds an error; `problems` then says which. */
  readonly outcome?: Outcome;
  readonly problems: readonly Problem[];
}

/** Reads, checks and evaluates a model file that runs on its own, with values set over its inputs. */
export function runModelFile(path: string, settings: readonly Given[]): ModelRun {
  const problems: Problem[] = [];
  const section = readSection(path, path, basename(path).replace(/\.ya?ml$/, ''), problems);
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [settings], problems);
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  if (checked === undefined || hasErrors(problems)) return { problems };
  return { outcome: evaluator(checked.structure).run(checked.bound), problems };
}

/** The same with the values of `--set`; throws `UserError` with every problem where it cannot be run. */
export function runWithSettings(model: string, set: readonly string[]): { outcome: Outcome; warnings: Problem[] } {
  const problems: Problem[] = [];
  const settings = set.flatMap((text) => readSetting(text, problems) ?? []);
  const { outcome, problems: found } = runModelFile(model, settings);
  problems.push(...found);
  if (outcome === undefined || hasErrors(problems))
    throw new UserError(`${model} cannot be run`, printProblems(problems));
  return { outcome, warnings: problems };
}

export function modelResult(outcome: Outcome): ModelResult {
  return {
    years: outcome.structure.blueprint.years,
    lines: printLines(outcome),
    checks: toldChecks(outcome),
    failures: outcome.failures,
  };
}

/** Reads `--set name=value`; what is not of that form is a problem. */
export function readSetting(text: string, problems: Problem[]): Given | undefined {
  const match = /^([a-z][a-z0-9_]*)=(.+)$/s.exec(text);
  const place = { file: '--set' };
  if (match === null) {
    const isMember = /^[a-z][a-z0-9_]*\.[^=]*=/.test(text);
    const right = isMember
      ? 'Members cannot be set one by one: --set name=value sets them all; change the file to set one'
      : 'Write --set name=value, such as --set "ward_beds=24 bed/ward"';
    problems.push({ severity: 'error', ...place, found: `"${text.slice(0, 80)}" does not set a value`, right });
    return undefined;
  }
  return { name: match[1] ?? '', place, value: { kind: 'single', typed: { text: match[2] ?? '', place } } };
}
