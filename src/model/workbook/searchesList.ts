import { walk, type Expression } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';

/** Functions whose cell takes a function of one number over a list of them. */
const OVER_A_LIST: readonly string[] = ['erlang_beds'] satisfies FunctionName[];

/** Whether a formula's cell searches a list of numbers that it makes itself. */
export function searchesList(expression: Expression): boolean {
  let found = false;
  walk(expression, (piece) => {
    if (piece.kind === 'call' && OVER_A_LIST.includes(piece.function)) found = true;
  });
  return found;
}
