import type { NetPositionFigure, ReleasedStrandedFigure } from './figures.js';
import type { View } from '../../model/evaluate/index.js';
import type { FigureSubject } from './subject.js';

/** Cost released and stranded by year for the best option (METHOD 2.2). */
export function releasedStranded({ best, years, yearLabels, realPrices }: FigureSubject): ReleasedStrandedFigure {
  return {
    option: best.option.title,
    best: best.sentence,
    prices: realPrices,
    years,
    yearLabels,
    releasedGbp: best.view.yearly('released_cost'),
    strandedGbp: best.view.yearly('stranded_cost'),
    ...releaseShares(best.view),
    source:
      'Cost shares and cost a bed: METHOD 2.1 and example 2b, illustrative; running costs: the site folder. METHOD 2.2 compares with 20–30% released in year 1, 50–70% by year 4 or 5: a range without a source.',
  };
}

/** The share released in years whose bed-days are below today's, and the share that no plan is believed to reach. */
function releaseShares(view: View): Pick<ReleasedStrandedFigure, 'releaseShare' | 'tooGood'> {
  if (!view.has('release_share')) return {};
  const gross = view.yearly('full_absorption');
  const tooGood = view.input('release_too_good');
  return {
    releaseShare: view.yearly('release_share').map((share, index) => (gross[index] === 0 ? null : share)),
    ...(tooGood === undefined ? {} : { tooGood }),
  };
}

/** Cumulative net position of every option that is no what-if (METHOD 2.4). */
export function netPosition({ cases, years, yearLabels, realPrices }: FigureSubject): NetPositionFigure {
  const options = cases.filter((each) => !each.option.whatIf);
  return {
    prices: realPrices,
    years,
    yearLabels,
    options: options.map((each) => ({
      label: each.option.title,
      cumulativeGbp: each.view.yearly('cumulative_net_position'),
    })),
    source:
      'What the trust gains against usual: cost released, income, land, one-offs and its part of care elsewhere (METHOD 2.4). A charge that no option changes is not in it.',
  };
}
