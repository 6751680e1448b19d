import type { View } from '../../model/evaluate/index.js';
import { printFinancialYear } from '../../words/index.js';
import { provenanceOf } from '../say/index.js';
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
  const from = (line: string): string => provenanceOf(view.outcome, [line]).sources.join(', ');
  const published = view.input('last_published_year');
  const contractEnd = view.at('contract_end_year');
  const ends: ContractEnd[] = [];
  if (published !== undefined)
    ends.push({ year: published, yearLabel: printFinancialYear(published), label: 'last published payment' });
  if (contractEnd !== undefined)
    ends.push({ year: contractEnd, yearLabel: printFinancialYear(contractEnd), label: 'by the contract’s dates' });
  const further = view.has('charge_between_datings') ? blankZeros(view.yearly('charge_between_datings')) : [];
  const furtherReal = view.has('charge_between_datings_real')
    ? blankZeros(view.yearly('charge_between_datings_real'))
    : [];
  const more = view.input('expiry_as_contract') === 0 && further.some((charge) => charge !== null);
  return {
    contract: site.contracts.join('; ') || `${site.name}, PFI`,
    years,
    yearLabels,
    nominalGbp,
    realGbp: view.yearly('unitary_charge_real'),
    realPrices,
    ...partYear(view),
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
    source: `Charge: ${from('unitary_charge')}; deflator: ${from('gdp_deflator')}.`,
  };
}

/** The last year with a charge, where its payment is for a part of it only (METHOD 3.3). */
function partYear(view: View): { readonly partYear?: number } {
  const year = view.at('last_charge_year');
  return view.at('last_charge_is_part') === 1 && year !== undefined ? { partYear: year } : {};
}

function blankZeros(charges: readonly (number | null)[]): (number | null)[] {
  return charges.map((charge) => (charge === 0 ? null : charge));
}
