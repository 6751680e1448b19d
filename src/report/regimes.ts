import type { Ran, VariantFacts } from '../experiments/index.js';
import type { Timeline } from '../model/index.js';
import type { Best, Case } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { Said } from './say/index.js';
import type { PartyGbp, RegimeOutcome, Regimes } from './result.js';

/**
 * What the best option of those that change anything does to each party under every way of paying, each compared with the same years as usual
 * under the same regime (METHOD 2.3 and 2.4). Undefined for a site whose model has no slot to pay by.
 */
export function regimesOf(
  experiments: readonly Ran[],
  { change: main, sentence }: Best<Case>,
  said: readonly Said[],
  { year, base }: Timeline & { readonly year: number },
): Regimes | undefined {
  const ran = experiments.find(({ id }) => id === 'regimes');
  if (ran === undefined || ran.variants.length === 0) return undefined;
  return {
    option: main.option.title,
    best: sentence,
    yearLabel: printFinancialYear(year),
    prices: `${printFinancialYear(base)} prices`,
    regimes: ran.variants.flatMap((variant) =>
      outcomeOf(
        variant,
        said.filter((each) => each.variant === variant.id),
      ),
    ),
  };
}

function outcomeOf({ id, title, note, cases }: VariantFacts, said: readonly Said[]): RegimeOutcome[] {
  const [main] = cases;
  if (main === undefined) return [];
  const parties = (suffix: '' | '_last' | '_worth'): PartyGbp => {
    const of = (party: keyof PartyGbp): number | null => main.values[`${party}${suffix}`] ?? null;
    return {
      trust: of('trust'),
      commissioner: of('commissioner'),
      system: of('system'),
      exchequer: of('exchequer'),
      social: of('social'),
      others: of('others'),
    };
  };
  return [
    {
      id,
      title,
      ...(note === undefined ? {} : { note }),
      incomeChangeGbp: main.values['income'] ?? null,
      aYear: parties(''),
      lastYear: parties('_last'),
      presentValue: parties('_worth'),
      sentence: said.map(({ text }) => text).join(' '),
    },
  ];
}
