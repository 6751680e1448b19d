import { printFinancialYear } from '../words/index.js';
import { memberOf, optionsOf, typedRows, type Model, type TypedRow } from './model.js';
import { FIRST_ROW, INPUTS, WRITTEN, YEAR_ROW, printed, textAt, type Refuse, type TwoSheets } from './twoSheets.js';

const again = ({ command }: Model): string =>
  `Is it of this hospital, with the same --scenario and --best-for, and no older than its folder? If not, let ${command} write it again`;
const BACK = 'Put rows back where they were, and all but values as it was';

/** Whether a workbook is this hospital's, and each row of it the one that this model has there; `refuse` hears what is not. */
export function isOfModel(sheets: TwoSheets, model: Model, refuse: Refuse): boolean {
  let isSame = true;
  const differs: Refuse = (...said) => {
    isSame = false;
    refuse(...said);
  };
  judgeHospital(sheets, model, differs);
  if (isSame) judgeYears(sheets, model, differs);
  if (isSame) judgeRowsWritten(sheets, model, differs);
  if (isSame) for (const row of typedRows(model)) judgeRow(sheets, row, differs);
  return isSame;
}

function judgeHospital({ written }: TwoSheets, { code, hash, command }: Model, refuse: Refuse): void {
  const [ofCode = '', ofHash = '', wrote = ''] = ['A', 'B', 'C'].map((column) =>
    textAt(written, `${column}${YEAR_ROW}`),
  );
  const at = `${WRITTEN}!A${YEAR_ROW}`;
  if (ofCode === '')
    refuse('it does not say whose inputs it holds', `Take a workbook of this hospital as ${command} wrote it`, at);
  else if (ofCode !== code && (ofHash === '' || ofHash !== hash))
    refuse(`it is a workbook of ${ofCode}, and this is ${code}`, `Take one that ${command} wrote of ${code}`, at);
  else if (wrote !== '' && wrote !== command)
    refuse(`it was written by ${wrote}`, `Run ${wrote} with --from it, or take one that ${command} wrote`, at);
}

function judgeYears({ written, years: columns }: TwoSheets, { years, command }: Model, refuse: Refuse): void {
  const own = columns.map((column) => written.get(`${column}${YEAR_ROW}`)?.value);
  if (own.length !== years.length || own.some((year, index) => year !== years[index]))
    refuse(
      `it has ${columnsFor(own)}, and the hospital’s folder asks for ${columnsFor(years)}`,
      `The timeline of site.yaml, or a list that gives it, was changed since: let ${command} write a workbook anew, and make the changes in that`,
      `${WRITTEN}!${YEAR_ROW}:${YEAR_ROW}`,
    );
}

/** `columns for 2016/17 to 2045/46`. */
function columnsFor(years: readonly unknown[]): string {
  const [first, last] = [years[0], years.at(-1)].map((year) =>
    typeof year === 'number' ? printFinancialYear(year) : '',
  );
  return years.length === 0 ? 'columns for no years' : `columns for ${first ?? ''} to ${last ?? ''}`;
}

/** Each row that was written is the one that the model has there, and there is none beside. */
function judgeRowsWritten({ written, kept }: TwoSheets, model: Model, refuse: Refuse): void {
  const rows = new Map(typedRows(model).map((row) => [row.row, row]));
  const named = [...written].flatMap(([address, { value }]) => {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    return column === kept.name && Number(row) >= FIRST_ROW && value !== '' ? [Number(row)] : [];
  });
  for (const at of [...new Set([...rows.keys(), ...named])].sort((a, b) => a - b)) {
    const row = rows.get(at);
    const found = [kept.name, kept.kind, kept.member, kept.options].map((column) => textAt(written, `${column}${at}`));
    const right = row === undefined ? [] : [row.name, row.kind, memberOf(row), optionsOf(row).join(', ')];
    if (row !== undefined && found.every((text, index) => text === right[index])) continue;
    refuse(
      `row ${at} was written for ${said(found)}, and the model has ${said(right)} there`,
      again(model),
      `${WRITTEN}!A${at}`,
    );
  }
}

function said([name = '', , member = '', options = '']: readonly string[]): string {
  if (name === '') return 'nothing';
  const of = [member, options].filter((text) => text !== '').join('; ');
  return of === '' ? name : `${name} (${of})`;
}

/** Whose value a row of Inputs holds, and in what unit, is as it was written. */
function judgeRow({ now, written, inputs, kept }: TwoSheets, row: TypedRow, refuse: Refuse): void {
  const at = row.row;
  const was = (column: string): string => textAt(written, `${column}${at}`);
  const right: (readonly [string, string])[] = [[inputs.name, row.name]];
  if (row.kind === 'input') right.push([inputs.member, memberOf(row)]);
  if (row.kind !== 'calendar') right.push([inputs.unit, was(kept.unit)], [inputs.engineUnit, row.unit]);
  // Of the same input with another value in some options only the label says which they are.
  if (optionsOf(row).length > 0) right.push([inputs.label, was(kept.label)]);
  const wrong = right.find(([column, text]) => textAt(now, `${column}${at}`) !== text);
  if (wrong !== undefined) {
    const [column, text] = wrong;
    const found = printed(now.get(`${column}${at}`));
    refuse(
      `${found} stands where ${text === '' ? 'nothing' : `“${text}”`} was written`,
      BACK,
      `${INPUTS}!${column}${at}`,
    );
  }
  if (row.kind === 'table' && now.get(`${inputs.key}${at}`)?.value !== row.key)
    refuse(
      `the step of ${row.key} was typed over`,
      'Put it back: change the value at a step, never the step',
      `${INPUTS}!${inputs.key}${at}`,
    );
}
