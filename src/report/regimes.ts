import type { Ran, VariantFacts } from '../experiments/index.js';
import type { Timeline } from '../model/index.js';
import type { Best, Case } from '../study/index.js';
import { printFinancialYear, printGbp } from '../words/index.js';
import type { RegimesFigure } from './figures/figuresOf.js';
import type { PartyGbp, RegimeOutcome, Regimes } from './result.js';

/** Less than this a year is said to be about even: it is within the rounding of the sentence. */
const EVEN_GBP = 50_000;

/**
 * What the best option does to each party under every way of paying, each compared with the same years as usual
 * under the same regime (METHOD 2.3 and 2.4). Undefined for a site whose model has no slot to pay by.
 */
export function regimesOf(
  experiments: readonly Ran[],
  { case: main, sentence }: Best<Case>,
  year: number,
  { base, last }: Timeline,
): Regimes | undefined {
  const ran = experiments.find(({ id }) => id === 'regimes');
  if (ran === undefined || ran.variants.length === 0) return undefined;
  return {
    option: main.option.title,
    best: sentence,
    yearLabel: printFinancialYear(year),
    prices: `${printFinancialYear(base)} prices`,
    regimes: ran.variants.flatMap((variant) => outcomeOf(variant, { year, last })),
  };
}

/** The regimes as a chart draws them. */
export function regimesFigure({ regimes, option, best, yearLabel, prices }: Regimes): RegimesFigure {
  return {
    option,
    best,
    yearLabel,
    prices,
    regimes: regimes.map(({ title, aYear }) => ({
      label: title,
      trustGbp: aYear.trust,
      commissionerGbp: aYear.commissioner,
      systemGbp: aYear.system,
    })),
    source:
      'METHOD 2.3 and 2.4: change against the same years as usual under the same regime; shares, thresholds and budgets illustrative where marked.',
  };
}

function outcomeOf(
  { id, title, note, cases }: VariantFacts,
  { year, last }: { readonly year: number; readonly last: number },
): RegimeOutcome[] {
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
  const [aYear, lastYear] = [parties(''), parties('_last')];
  const labels = [printFinancialYear(year), printFinancialYear(last)] as const;
  return [
    {
      id,
      title,
      ...(note === undefined ? {} : { note }),
      incomeChangeGbp: main.values['income'] ?? null,
      aYear,
      lastYear,
      presentValue: parties('_worth'),
      sentence: sentenceOf(title, { gbp: aYear, label: labels[0] }, lastYear, labels[1]),
    },
  ];
}

/** Who gains and who loses, in one sentence; what turns about by the last year is said too. */
export function sentenceOf(
  title: string,
  { gbp, label }: { readonly gbp: PartyGbp; readonly label: string },
  last: PartyGbp,
  lastLabel: string,
): string {
  const { trust, commissioner, system, others } = gbp;
  if (trust === null || commissioner === null || system === null)
    return `${title}: who gains is not known, because a number that it needs could not be calculated.`;
  const partners = others === null || signOf(others) === 0 ? '' : ` (and other public bodies ${verb(others)})`;
  const turned =
    last.trust === null || signOf(last.trust) === signOf(trust)
      ? ''
      : `; by ${lastLabel} the trust ${said(last.trust)}`;
  return `${title}: in ${label} the trust ${said(trust)} and the commissioner ${said(commissioner)}${why(trust, commissioner, system)}${partners}${turned}.`;
}

type Sign = -1 | 0 | 1;

function signOf(amount: number): Sign {
  return Math.abs(amount) < EVEN_GBP ? 0 : amount > 0 ? 1 : -1;
}

function said(amount: number): string {
  const sign = signOf(amount);
  if (sign === 0) return 'comes out about even';
  return `${sign > 0 ? 'gains' : 'loses'} ${printGbp(Math.abs(amount))}`;
}

/** The same of several. */
function verb(amount: number): string {
  if (signOf(amount) === 0) return 'come out about even';
  return `${amount > 0 ? 'gain' : 'lose'} ${printGbp(Math.abs(amount))}`;
}

function why(trust: number, commissioner: number, system: number): string {
  const together = `together they ${verb(system)}`;
  const [own, payer] = [signOf(trust), signOf(commissioner)];
  if (own < 0 && payer > 0) return `, so the hospital pays for what its payer saves; ${together}`;
  if (own > 0 && payer < 0) return `, so the payer pays for what the hospital saves; ${together}`;
  return `; ${together}`;
}
