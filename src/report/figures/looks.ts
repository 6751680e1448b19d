import { contractsOf } from '../memberLabels.js';
import { printFinancialYear } from '../../words/index.js';
import type { ChartRead } from '../../library/reports/index.js';
import type { ChartFacts, DrawnLine } from '../charts/index.js';
import type {
  BedBridgeFigure,
  ContractEnd,
  NetPositionFigure,
  RegimesFigure,
  ReleasedStrandedFigure,
  SavingFigure,
  UnitaryChargeFigure,
  WhoGainsFigure,
  YearlyGbp,
} from './figures.js';
import type { FigureSubject } from './subject.js';

/** From beds open today to beds needed when the scenario's effects are full, and what of them can close (METHOD 1.5). */
export function bedBridge(chart: ChartFacts, { study }: FigureSubject): BedBridgeFigure {
  return {
    ...footed(chart),
    scenario: study.scenario.title,
    later: chart.subtitle,
    yearLabel: printFinancialYear(chart.year),
    steps: chart.lines.map(({ label, value, step }) => ({
      label,
      beds: value ?? NaN,
      kind: step,
    })),
  };
}

/** From the full cost of the fall in bed-days to what is released and what is left of it, when the effects are full. */
export function saving(chart: ChartFacts, { realPrices }: FigureSubject): SavingFigure {
  return {
    ...footed(chart),
    option: chart.optionTitle,
    prices: realPrices,
    yearLabel: printFinancialYear(chart.year),
    steps: chart.lines.map(({ label, value, step, madeOf }) => ({
      label,
      gbp: value,
      kind: step === 'level' ? 'level' : 'change',
      ...(madeOf === undefined ? {} : { parts: madeOf.map((part) => ({ label: part.label, gbp: part.value })) }),
    })),
    beyond: chart.subtitle,
  };
}

/** Cost released and stranded by year for the best option (METHOD 2.2), and the share that no plan is believed to reach. */
export function releasedStranded(chart: ChartFacts, subject: FigureSubject): ReleasedStrandedFigure {
  const [released, stranded] = chart.lines.filter(({ share }) => !share);
  const share = chart.lines.find((line) => line.share);
  const tooGood = numberOf(chart, 'too_good');
  return {
    ...footed(chart),
    ...yearsOf(subject),
    option: chart.optionTitle,
    prices: subject.realPrices,
    releasedGbp: byYear(released),
    strandedGbp: byYear(stranded),
    ...(share === undefined ? {} : { releaseShare: byYear(share), ...(tooGood === undefined ? {} : { tooGood }) }),
  };
}

/** Cumulative net position of every option that is no what-if (METHOD 2.4). */
export function netPosition(chart: ChartFacts, subject: FigureSubject): NetPositionFigure {
  return {
    ...footed(chart),
    ...yearsOf(subject),
    prices: subject.realPrices,
    regime: chart.subtitle,
    options: chart.lines.map((line) => ({ label: line.label, cumulativeGbp: byYear(line) })),
  };
}

/** What the best option changes for each party each year (METHOD 2.4). */
export function whoGains(chart: ChartFacts, subject: FigureSubject): WhoGainsFigure {
  return {
    ...footed(chart),
    ...yearsOf(subject),
    option: chart.optionTitle,
    prices: subject.realPrices,
    regime: chart.subtitle,
    parties: chart.lines.map((line) => ({ label: line.label, gbp: byYear(line) })),
  };
}

/** What it changes for the trust, the commissioner and both under each way of paying; undefined where none was tried. */
export function regimes(chart: ChartFacts, { realPrices }: FigureSubject): RegimesFigure | undefined {
  if (chart.variants === undefined || chart.variants.length === 0) return undefined;
  return {
    ...footed(chart),
    option: chart.optionTitle,
    yearLabel: printFinancialYear(chart.year),
    prices: realPrices,
    regimes: chart.variants.map(({ label, values: [trustGbp = null, commissionerGbp = null, systemGbp = null] }) => ({
      ...{ label, trustGbp, commissionerGbp, systemGbp },
    })),
  };
}

/** The unitary charge by year, nominal and real, with both datings of its end. */
export function unitaryCharge(chart: ChartFacts, subject: FigureSubject): UnitaryChargeFigure {
  const [nominal, real] = chart.lines;
  const { site } = subject.study;
  const end = (role: ChartRead, label: string): ContractEnd[] => {
    const year = numberOf(chart, role);
    return year === undefined ? [] : [{ year, yearLabel: printFinancialYear(year), label }];
  };
  const ends = [...end('published_end', 'last published payment'), ...end('contract_end', 'by the contract’s dates')];
  const further = blankZeros(listOf(chart, 'further'));
  const more = numberOf(chart, 'until_contract_end') === 0 && further.some((charge) => charge !== null);
  const last = numberOf(chart, 'last_year');
  return {
    ...footed(chart),
    ...yearsOf(subject),
    contract: contractsOf(site),
    baseYear: subject.study.timeline.base,
    nominalGbp: byYear(nominal),
    realGbp: byYear(real),
    realPrices: subject.realPrices,
    ...(numberOf(chart, 'last_is_part') === 1 && last !== undefined ? { partYear: last } : {}),
    ends: ends.filter((each, index) => ends.findIndex((other) => other.year === each.year) === index),
    ...(more
      ? {
          furtherYears: {
            label: 'if it runs to the contract’s last day (a part of that year)',
            nominalGbp: further,
            realGbp: blankZeros(listOf(chart, 'further_real')),
          },
        }
      : {}),
  };
}

function footed({ source, best }: ChartFacts): { source: string; best?: string } {
  return { source, ...(best === undefined ? {} : { best }) };
}

function yearsOf({ years, yearLabels }: FigureSubject): Pick<FigureSubject, 'years' | 'yearLabels'> {
  return { years, yearLabels };
}

function byYear(line: DrawnLine | undefined): YearlyGbp {
  return line?.values ?? [];
}

/** A number that a picture reads besides; undefined where the model lacks it or it could not be calculated. */
export function numberOf({ reads }: ChartFacts, role: ChartRead): number | undefined {
  const found = reads[role];
  return typeof found === 'number' ? found : undefined;
}

/** The same by year; empty where the model lacks it. */
export function listOf({ reads }: ChartFacts, role: ChartRead): YearlyGbp {
  const found = reads[role];
  return typeof found === 'object' && found !== null ? found : [];
}

function blankZeros(charges: YearlyGbp): (number | null)[] {
  return charges.map((charge) => (charge === 0 ? null : charge));
}
