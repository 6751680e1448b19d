import type { Expression } from '../formula/ast.js';

/** A name that a sum adds, or takes off. */
export interface Term {
  readonly name: string;
  readonly sign: 1 | -1;
}

/** The terms of a formula that only adds and subtracts names, such as a position's; undefined for any other. */
export function termsOf(expression: Expression, sign: 1 | -1 = 1): readonly Term[] | undefined {
  if (expression.kind === 'name') return [{ name: expression.name, sign }];
  if (expression.kind === 'negative') return termsOf(expression.of, sign === 1 ? -1 : 1);
  if (expression.kind !== 'binary' || (expression.operator !== '+' && expression.operator !== '-')) return undefined;
  const left = termsOf(expression.left, sign);
  const right = termsOf(expression.right, expression.operator === '+' ? sign : sign === 1 ? -1 : 1);
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}
