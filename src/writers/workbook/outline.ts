import type { Worksheet } from 'exceljs';
import type { BookRow } from '../../model/workbook/index.js';

/** Puts rows in groups, one a section under its heading: each folds away with the mark at its left, and all stand open. */
export function foldSections(to: Worksheet, rows: readonly BookRow[]): void {
  const heads = rows.flatMap(({ kind, row }) => (kind === 'section' ? [row] : []));
  if (heads.length === 0) return;
  to.properties.outlineLevelRow = 1;
  to.properties.outlineProperties = { summaryBelow: false, summaryRight: true };
  const last = Math.max(...rows.map(({ row }) => row));
  heads.forEach((head, index) => {
    const next = heads[index + 1];
    // A row with nothing in it stands before each heading: without it two groups would be one.
    const end = next === undefined ? last : next - 2;
    for (let row = head + 1; row <= end; row++) to.getRow(row).outlineLevel = 1;
  });
}
