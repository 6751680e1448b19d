import type { Result } from '../../report/index.js';
import type { MarkedText, SiteWorkbook, SummaryCell } from '../workbook/index.js';
import { printCount } from '../../words/index.js';

type Found = Result['appraisals'][number];
type AppraisalTable = NonNullable<SiteWorkbook['appraisals']>[number];
type Row = Found['rows'][number];

/** The appraisals of a result as tables of the workbook: a number alone is a link to its line. */
export function appraisalsOf({ appraisals }: Result): AppraisalTable[] {
  return appraisals.map(({ id, option, sheet, title, heads, columns, rows, note }) => ({
    sheet,
    title: { text: title, id, option },
    header: [heads, ...columns],
    rows: rows.map((row) => ({
      name: { ...markedOf(row), text: row.name },
      cells: row.cells.map(cellOf),
      rests: restsOn(row),
    })),
    note,
  }));
}

/** By what the mark of something said is found. */
export function markedOf({
  id,
  option,
  member,
  variant,
}: Pick<Row, 'id' | 'option' | 'member' | 'variant'>): Omit<MarkedText, 'text'> {
  const each = member ?? variant;
  return { id, option, ...(each === undefined ? {} : { each }) };
}

function cellOf({ text, value, unit, cell }: Row['cells'][number]): SummaryCell {
  if (cell !== undefined) return cell;
  return value === undefined ? text : { value, unit: unit ?? '1' };
}

function restsOn({ illustrative, values }: Row): string {
  return illustrative === 0 ? 'none' : `${String(illustrative)} of ${printCount(values, 'input')}`;
}
