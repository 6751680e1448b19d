import type { Book } from '../../model/workbook/index.js';
import type { MemberLabels } from './contents.js';

/** The book as people read it: each member under its label, where it has one, with its name in the model beside it. */
export function labelled(book: Book, labels: MemberLabels): Book {
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => {
      if ((row.kind !== 'line' && row.kind !== 'input') || row.by === undefined || row.member === undefined) return row;
      return { ...row, member: labels[row.by]?.[row.member] ?? row.member, memberId: row.member };
    }),
  }));
  return { ...book, sheets };
}
