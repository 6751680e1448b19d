import { valueAt, type Outcome } from '../../../src/model/evaluate/index.js';
import type { Given } from '../../../src/model/values/index.js';
import type { Problem } from '../../../src/problems/index.js';
import type { Study } from '../../../src/study/index.js';
import { shippedLibrary as library } from '../reported.js';

/** The option of a study that closes wards. */
function acting({ cases }: Study): Study['cases'][number]['option'] {
  const option = cases.find(({ option: { id } }) => id === 'rationalise-and-sell')?.option;
  if (option === undefined) throw new Error('there is no rationalise-and-sell');
  return option;
}

/** Evaluates that option under a regime, with some inputs changed; throws what is wrong. */
export function under(study: Study, regime: string, changed: readonly Given[] = []): Outcome {
  const problems: Problem[] = [];
  const found = library.regimes(problems).find(({ id }) => id === regime);
  if (found === undefined) throw new Error(`there is no regime ${regime}`);
  const outcome = study.run(acting(study), { ...found, givens: [...found.givens, ...changed] }, problems);
  if (outcome === undefined) throw new Error(JSON.stringify(problems));
  return outcome;
}

/** A line's value in a year. */
export const at = (outcome: Outcome, line: string, year: number): number => valueAt(outcome, line, year) ?? NaN;

/** An input as a file would give it; a real sum in the prices of the shipped hospitals' base year. */
export const given = (name: string, text: string): Given => {
  const place = { file: 'assumptions' };
  const prices = text.includes('realGBP') ? { prices: 2017 } : {};
  return { name, place, value: { kind: 'single', typed: { text, place } }, ...prices };
};
