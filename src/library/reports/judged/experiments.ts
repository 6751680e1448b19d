import { didYouMean, type Problem } from '../../../problems/index.js';
import type { Experiment } from '../../experiments/index.js';
import type { Settings } from '../../settings.js';
import type { NamedLine } from '../declaration.js';
import { nearest, refuse, type Known } from './known.js';
import { refuseStrangers } from './strangers.js';

/** What experiments ask, draw, change and compare with must be there. */
export function judgeExperiments(
  experiments: readonly Experiment[],
  known: Known,
  options: readonly string[],
  problems: Problem[],
): void {
  for (const { asks, draws, variants } of experiments) {
    refuseStrangers(
      asks.map(({ line, place }) => ({ name: line, place })),
      known,
      problems,
    );
    for (const { against } of asks)
      if (against !== undefined && !options.includes(against.name))
        refuse(problems, against.place, `there is no option ${against.name}`, nearest(against.name, options));
    refuseStrangeInputs(variants, known, problems);
    refuseStrangeNames(draws ?? [], known, problems);
  }
}

/** Inputs that files of settings give and that no section has: they would change nothing. */
export function refuseStrangeInputs(settings: readonly Settings[], known: Known, problems: Problem[]): void {
  for (const { givens } of settings) refuseStrangeNames(givens, known, problems);
}

function refuseStrangeNames(given: readonly NamedLine[], known: Known, problems: Problem[]): void {
  for (const { name, place } of given) {
    if (known.names.get(name)?.isInput === true) continue;
    const inputs = [...known.names].flatMap(([each, { isInput }]) => (isInput ? [each] : []));
    const right = didYouMean(name, inputs) ?? 'Name an input of templates/model';
    refuse(problems, place, `no section has an input ${name}`, right);
  }
}
