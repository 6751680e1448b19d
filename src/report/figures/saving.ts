import type { View } from '../../model/evaluate/index.js';
import { printFinancialYear, printGbp } from '../../words/index.js';
import type { MoneyStep, SavingFigure } from './figures.js';
import type { FigureSubject } from './subject.js';

/** A cut that a plan itself decides on, and that most plans lack. */
const PLANNED = 'Overheads';

/** What the cost released is made of: label and line, left out where the model has no such line. */
const PARTS: readonly (readonly [label: string, line: string])[] = [
  ['What moves with patients', 'variable_cost_released'],
  ['Closed wards', 'ward_cost_released'],
  ['Premises', 'premises_cost_released'],
  [PLANNED, 'overheads_released'],
];

/** A pound: less than that is a rounding of the sums. */
const POUND = 1;

/** From the full cost of the fall in bed-days to what is released and what is left of it, when the effects are full. */
export function saving({ best, fullEffectYear, realPrices }: FigureSubject): SavingFigure | undefined {
  const { view } = best;
  if (!view.has('full_absorption') || !view.has('released_cost')) return undefined;
  const at = (line: string): number | null => view.at(line, fullEffectYear) ?? null;
  const cost = (label: string, line: string): MoneyStep[] =>
    view.has(line) ? [{ label, gbp: negated(at(line)), kind: 'change' }] : [];
  const spare = at('released_spare_wards') ?? 0;
  const steps: MoneyStep[] = [
    { label: 'Worth at full cost', gbp: at('full_absorption'), kind: 'level' },
    ...cost('Stranded', 'stranded_cost'),
    { label: 'Released', gbp: at('released_cost'), kind: 'level', parts: partsOf(view, fullEffectYear) },
    ...(spare === 0 ? [] : [{ label: 'Wards spare already', gbp: spare, kind: 'change' as const }]),
    ...cost('Care elsewhere', 'reprovision'),
    ...cost('Double running', 'double_running'),
    ...cost('One-offs', 'one_offs'),
  ];
  return {
    option: best.option.title,
    best: best.sentence,
    prices: realPrices,
    yearLabel: printFinancialYear(fullEffectYear),
    steps: [...steps, { label: 'Net', gbp: at('net_saving'), kind: 'level' }],
    beyond: beyondOf(view, fullEffectYear),
    source:
      'Cost shares, ward cost, care elsewhere: METHOD 2.1, 2.2 and the site folder, illustrative where marked. Before land, income and unitary charge.',
  };
}

/** The parts of the cost released, and what other lines add to it. */
function partsOf(view: View, year: number): { label: string; gbp: number | null }[] {
  const parts = PARTS.filter(
    ([label, line]) => view.has(line) && !(label === PLANNED && view.at(line, year) === 0),
  ).map(([label, line]) => ({
    label,
    gbp: view.at(line, year) ?? null,
  }));
  const rest = parts.reduce((left, { gbp }) => left - (gbp ?? NaN), view.at('released_cost', year) ?? NaN);
  return Math.abs(rest) < POUND || Number.isNaN(rest) ? parts : [...parts, { label: 'Other', gbp: rest }];
}

/** What one year cannot show: cost that is released later, and what is paid once in other years. */
function beyondOf(view: View, year: number): string {
  const later = view.at('released_cost', view.last);
  const now = view.at('released_cost', year);
  const once = view.at('total_paid_once');
  const sentences = [
    ...(later === undefined || now === undefined || Math.abs(later - now) < POUND
      ? []
      : [`By ${printFinancialYear(view.last)} ${printGbp(later)} a year is released.`]),
    ...(once === undefined || once < POUND ? [] : [`One-offs and double running in all: ${printGbp(once)}.`]),
  ];
  return sentences.join(' ');
}

function negated(amount: number | null): number | null {
  return amount === null ? null : 0 - amount;
}
