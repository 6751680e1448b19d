import type { Book } from '../../../src/model/workbook/index.js';

/** Where the functions of Erlang and rates of return have an answer: their limits, which are the functions' own and no input of a model. */
const RATE_LIMITS = [/MEDIAN\(-0\.99,/g, /,10\)=IRR/g, /NPV\(10,/g, /<=1E-5\*/g];
const ERLANG_LIMITS = [/>10000\b/g, /\b25\*SQRT/g, />25\b/g, /<1E-12\b/g, /1\+1E-9\b/g, /\b10\*SQRT/g, /\+40\b/g];

/**
 * Numbers in formulas other than 0, 1, 2, 12, the decimals of ROUND, the tolerances of near, the days of DATE, the March of year_of and the limits of
 * the functions of Erlang and of rates of return.
 */
export function strangeNumbers(book: Book): string[] {
  return book.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      if (row.kind !== 'line') return [];
      const limits = [
        ...(row.template.includes('POISSON') ? ERLANG_LIMITS : []),
        ...(row.template.includes('IRR') ? RATE_LIMITS : []),
      ];
      const template = limits.reduce((text, limit) => text.replaceAll(limit, ''), row.template);
      const bare = template
        .replaceAll(/ROUND\(((?:[^()]|\([^()]*\))*),9\)/g, '$1')
        .replaceAll('MAX(0.005,1E-9*', '')
        .replaceAll(/DATE\([^()]*\)/g, '')
        .replaceAll(/\(MONTH\([^()]*\)>3\)/g, '')
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
