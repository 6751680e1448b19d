import type { ChartFigures, UnitaryChargeFigure, YearlyGbp } from '../../report/figures/index.js';
import { formatMoney } from '../../words/labels/index.js';
import { moneyAxis, yearAxis } from './axes.js';
import { endMarks, roomForMarks, type EndMark } from './endMarks.js';
import { frameOf, shorten } from './heading.js';
import { legendOnTop } from './legend.js';
import { COLOURS } from './palette.js';
import { withoutIdleYears } from './releasedStranded.js';
import { renderChart } from './renderer.js';

/** The unitary charge by year, nominal and real, with each dating of the contract's end; undefined without a contract. */
export function drawUnitaryCharge(figures: ChartFigures): Promise<Buffer> | undefined {
  const { unitaryCharge } = figures;
  if (unitaryCharge === undefined) return undefined;
  const { yearLabels } = unitaryCharge;
  const marks = marksOf(unitaryCharge);
  return renderChart(
    {
      type: 'line',
      data: { labels: [...yearLabels], datasets: linesOf(unitaryCharge) },
      options: {
        scales: {
          x: yearAxis(),
          y: moneyAxis('£m a year', { grace: '5%' }),
        },
        plugins: { legend: legendOnTop({ lines: 2 }), subtitle: roomForMarks(marks.length) },
      },
      plugins: [endMarks(marks)],
    },
    frameOf(figures, unitaryCharge, finding(unitaryCharge), subtitleOf(unitaryCharge)),
  );
}

/** The charge of the base year, or the first where none is due in it, and the last of a full year: a payment for a part of a year is no measure of a year's charge. */
export function finding({ nominalGbp, years, yearLabels, baseYear, partYear }: UnitaryChargeFigure): string {
  const charges = withoutIdleYears(nominalGbp);
  const inWords = (index: number) => `${formatMoney(charges[index] ?? 0)} in ${yearLabels[index] ?? ''}`;
  const base = years.indexOf(baseYear ?? 0);
  const earliest = charges.findIndex(isKnown);
  const [first, last] = [
    base >= earliest && isKnown(charges[base] ?? null) ? base : earliest,
    charges.findLastIndex(isKnown),
  ];
  if (first < 0) return 'unitary charge by year';
  const isPart = partYear !== undefined && years[last] === partYear;
  const full = isPart ? last - 1 : last;
  return `unitary charge ${inWords(first)}${full > first ? `, ${inWords(full)}` : ''} (nominal)`;
}

/** The contract, a last payment that is for a part of a year, and what is dashed. */
export function subtitleOf({ contract, years, yearLabels, partYear, furtherYears }: UnitaryChargeFigure): string {
  const sentences = [`Contract: ${shorten(contract, 70)}.`];
  const part = partYear === undefined ? -1 : years.indexOf(partYear);
  const [full, last] = [yearLabels[part - 1] ?? '', yearLabels[part] ?? ''];
  if (part > 0) sentences.push(`Last full year: ${full}; the payment of ${last} is for a part of the year.`);
  if (furtherYears !== undefined) sentences.push(`Dashed: ${furtherYears.label}.`);
  return sentences.join(' ');
}

const isKnown = (gbp: number | null) => gbp !== null;

function linesOf({ nominalGbp, realGbp, realPrices, furtherYears }: UnitaryChargeFigure) {
  const nominal = { borderColor: COLOURS.blue, backgroundColor: COLOURS.blue, pointStyle: 'circle' as const };
  const real = { borderColor: COLOURS.vermilion, backgroundColor: COLOURS.vermilion, pointStyle: 'triangle' as const };
  const shape = { borderWidth: 3, pointRadius: 4.5, spanGaps: false };
  const paid = { nominal: withoutIdleYears(nominalGbp), real: withoutIdleYears(realGbp) };
  const lines = [
    { ...shape, ...nominal, label: 'Nominal', data: paid.nominal },
    { ...shape, ...real, label: `Real (${realPrices})`, data: paid.real },
  ];
  if (furtherYears === undefined) return lines;
  const further = { ...shape, borderDash: [8, 7], pointRadius: 0 };
  return [
    ...lines,
    { ...further, ...nominal, label: 'Nominal, further years', data: joined(paid.nominal, furtherYears.nominalGbp) },
    { ...further, ...real, label: 'Real, further years', data: joined(paid.real, furtherYears.realGbp) },
  ];
}

/**
 * The charge of further years on top of what is paid in them anyway, with the year before them, so that the dashed line starts
 * on the full one.
 */
export function joined(before: YearlyGbp, further: YearlyGbp): (number | null)[] {
  const charges = withoutIdleYears(further);
  const start = charges.findIndex(isKnown);
  return charges.map((gbp, index) => {
    const paid = before[index] ?? null;
    if (index === start - 1) return paid;
    return gbp === null ? null : gbp + (paid ?? 0);
  });
}

/** Each dating of the contract's end, first to last. */
function marksOf({ ends, years }: UnitaryChargeFigure): EndMark[] {
  return ends
    .filter(({ year }) => years.includes(year))
    .map(({ year, yearLabel, label }) => ({ index: years.indexOf(year), label: `Ends ${yearLabel}: ${label}` }))
    .sort((one, other) => one.index - other.index);
}
