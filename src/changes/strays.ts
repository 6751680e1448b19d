import { typedRows, type Model } from './model.js';
import { FIRST_ROW, INPUTS, WRITTEN, YEAR_ROW, printed, textAt, type Refuse, type TwoSheets } from './twoSheets.js';

const [PRINTED_ROW, COUNTED_ROW] = [3, 4];
const FIXED = 'The columns stand for fixed years: put it back, or change timeline: in site.yaml';

/** The heads of the years, and what is counted from them, are as they were written: a formula that nobody worked out is. */
export function judgeCalendar({ now, written, value, years }: TwoSheets, model: Model, refuse: Refuse): void {
  const expected = [
    ...years.flatMap((column, index): [string, number | string][] => {
      const year = model.years[index] ?? NaN;
      return [
        [`${column}${YEAR_ROW}`, year],
        [`${column}${PRINTED_ROW}`, textAt(written, `${column}${COUNTED_ROW}`)],
        [`${column}${COUNTED_ROW}`, year - model.baseYear],
      ];
    }),
    ...model.rows.flatMap((row): [string, number][] =>
      row.kind === 'calendar' && row.template !== undefined ? [[`${value}${row.row}`, row.value]] : [],
    ),
  ];
  for (const [address, right] of expected) {
    const cell = now.get(address);
    const isUnknown = cell?.formula !== undefined && cell.value === undefined && cell.failed === undefined;
    if (!isUnknown && cell?.value !== right)
      refuse(`${printed(cell)} stands where ${right} was written`, FIXED, `${INPUTS}!${address}`);
  }
}

/** In the columns of values and years nothing stands but inputs; below them Decant's own formulas count. */
export function judgeStrays({ now, value, years }: TwoSheets, model: Model, refuse: Refuse): void {
  const columns = new Set([value, ...years]);
  const rows = typedRows(model);
  const last = Math.max(...model.rows.map(({ row }) => row));
  const own = new Set([
    ...rows.flatMap((row) =>
      (row.kind === 'input' && row.series ? years : [value]).map((column) => `${column}${row.row}`),
    ),
    ...model.rows.flatMap((row) => (row.kind === 'calendar' ? [`${value}${row.row}`] : [])),
  ]);
  for (const [address, cell] of now) {
    const [, column = '', digits] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const row = Number(digits);
    if (!columns.has(column) || row < FIRST_ROW || own.has(address) || cell.value === '') continue;
    if (cell.formula !== undefined && row > last) continue;
    refuse(
      `${printed(cell)} stands where there is no input, and nothing reads it`,
      `Take it away; a value is read where the sheet “${WRITTEN}” has one`,
      `${INPUTS}!${address}`,
    );
  }
}
