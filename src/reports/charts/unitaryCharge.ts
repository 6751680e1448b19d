import type {} from 'chartjs-plugin-annotation';
import type { ChartFigures, UnitaryChargeFigure, YearlyGbp } from './figures.js';
import { moneyAxis, yearAxis } from './axes.js';
import { frameOf, shorten } from './heading.js';
import { legendOnTop } from './legend.js';
import { formatMoney } from './money.js';
import { COLOURS, INK, SIZES } from './palette.js';
import { withoutIdleYears } from './releasedStranded.js';
import { renderChart } from './renderer.js';
import { fit, measureIn } from './text.js';

/** The unitary charge by year, nominal and real, with each dating of the contract's end; undefined without a contract. */
export function drawUnitaryCharge(figures: ChartFigures): Promise<Buffer> | undefined {
  const { unitaryCharge } = figures;
  if (unitaryCharge === undefined) return undefined;
  const { yearLabels, contract, furtherYears } = unitaryCharge;
  const dashed = furtherYears === undefined ? '' : ` Dashed: ${furtherYears.label}.`;
  return renderChart(
    {
      type: 'line',
      data: { labels: [...yearLabels], datasets: linesOf(unitaryCharge) },
      options: {
        scales: {
          x: yearAxis(),
          y: moneyAxis('£m a year', { grace: '5%' }),
        },
        plugins: { legend: legendOnTop({ lines: 2 }), annotation: { annotations: endsOf(unitaryCharge) } },
      },
    },
    frameOf(figures, unitaryCharge, finding(unitaryCharge), `Contract: ${shorten(contract, 70)}.${dashed}`),
  );
}

function finding({ nominalGbp, yearLabels }: UnitaryChargeFigure): string {
  const charges = withoutIdleYears(nominalGbp);
  const inWords = (index: number) => `${formatMoney(charges[index] ?? 0)} in ${yearLabels[index] ?? ''}`;
  const [first, last] = [charges.findIndex(isKnown), charges.findLastIndex(isKnown)];
  return first < 0 ? 'unitary charge by year' : `unitary charge ${inWords(first)}, ${inWords(last)} (nominal)`;
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

/** Further years with the year before them, so that the dashed line starts where the full one ends. */
function joined(before: YearlyGbp, further: YearlyGbp): (number | null)[] {
  const start = withoutIdleYears(further).findIndex(isKnown);
  const charges = withoutIdleYears(further);
  return charges.map((gbp, index) => (index === start - 1 ? (before[index] ?? null) : gbp));
}

/** A line down the plot at each dating of the contract's end, named beside its foot, where charges leave room. */
function endsOf({ ends, years }: UnitaryChargeFigure) {
  const measure = measureIn(SIZES.text);
  return ends
    .filter(({ year }) => years.includes(year))
    .map(({ year, yearLabel, label }, index) => {
      const at = years.indexOf(year);
      const content = fit(`Ends ${yearLabel}: ${label}`, 420, measure);
      const aside = measure(content) / 2 + 8;
      return {
        type: 'line' as const,
        scaleID: 'x',
        value: at,
        borderColor: INK,
        borderWidth: 1.5,
        borderDash: [2, 4],
        label: {
          display: true,
          content,
          position: 'end' as const,
          xAdjust: at < years.length / 2 ? aside : -aside,
          yAdjust: -8 - index * 28,
          backgroundColor: 'white',
          color: INK,
          font: { size: SIZES.text, weight: 'normal' as const },
          padding: 2,
        },
      };
    });
}
