import { walk, type Expression } from '../formula/ast.js';
import { ACROSS_YEARS } from '../formula/functions.js';
import type { Problem } from '../../problems/index.js';
import type { Blueprint } from './blueprint.js';

/** Functions whose first argument must have one value a year. */
const NEED_SERIES: readonly string[] = ['prev', 'next', 'lag', 'lead', 'cumulative', ...ACROSS_YEARS];
const MAKE_SERIES: readonly string[] = ['prev', 'next', 'lag', 'lead', 'cumulative', 'in_force'];

/** Which lines have one value a year; the others have one value. It is inferred from what their formulas name. */
export function inferSeries(
  blueprint: Blueprint,
  seriesInputs: ReadonlySet<string>,
  problems: Problem[],
): ReadonlySet<string> {
  // A position is money of each year, also where no flow reaches it.
  const positions = [...blueprint.lines.values()].filter(({ position }) => position !== undefined);
  const series = new Set([...seriesInputs, ...positions.map(({ name }) => name)]);
  for (let grown = true; grown;) {
    grown = false;
    for (const line of blueprint.lines.values()) {
      if (series.has(line.name) || !isSeries(line.expression, series)) continue;
      series.add(line.name);
      grown = true;
    }
  }
  for (const line of blueprint.lines.values()) {
    walk(line.expression, (piece) => {
      if (piece.kind !== 'call' || !NEED_SERIES.includes(piece.function)) return;
      for (const argument of piece.function === 'npv' ? piece.arguments : piece.arguments.slice(0, 1)) {
        if (argument.kind !== 'name' || series.has(argument.name)) continue;
        problems.push({
          severity: 'error',
          ...line.placeOf(argument.at),
          found: `${line.name}: ${argument.name} has one value, not one a year`,
          right: `Use it without ${piece.function}()`,
        });
      }
    });
  }
  return series;
}

function isSeries(expression: Expression, series: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'number':
    case 'unit':
      return false;
    case 'name':
      return expression.name === 't' || expression.name === 'year' || series.has(expression.name);
    case 'negative':
      return isSeries(expression.of, series);
    case 'binary':
      return isSeries(expression.left, series) || isSeries(expression.right, series);
    case 'call':
      if (MAKE_SERIES.includes(expression.function)) return true;
      if (expression.function === 'at')
        return expression.arguments.slice(1).some((argument) => isSeries(argument, series));
      if (ACROSS_YEARS.includes(expression.function)) return false;
      return expression.arguments.some((argument) => isSeries(argument, series));
  }
}
