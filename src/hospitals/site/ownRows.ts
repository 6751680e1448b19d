import { printEdition, textAnswer, yearOf, type Entry, type Return, type Row, type Rows } from '../../returns/index.js';
import { printFinancialYear } from '../../words/index.js';

export type NotFound = { readonly wrong: string; readonly right: string };

/** The hospital's rows: its site's, its trust's (whose code begins its site's), or the project's that the entry names. */
export function ownRows(
  entry: Entry,
  ofReturn: Return,
  rows: Rows,
  odsCode: string | undefined,
): readonly Row[] | NotFound {
  const year = yearOf(entry.edition);
  const ofYear = rows.rows.filter((row) => {
    const period = ofReturn.period.length === 0 ? undefined : rows.period(row);
    return period === undefined || year === undefined || period.year === year;
  });
  const keyOf = (row: Row): string => textAnswer(ofReturn.tells.get(ofReturn.row), rows, row);
  const keys = [...new Set(ofYear.map(keyOf).filter((each) => each !== ''))];
  const own = { site: odsCode, trust: odsCode?.slice(0, 3), project: undefined, name: undefined }[ofReturn.row];
  const usual = own ?? (keys.length === 1 ? keys[0] : undefined);
  const wanted = entry.keys.length > 0 || usual === undefined ? entry.keys : [usual];
  if (wanted.length === 0)
    return ofReturn.row === 'site' || ofReturn.row === 'trust'
      ? { wrong: 'is read by the hospital’s code, and site.yaml says none', right: 'Add ods_code: to site.yaml' }
      : {
          wrong: `has ${keys.length} of a ${ofReturn.row}`,
          right: `Say which, as in ${entry.id}_${entry.edition}#${keys[0] ?? '293'}`,
        };
  if (wanted.length > 1 && !ofReturn.several)
    return { wrong: `is read for one ${ofReturn.row}, and ${wanted.join(', ')} are named`, right: 'Keep one' };
  const rowsOf = (key: string): Row[] => ofYear.filter((row) => keyOf(row).toLowerCase() === key.toLowerCase());
  const missing = wanted.find((key) => rowsOf(key).length === 0);
  if (missing === undefined) return wanted.flatMap(rowsOf);
  const others = keys.slice(0, 3).join(', ');
  return {
    wrong: `has no row of ${ofReturn.row} ${missing}${ofReturn.period.length > 0 && year !== undefined ? ` in ${printEdition(entry.edition.slice(0, 7))}` : ''}`,
    right: others === '' ? 'It has none at all' : `It has rows of ${others}`,
  };
}

/** What keeps a hospital's rows from being read: a row too many, of which figures would be added up, or a year that is not whole. */
export function flawOfRows(
  own: readonly Row[],
  ofReturn: Return,
  rows: Rows,
  year: number | undefined,
): NotFound | undefined {
  const said = own.map(({ cells }) => cells.map((cell) => cell.trim()).join('\u0000'));
  const second = said.findIndex((text, index) => said.indexOf(text) < index);
  const [one, other] = [own[said.indexOf(said[second] ?? '')], own[second]];
  if (one !== undefined && other !== undefined)
    return { wrong: `rows ${one.row} and ${other.row} are the same`, right: 'Keep one: its figures would count twice' };
  if (ofReturn.period.length === 0)
    return own.length < 2 || ofReturn.several
      ? undefined
      : {
          wrong: `rows ${own.map(({ row }) => row).join(', ')} are of one ${ofReturn.row}`,
          right: 'Keep the one that is meant',
        };
  const periods = own.map((row) => rows.period(row)).filter((period) => period !== undefined);
  const [months, quarters] = [
    distinct(periods.map(({ month }) => month)),
    distinct(periods.map(({ quarter }) => quarter)),
  ];
  if (year === undefined || (months === 0 && quarters === 0)) return undefined;
  // The last days of quarters stand for quarters.
  const isMonthly = periods.some(({ month }) => month !== undefined && month % 3 > 0);
  const [has, wants, what] = isMonthly ? [months, 12, 'months'] : [months + quarters, 4, 'quarters'];
  if (has >= wants) return undefined;
  return {
    wrong: `it has ${has} of the ${wants} ${what} of ${printFinancialYear(year)}`,
    right: 'Give the whole year, as a mean of a part of it is another figure; or take it out of returns:',
  };
}

function distinct(numbers: readonly (number | undefined)[]): number {
  return new Set(numbers.filter((each) => each !== undefined)).size;
}
