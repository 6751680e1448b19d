import type { Settings } from '../library/index.js';
import { View, type Outcome } from '../model/evaluate/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { once, type Best, type Case, type Study } from '../study/index.js';
import { printFinancialYear, printGbp } from '../words/index.js';
import type { RegimesFigure } from './figures/figuresOf.js';
import type { PartyGbp, RegimeOutcome, Regimes } from './result.js';

/** Less than this a year is said to be about even: it is within the rounding of the sentence. */
const EVEN_GBP = 50_000;

/** Lines that end in these are each party's, and all that is read of a regime. */
const PARTIES = ['trust', 'commissioner', 'system', 'exchequer', 'social', 'other_bodies'];
const WANTED = ['income_change', ...PARTIES.flatMap((party) => [`${party}_net`, `${party}_value`])];

/**
 * What the best option does to each party under every way of paying, each compared with the same years as usual
 * under the same regime (METHOD 2.3 and 2.4). Undefined for a site whose model has no slot to pay by, or when `problems` says why.
 */
export function regimesOf(
  study: Study,
  { case: main, sentence }: Best<Case>,
  year: number,
  problems: Problem[],
): Regimes | undefined {
  const found: Problem[] = [];
  const settings = study.regimes(found);
  const regimes = settings.flatMap((regime) => {
    const outcome = study.under(main.option, regime, found, WANTED);
    return outcome === undefined ? [] : [outcomeOf(regime, outcome, year)];
  });
  problems.push(...once(found));
  if (settings.length === 0 || hasErrors(found)) return undefined;
  return {
    option: main.option.title,
    best: sentence,
    yearLabel: printFinancialYear(year),
    prices: `${printFinancialYear(study.timeline.base)} prices`,
    regimes,
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

function outcomeOf({ id, title, note }: Settings, outcome: Outcome, year: number): RegimeOutcome {
  const view = new View(outcome);
  const parties = (suffix: string, at?: number): PartyGbp => {
    const of = (party: string): number | null => view.at(`${party}_${suffix}`, at) ?? null;
    return {
      trust: of('trust'),
      commissioner: of('commissioner'),
      system: of('system'),
      exchequer: of('exchequer'),
      social: of('social'),
      others: of('other_bodies'),
    };
  };
  const [aYear, lastYear] = [parties('net', year), parties('net', view.last)];
  return {
    id,
    title,
    ...(note === undefined ? {} : { note }),
    incomeChangeGbp: view.at('income_change', year) ?? null,
    aYear,
    lastYear,
    presentValue: parties('value'),
    sentence: sentenceOf(
      title,
      { gbp: aYear, label: printFinancialYear(year) },
      lastYear,
      printFinancialYear(view.last),
    ),
  };
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
