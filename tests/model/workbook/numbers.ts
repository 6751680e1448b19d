import type { Book } from '../../../src/model/index.js';

/** Numbers in formulas other than 0, 1, 2, 12, the decimals of ROUND, the tolerances of near and the days of DATE. */
export function strangeNumbers(book: Book): string[] {
  return book.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      if (row.kind !== 'line') return [];
      const bare = row.template
        .replaceAll(/ROUND\(((?:[^()]|\([^()]*\))*),9\)/g, '$1')
        .replaceAll('MAX(0.005,1E-9*', '')
        .replaceAll(/DATE\([^()]*\)/g, '')
        .replaceAll(/'[^']*'!|[A-Za-z]+!/g, '')
        .replaceAll(/\$?(\{[cpn]\}|\b[A-Z]{1,3})\$?\d+\b/g, '')
        .replaceAll(/[a-z][a-z0-9_]*/g, '');
      const numbers = bare.match(/\d+(\.\d+)?(E[+-]?\d+)?/g) ?? [];
      return numbers
        .filter((number) => !['0', '1', '2', '12'].includes(number))
        .map((number) => `${row.name}: ${number}`);
    }),
  );
}
