import type { WhoGainsFigure } from './figures.js';
import type { FigureSubject } from './subject.js';

const PARTIES: readonly (readonly [label: string, line: string])[] = [
  ['Trust', 'trust_net'],
  ['Commissioner', 'commissioner_net'],
  ['Both together (system)', 'system_net'],
  ['Exchequer', 'exchequer_net'],
];

/** What the best option changes for each party each year (METHOD 2.4); undefined when the model has no payment regime. */
export function whoGains({ best, years, yearLabels, realPrices }: FigureSubject): WhoGainsFigure | undefined {
  const { view, option } = best;
  const parties = PARTIES.filter(([, line]) => view.has(line));
  if (parties.length === 0 || !view.has('income_change')) return undefined;
  const { sections, lines } = best.outcome.structure.blueprint;
  const regime = sections.find(({ id }) => id === lines.get('income')?.section)?.title ?? 'not stated';
  return {
    option: option.title,
    best: best.sentence,
    prices: realPrices,
    regime,
    years,
    yearLabels,
    parties: parties.map(([label, line]) => ({ label, gbp: view.yearly(line) })),
    source:
      'Income, cost released, land, one-offs, double running and care elsewhere by who pays: METHOD 2.3 and 2.4; tariff and shares illustrative where marked.',
  };
}
