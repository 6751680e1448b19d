import type { AskFacts, Ran, VariantFacts } from '../../experiments/index.js';
import type { Result } from '../../report/index.js';
import type { LineCell, SummaryCell, SummaryTable } from '../workbook/index.js';
import { isOfContracts } from './ofContracts.js';

/** The tables of the sheet Summary: today, the options side by side, and what would change the answer. */
export function summaryOf(result: Result): SummaryTable[] {
  // Of contracts alone there is one option, which ranks before nothing.
  if (isOfContracts(result)) return [todayTable(result)];
  return [todayTable(result), optionsTable(result), ...regimeTables(result), ...changeTables(result)];
}

function todayTable(result: Result): SummaryTable {
  const rows = result.overview.today.flatMap(({ label, name }): SummaryCell[][] => {
    const cell = cellOf(result, name, result.options[0]?.id ?? '', result.baseYear);
    return cell === undefined ? [] : [[label, cell]];
  });
  return { title: `The hospital today, ${result.baseYear}`, header: ['', result.baseYear], rows };
}

function optionsTable(result: Result): SummaryTable {
  const last = result.yearLabels.at(-1) ?? '';
  const ranking = result.lines.find(({ name }) => name === result.best.line);
  const ranked =
    ranking === undefined || result.overview.options.some(({ name }) => name === ranking.name)
      ? []
      : [{ label: `${ranking.label}, £`, name: ranking.name }];
  const columns = [...result.overview.options, ...ranked].filter(({ name }) =>
    result.options.some(({ id }) => cellOf(result, name, id, last) !== undefined),
  );
  return {
    title: `The options at ${last}`,
    note: `${result.best.sentence} So it was when this workbook was written; the cells below follow the inputs. Real money in ${result.baseYear} prices; present value at the Green Book's rates.`,
    marked: 'best',
    header: ['Option', ...columns.map(({ label }) => label)],
    rows: result.options.map((option) => [
      option.whatIf ? `${option.title} (what-if, not a finding)` : option.title,
      ...columns.map(({ name }): SummaryCell => cellOf(result, name, option.id, last) ?? null),
    ]),
  };
}

/** What each way of paying makes of the main option, for each party: live, where the workbook holds its lines. */
function regimeTables(result: Result): SummaryTable[] {
  const { experiments, regimes, best, book } = result;
  const ran = experiments.find(({ id }) => id === 'regimes');
  if (ran === undefined || regimes === undefined) return [];
  const { option, yearLabel, prices } = regimes;
  return [
    {
      title: `${ran.title}, ${yearLabel} · ${option}`,
      note: [
        `£ a year in ${prices}.`,
        ran.note,
        ran.decisions,
        `Every line of each on the sheet ${book.beside?.sheet ?? ''}; in words on the sheet Payment.`,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
      header: ['Way of paying', ...headingsOf(ran)],
      rows: rowsOf(ran, best.change, (variant, ask) => liveCell(result, variant, ask)),
    },
  ];
}

/**
 * What each changed assumption makes of an option; options of which it makes the same share a table. That of the best option is printed, the
 * others stand below it on the screen. Calculated by Decant, so not live.
 */
function changeTables({ experiments, best }: Result): SummaryTable[] {
  const ran = experiments.find(({ id }) => id === 'changes');
  if (ran === undefined) return [];
  const tables = new Map<
    string,
    { readonly titles: string[]; readonly options: string[]; readonly rows: SummaryCell[][] }
  >();
  for (const { option, title } of ran.variants[0]?.cases ?? []) {
    const rows = rowsOf(ran, option);
    const key = JSON.stringify(rows);
    const table = tables.get(key) ?? { titles: [], options: [], rows };
    table.titles.push(title);
    table.options.push(option);
    tables.set(key, table);
  }
  return [...tables.values()].map(({ titles, options, rows }): SummaryTable => ({
    title: `${ran.title} · ${titles.join('; ')}`,
    note: noteOf(ran),
    marked: 'decant',
    header: ['Changed assumption', ...headingsOf(ran)],
    rows,
    ...(options.includes(best.change) ? {} : { onScreen: true }),
  }));
}

function noteOf({ note, decisions }: Ran): string {
  const stored = 'Calculated by Decant when this workbook was written: these cells do not follow the inputs.';
  return [note, decisions, stored].filter((part) => part !== undefined).join(' ');
}

function headingsOf({ asks }: Ran): string[] {
  return asks.flatMap(({ label }) => label ?? []);
}

/** A row a variant: what was asked of one option, in the columns that have a heading; a live cell where there is one. */
function rowsOf(
  { asks, variants }: Ran,
  option: string,
  live: (variant: VariantFacts, ask: AskFacts) => LineCell | undefined = () => undefined,
): SummaryCell[][] {
  const columns = asks.filter(({ label }) => label !== undefined);
  return variants.flatMap((variant): SummaryCell[][] => {
    const { title, cases } = variant;
    const found = cases.find((each) => each.option === option);
    return found === undefined
      ? []
      : [[title, ...columns.map((ask) => cell(ask, found.values[ask.id] ?? null, live(variant, ask)))]];
  });
}

/** Where the workbook holds what was asked of a variant. */
function liveCell({ book, options }: Result, { inBook }: VariantFacts, { line, year }: AskFacts): LineCell | undefined {
  const option = book.beside?.cases.find(({ id }) => id === inBook)?.id;
  const isSeries = options.some(({ lines }) => Array.isArray(lines[line]));
  return option === undefined ? undefined : { line, option, ...(isSeries ? { year } : {}) };
}

function cell({ unit }: AskFacts, value: number | null, live: LineCell | undefined): SummaryCell {
  return value === null ? null : (live ?? { value, unit });
}

/** A live link to a line or input, in a year where it has one a year; undefined when the option's model has no such line. */
function cellOf(result: Result, line: string, option: string, yearLabel: string): LineCell | undefined {
  const printed = result.options.find(({ id }) => id === option)?.lines[line];
  const isInput = result.inputs.some(({ name, options }) => name === line && (options?.includes(option) ?? true));
  if (printed === undefined && !isInput) return undefined;
  const isSeries = Array.isArray(printed);
  return { line, option, ...(isSeries ? { year: result.years[result.yearLabels.indexOf(yearLabel)] ?? 0 } : {}) };
}
