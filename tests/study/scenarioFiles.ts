import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { valueAt } from '../../src/model/evaluate/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { describeScenario, type DescribedScenario } from '../../src/scenarios/index.js';
import { openSite, type Study } from '../../src/study/index.js';
import { sites, temporaryFolder, shippedLibrary } from './reported.js';

export const library = shippedLibrary;
export const shipped = library.ids('scenarios');
export const hospitals = readdirSync(sites);

/** A hospital under a scenario, which must be sound. */
export function studyUnder(scenario: string, site = join(sites, 'typical-acute')): Study {
  const { study, problems } = openSite(site, library, scenario);
  if (study === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return study;
}

/** A line of the programme alone in the fifth year, when effects are full. */
export function inYearFive({ cases, timeline }: Study, line: string, member?: string): number {
  const outcome = cases.find(({ option }) => option.id === 'programme-alone')?.outcome;
  return (outcome && valueAt(outcome, line, timeline.base + 5, member)) ?? NaN;
}

export function described(name: string): DescribedScenario {
  const problems: Problem[] = [];
  const scenario = describeScenario(name, library, problems);
  if (scenario === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return scenario;
}

/** Writes a scenario into a fresh folder; its path. */
export function written(text: string, name = 'mine.yaml'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

export const BASE = 'scenario: Mine\nextends: growth-alone\n';
export const ALL = 'pods: all, scope: 100 %';
export const FULL =
  'inputs: { realisation: 1, avoided_stay_ratio: 1, demographic_growth: 0, non_demographic_growth: 0 }\n';
export const effects = (...lines: string[]): string => `effects:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`;
