import type { Result } from '../../report/index.js';
import type { LineCell, SummaryCell, SummaryTable } from '../workbook/index.js';

/** The tables of the sheet Summary: today, the options side by side, and what would change the answer. */
export function summaryOf(result: Result): SummaryTable[] {
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
    note: `${result.best.sentence} Calculated by Decant when this workbook was written. Real money in ${result.baseYear} prices; present value at the Green Book's rates. Live: these cells follow the inputs.`,
    header: ['Option', ...columns.map(({ label }) => label)],
    rows: result.options.map((option) => [
      option.whatIf ? `${option.title} (what-if, not a finding)` : option.title,
      ...columns.map(({ name }): SummaryCell => cellOf(result, name, option.id, last) ?? null),
    ]),
  };
}

/** What each way of paying makes of the main option, for each party. Calculated by Decant, so not live. */
function regimeTables({ regimes }: Result): SummaryTable[] {
  if (regimes === undefined || regimes.regimes.length === 0) return [];
  const { option, yearLabel, prices } = regimes;
  return [
    {
      title: `Who gains under each way of paying, ${yearLabel} · ${option}`,
      note: `£ a year in ${prices}, against the same year as usual under the same way of paying; above 0 is better. Calculated by Decant when this workbook was written: these cells do not follow the inputs. In words on the sheet Payment.`,
      header: ['Way of paying', 'Trust', 'Commissioner', 'Both together', 'Exchequer', 'Present value to the trust'],
      rows: regimes.regimes.map(({ title, aYear, presentValue }): SummaryCell[] => [
        title,
        count(aYear.trust, 'realGBP'),
        count(aYear.commissioner, 'realGBP'),
        count(aYear.system, 'realGBP'),
        count(aYear.exchequer, 'realGBP'),
        count(presentValue.trust, 'pvGBP'),
      ]),
    },
  ];
}

const NOT_LIVE =
  'One assumption changed at a time, in business as usual too. Calculated by Decant when this workbook was written: these cells do not follow the inputs.';

/** One table an option: what each changed assumption makes of it. Calculated by Decant, so not live. */
function changeTables(result: Result): SummaryTable[] {
  const options = result.changes[0]?.outcomes.map((outcome) => outcome.option) ?? [];
  return options.map((option, index) => ({
    title: `What would change the answer · ${option}`,
    ...(index > 0 ? {} : { note: NOT_LIVE }),
    header: [
      'Changed assumption',
      'Wards closed',
      'Blocks emptied',
      'Land released, m²',
      'Net receipt, £',
      'Present value against business as usual, £',
    ],
    rows: result.changes.flatMap(({ label, outcomes }): SummaryCell[][] => {
      const outcome = outcomes.find((each) => each.option === option);
      if (outcome === undefined) return [];
      return [
        [
          label,
          count(outcome.wardsClosed, 'ward'),
          count(outcome.blocksEmptied, '1'),
          count(outcome.landReleasedM2, 'm2'),
          count(outcome.netReceiptGbp, 'realGBP'),
          count(outcome.presentValueGainGbp, 'pvGBP'),
        ],
      ];
    }),
  }));
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
