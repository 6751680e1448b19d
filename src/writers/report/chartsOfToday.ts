import type { ChartOfLines } from '../workbook/contents.js';
import type { ChartLine } from '../workbook/contents.js';
import type { Result } from '../../report/index.js';

/** The lines behind the steps of the bed bridge; what is not there has no chart on cells, and its picture stays. */
const BEDS: Readonly<Record<string, string>> = {
  'Open today': 'site_beds_open',
  'Spare today': 'bridge_occupancy',
  'Occupancy debt': 'bridge_occupancy',
  Growth: 'bridge_growth',
  'Avoided admissions': 'bridge_avoidance',
  'Shorter stays': 'bridge_stay',
  'Fewer days in bed': 'bridge_bed_days',
  'Delayed discharge': 'bridge_discharge',
  'Effects overlap': 'bridge_interaction',
  'Higher standard': 'bridge_standard',
  'Whole beds': 'bridge_rounding',
  Needed: 'site_beds_needed',
  Closable: 'site_closable_beds',
};
/** A minus stands before a cost that a step takes off; nothing before a level that the steps before it make. */
const SAVING: Readonly<Record<string, string>> = {
  'Worth at full cost': 'full_absorption',
  Stranded: '-stranded_cost',
  Released: 'released_cost',
  'Wards spare already': 'released_spare_wards',
  'Care elsewhere': '-reprovision',
  'Double running': '-double_running',
  'One-offs': '-one_offs',
  Net: '',
};
const RECEIPT: Readonly<Record<string, string>> = {
  'Gross receipt': 'total_receipt',
  Demolition: '-total_demolition',
  Asbestos: '-total_asbestos',
  Remediation: '-total_remediation',
  'Enabling works': '-total_enabling',
  Planning: '-total_planning',
  'Displaced parking': '-total_displaced_parking',
  Access: '-total_access_cost',
  Constraints: '-total_constraint_cost_due',
  Holding: '-total_holding',
  Agents: '-total_agent_fees',
  'Legal fees': '-total_legal_fees',
  Contributions: '-total_contributions',
  'VAT leakage': '-total_vat_leakage',
  'Due to others': '-total_overage_due',
  'Passed on': '-total_passed_on',
  'Overage received': 'total_overage_received',
  'Net receipt': 'total_net_receipt',
  'Moving blocks out': '-block_one_offs',
  'After the moves': '',
};
const PARTIES: Readonly<Record<string, string>> = {
  Trust: 'trust_net',
  Commissioner: 'commissioner_net',
  'Both together (system)': 'system_net',
  Exchequer: 'exchequer_net',
};

/** The charts that stand on the workbook's cells: those of today's pictures whose every number is a line. */
export function chartsOfToday(result: Result): ChartOfLines[] {
  const charts = [
    beds(result),
    saving(result),
    released(result),
    whoGains(result),
    charge(result),
    netPosition(result),
    ...receipts(result),
  ];
  return charts.filter((chart) => chart !== undefined);
}

function beds(result: Result): ChartOfLines | undefined {
  const { figures, fullEffectYear } = result;
  const { steps, yearLabel, source } = figures.bedBridge;
  const option = idOf(result, figures.releasedStranded.option);
  const title = `From beds open today to beds needed and closable, ${yearLabel}`;
  const lines = stepsOf(steps, BEDS, option);
  if (lines === undefined) return undefined;
  const altText = `Bridge from the beds open today, by what growth, effects and standards add or take off, to the beds needed in ${yearLabel}, and those that can close`;
  return {
    file: 'bed-bridge.png',
    title,
    altText,
    shape: 'bridge',
    lines,
    year: fullEffectYear,
    yTitle: 'Beds',
    source,
  };
}

function saving(result: Result): ChartOfLines | undefined {
  const { figures, fullEffectYear } = result;
  if (figures.saving === undefined) return undefined;
  const { option, steps, yearLabel, prices, source } = figures.saving;
  const lines = stepsOf(steps, SAVING, idOf(result, option));
  if (lines === undefined) return undefined;
  const title = `From fewer bed-days to money, ${yearLabel}: ${option}`;
  const altText = `Bridge from what fewer bed-days are worth at full cost to the cost released, and by care elsewhere, double running and one-offs to what is left in ${yearLabel}`;
  return {
    file: 'saving.png',
    title,
    altText,
    shape: 'bridge',
    lines,
    year: fullEffectYear,
    yTitle: `£ a year, ${prices}`,
    source,
  };
}

function released(result: Result): ChartOfLines {
  const { option: title, prices, source, releaseShare } = result.figures.releasedStranded;
  const option = idOf(result, title);
  return {
    file: 'released-stranded.png',
    title: `Cost released and stranded by year: ${title}`,
    altText:
      'Stacked bars of the cost released and the cost stranded by year, and a line of the share of the full cost released',
    shape: 'stackedBars',
    lines: [
      { label: 'Released', line: 'released_cost', option },
      { label: 'Stranded', line: 'stranded_cost', option },
      ...(releaseShare === undefined
        ? []
        : [{ label: 'Share released (right axis)', line: 'release_share', option, axis: 'share' } as const]),
    ],
    yTitle: `£ a year, ${prices}`,
    source,
  };
}

function whoGains(result: Result): ChartOfLines | undefined {
  if (result.figures.whoGains === undefined) return undefined;
  const { option, regime, prices, parties, source } = result.figures.whoGains;
  return {
    file: 'who-gains.png',
    title: `Who gains each year: ${option}`,
    altText: `Lines by year of what ${option} changes for trust, commissioner, both together and exchequer; above nought is better. Way of paying: ${regime}`,
    shape: 'lines',
    lines: parties.map(({ label }) => ({ label, line: PARTIES[label] ?? '', option: idOf(result, option) })),
    yTitle: `£ a year, ${prices}`,
    source: `Way of paying: ${regime}. ${source}`,
  };
}

function charge({ figures, options }: Result): ChartOfLines | undefined {
  if (figures.unitaryCharge === undefined) return undefined;
  const { realPrices, contract, source } = figures.unitaryCharge;
  const option = options[0]?.id ?? '';
  return {
    file: 'unitary-charge.png',
    title: `Unitary charge: ${contract}`,
    altText: `Lines of the unitary charge by year, nominal and in ${realPrices}`,
    shape: 'lines',
    lines: [
      { label: 'Nominal', line: 'unitary_charge', option },
      { label: `In ${realPrices}`, line: 'unitary_charge_real', option },
    ],
    yTitle: '£ a year',
    source,
  };
}

function netPosition({ figures, options }: Result): ChartOfLines {
  const { prices, source } = figures.netPosition;
  const acting = options.filter(({ whatIf }) => !whatIf);
  return {
    file: 'net-position.png',
    title: 'Cumulative net position by option',
    altText: `Lines by year of the cumulative net position of ${acting.map(({ title }) => title).join('; ')}`,
    shape: 'lines',
    lines: acting.map(({ id, title }) => ({ label: title, line: 'cumulative_net_position', option: id })),
    yTitle: `£, ${prices}`,
    source,
  };
}

function receipts(result: Result): (ChartOfLines | undefined)[] {
  const { sales, prices, source } = result.figures.receipt;
  return sales.map(({ label, steps }): ChartOfLines | undefined => {
    const lines = stepsOf(steps, RECEIPT, idOf(result, label));
    if (lines === undefined) return undefined;
    return {
      file: 'receipt.png',
      title: `Land receipt from gross to net: ${label}`,
      altText: `Bridge from the gross receipt of ${label} by each cost of the sale to the net receipt`,
      shape: 'bridge',
      lines: lines.map((line) => (line.line === 'block_one_offs' ? { ...line, allYears: true as const } : line)),
      yTitle: `£, ${prices}`,
      source,
    };
  });
}

/** The steps of a figure with the lines behind them; undefined where one has none. */
function stepsOf(
  steps: readonly { readonly label: string; readonly kind: 'level' | 'change' | 'closable' }[],
  known: Readonly<Record<string, string>>,
  option: string,
): ChartLine[] | undefined {
  if (steps.some(({ label }) => known[label] === undefined)) return undefined;
  return steps.map(({ label, kind }): ChartLine => {
    const line = known[label] ?? '';
    const of = line === '' ? {} : line.startsWith('-') ? { line: line.slice(1), sign: -1 as const } : { line };
    return { label, option, step: kind === 'closable' ? 'hangs' : kind, ...of };
  });
}

function idOf({ options }: Result, title: string): string {
  const found = options.find((option) => option.title === title);
  if (found === undefined) throw new Error(`no option is called ${title}`);
  return found.id;
}
