import type { Ran } from '../../experiments/index.js';
import type { Result } from '../../report/index.js';
import type { LineCell, SummaryCell, SummaryTable } from '../workbook/index.js';

/** The tables of the sheet Summary: today, the options side by side, and what would change the answer. */
export function summaryOf(result: Result): SummaryTable[] {
  return [todayTable(result), optionsTable(result), ...regimeTables(result), ...changeTables(result)];
}

/** Lines of today, with the unit that a reader wants. */
const TODAY: readonly (readonly [label: string, line: string])[] = [
  ['Beds open', 'site_beds_open'],
  ['Beds occupied', 'site_beds_occupied_today'],
  ['Occupancy', 'occupancy_today'],
  ['Fall of occupied beds before the first bed can close', 'occupancy_debt'],
  ['Gross internal floor area, m²', 'gross_internal_area'],
  ['Land, m²', 'site_area'],
  ['Backlog maintenance, £', 'backlog_total'],
  ['Running cost of a square metre, £', 'running_cost_a_m2'],
  ['Unitary charge, nominal £ a year', 'unitary_charge'],
  ['Charge of the year before to capital value', 'charge_to_capital'],
  ['Real charge for each bed-day of the hospital, £', 'charge_a_bed_day'],
];

function todayTable(result: Result): SummaryTable {
  const rows = TODAY.flatMap(([label, line]): SummaryCell[][] => {
    const cell = cellOf(result, line, result.options[0]?.id ?? '', result.baseYear);
    return cell === undefined ? [] : [[label, cell]];
  });
  return { title: `The hospital today, ${result.baseYear}`, header: ['', result.baseYear], rows };
}

const OPTION_COLUMNS: readonly (readonly [header: string, line: string])[] = [
  ['Wards closed', 'site_wards_closed'],
  ['Blocks emptied', 'blocks_emptied'],
  ['Land released, m²', 'land_released'],
  ['Net land sold, m²', 'net_land_sold'],
  ['Gross receipt, middle, £', 'total_receipt_middle'],
  ['Net receipt, £', 'total_net_receipt'],
  ['Cost released a year, £', 'released_cost'],
  ['Share released', 'release_share'],
  ['Present value, £', 'present_value'],
];

function optionsTable(result: Result): SummaryTable {
  const last = result.yearLabels.at(-1) ?? '';
  const columns = OPTION_COLUMNS.filter(([, line]) =>
    result.options.some(({ id }) => cellOf(result, line, id, last) !== undefined),
  );
  return {
    title: `The options at ${last}`,
    note: `Real money in ${result.baseYear} prices; present value at the Green Book's rates. Live: these cells follow the inputs.`,
    header: ['Option', ...columns.map(([header]) => header)],
    rows: result.options.map((option) => [
      option.whatIf ? `${option.title} (what-if, not a finding)` : option.title,
      ...columns.map(([, line]): SummaryCell => cellOf(result, line, option.id, last) ?? null),
    ]),
  };
}

/** What each way of paying makes of the main option, for each party. Calculated by Decant, so not live. */
function regimeTables({ experiments, regimes }: Result): SummaryTable[] {
  const ran = experiments.find(({ id }) => id === 'regimes');
  if (ran === undefined || regimes === undefined) return [];
  const { option, yearLabel, prices } = regimes;
  return [
    {
      title: `${ran.title}, ${yearLabel} · ${option}`,
      note: `£ a year in ${prices}. ${noteOf(ran)} In words on the sheet Payment.`,
      header: ['Way of paying', ...headingsOf(ran)],
      rows: rowsOf(ran, ran.asItStands[0]?.option ?? ''),
    },
  ];
}

/** One table an option: what each changed assumption makes of it. Calculated by Decant, so not live. */
function changeTables({ experiments }: Result): SummaryTable[] {
  const ran = experiments.find(({ id }) => id === 'changes');
  if (ran === undefined) return [];
  return (ran.variants[0]?.cases ?? []).map(({ option, title }) => ({
    title: `${ran.title} · ${title}`,
    note: noteOf(ran),
    header: ['Changed assumption', ...headingsOf(ran)],
    rows: rowsOf(ran, option),
  }));
}

function noteOf({ note, decisions }: Ran): string {
  const stored = 'Calculated by Decant when this workbook was written: these cells do not follow the inputs.';
  return [note, decisions, stored].filter((part) => part !== undefined).join(' ');
}

function headingsOf({ asks }: Ran): string[] {
  return asks.flatMap(({ label }) => label ?? []);
}

/** A row a variant: what was asked of one option, in the columns that have a heading. */
function rowsOf({ asks, variants }: Ran, option: string): SummaryCell[][] {
  const columns = asks.filter(({ label }) => label !== undefined);
  return variants.flatMap(({ title, cases }): SummaryCell[][] => {
    const found = cases.find((each) => each.option === option);
    return found === undefined
      ? []
      : [[title, ...columns.map(({ id, unit }) => count(found.values[id] ?? null, unit))]];
  });
}

function count(value: number | null, unit: string): SummaryCell {
  return value === null ? null : { value, unit };
}

/** A live link to a line or input, in a year where it has one a year; undefined when the option's model has no such line. */
function cellOf(result: Result, line: string, option: string, yearLabel: string): LineCell | undefined {
  const printed = result.options.find(({ id }) => id === option)?.lines[line];
  const isInput = result.inputs.some(({ name, options }) => name === line && (options?.includes(option) ?? true));
  if (printed === undefined && !isInput) return undefined;
  const isSeries = Array.isArray(printed);
  return { line, option, ...(isSeries ? { year: result.years[result.yearLabels.indexOf(yearLabel)] ?? 0 } : {}) };
}
