import { printFinancialYear } from '../../words/index.js';
import type { ContractEnd, UnitaryChargeFigure } from './figures.js';
import type { FigureSubject } from './subject.js';

/** The unitary charge by year, nominal and real, with both datings of its end; undefined when no charge is payable. */
export function unitaryCharge({
  study: { site },
  cases,
  years,
  yearLabels,
  realPrices,
}: FigureSubject): UnitaryChargeFigure | undefined {
  const view = cases[0]?.view;
  const nominalGbp = view?.yearly('unitary_charge') ?? [];
  if (view === undefined || !nominalGbp.some((charge) => charge !== 0)) return undefined;
  const published = view.input('last_published_year');
  const lastDay = view.input('contract_last_day');
  const ends: ContractEnd[] = [];
  if (published !== undefined)
    ends.push({ year: published, yearLabel: printFinancialYear(published), label: 'last published payment' });
  if (lastDay !== undefined) {
    const year = yearOf(lastDay);
    ends.push({ year, yearLabel: printFinancialYear(year), label: 'by the contract’s dates' });
  }
  const further = view.has('charge_between_datings') ? blankZeros(view.yearly('charge_between_datings')) : [];
  const furtherReal = view.has('charge_between_datings_real')
    ? blankZeros(view.yearly('charge_between_datings_real'))
    : [];
  const more = view.input('expiry_as_contract') === 0 && further.some((charge) => charge !== null);
  return {
    contract: `${site.name}, PFI`,
    years,
    yearLabels,
    nominalGbp,
    realGbp: view.yearly('unitary_charge_real'),
    realPrices,
    ...partYear(years, nominalGbp, view.input('part_year_below')),
    ends: ends.filter((end, index) => ends.findIndex((other) => other.year === end.year) === index),
    ...(more
      ? {
          furtherYears: {
            label: 'if it runs to the contract’s last day (a part of that year)',
            nominalGbp: further,
            realGbp: furtherReal,
          },
        }
      : {}),
    source: 'Charge: HM Treasury, current projects at 31 March 2016, nominal as published; deflator: OBR March 2019.',
  };
}

/** The last year paid for, if its payment is under such a share of the year before's (METHOD 3.3). */
export function partYear(
  years: readonly number[],
  charges: readonly (number | null)[],
  below = 0,
): { readonly partYear?: number } {
  const last = charges.findLastIndex((charge) => charge !== null && charge !== 0);
  const year = years[last];
  const isPart = (charges[last] ?? 0) < below * (charges[last - 1] ?? 0);
  return isPart && year !== undefined ? { partYear: year } : {};
}

function blankZeros(charges: readonly (number | null)[]): (number | null)[] {
  return charges.map((charge) => (charge === 0 ? null : charge));
}

/** The financial year, by its end, that holds a day counted from 30 December 1899. */
function yearOf(serialDay: number): number {
  const date = new Date((serialDay - 25_569) * 86_400_000);
  return date.getUTCFullYear() + (date.getUTCMonth() >= 3 ? 1 : 0);
}
