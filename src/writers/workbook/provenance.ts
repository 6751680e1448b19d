import { printColumns } from '../../words/columns/index.js';
import type { InputRow } from '../../model/workbook/index.js';

/** `measured · ERIC 2016-17, row 12, column … · note`: what the source column says of an input. */
export function describeSource({ status, source, date, note, from }: InputRow): string {
  const cell =
    from === undefined
      ? undefined
      : `${from.file} row ${from.row}, column ${printColumns(from)}${from.year === undefined ? '' : `, ${from.year}`}`;
  return [status, source, cell, date, note].filter((part) => part !== undefined && part !== '').join(' · ');
}
