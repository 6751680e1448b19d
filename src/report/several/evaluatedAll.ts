import { basename, resolve } from 'node:path';
import { printProblems, UserError } from '../../problems/index.js';
import { once } from '../../study/index.js';
import { evaluateSite, shipped, type Asked, type Decant } from '../evaluateSite.js';
import type { Result } from '../result.js';
import { compared, type Compared } from './compared.js';
import { countedTwice } from './countedTwice.js';

/** A hospital of several that could not be reported, with everything that is wrong with it. */
export interface RefusedReport {
  readonly folder: string;
  readonly problems: readonly string[];
}

/** Hospitals of one run: those that are sound, those that are not, and the sound ones side by side where there are several. */
export interface EvaluatedAll {
  readonly results: readonly Result[];
  /** The folders of the results, as they were named, in their order. */
  readonly folders: readonly string[];
  readonly refused: readonly RefusedReport[];
  readonly together?: Compared;
}

/**
 * Several hospitals for a report, each once. One that is faulty does not lose the others; where none is sound, or a command cannot mean it, throws
 * `UserError` with every fault of all. `tell` hears which is being read.
 */
export function evaluatedAll(
  named: readonly string[],
  decant: Decant,
  asked: Asked,
  tell: (doing: string) => void,
): EvaluatedAll {
  const folders = [...new Map(named.map((folder) => [resolve(folder), folder])).values()];
  const codes = folders.map((folder) => basename(resolve(folder)));
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined)
    throw new UserError(`Two folders are called ${twice}: their reports would overwrite each other`);
  if (asked.from !== undefined && folders.length > 1)
    throw new UserError('--from is of one hospital', [`Name the folder of the one whose workbook ${asked.from} is`]);
  const evaluator = shipped(decant);
  const all = folders.map((folder) => {
    tell(`${folder}: reading`);
    return { folder, ...evaluateSite(folder, evaluator, asked) };
  });
  const sound = all.flatMap(({ folder, evaluated }) => (evaluated === undefined ? [] : { folder, ...evaluated }));
  const faulty = all.filter(({ evaluated }) => evaluated === undefined);
  if (sound.length === 0)
    throw new UserError('Nothing was written', printProblems(once(faulty.flatMap(({ problems }) => problems))));
  const results = sound.map(({ result }) => result);
  return {
    results,
    folders: sound.map(({ folder }) => folder),
    refused: faulty.map(({ folder, problems }) => ({ folder, problems: printProblems(once(problems)) })),
    ...(results.length > 1 ? { together: compared(results, countedTwice(sound.map(({ study }) => study))) } : {}),
  };
}
