/** A formula as it was parsed. `at` is the offset of the piece in the formula's text, for messages and for colouring. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'call'; readonly function: string; readonly arguments: readonly Expression[]; readonly at: number }
  | { readonly kind: 'unit'; readonly text: string; readonly at: number }
  | { readonly kind: 'negative'; readonly of: Expression; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    };

export type Operator = '+' | '-' | '*' | '/' | '^' | Comparison | 'and' | 'or';
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

export const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

/** Put where a formula is faulty, so that the rest can be judged: 0 × t, which fits any unit and has a value a year. */
export const STAND_IN: Expression = {
  kind: 'binary',
  operator: '*',
  left: { kind: 'number', value: 0, text: '0', at: 0 },
  right: { kind: 'name', name: 't', at: 0 },
  at: 0,
};

/** Calls `visit` on the expression and everything inside it. */
export function walk(expression: Expression, visit: (piece: Expression) => void): void {
  visit(expression);
  if (expression.kind === 'negative') walk(expression.of, visit);
  if (expression.kind === 'binary') {
    walk(expression.left, visit);
    walk(expression.right, visit);
  }
  if (expression.kind === 'call') for (const argument of expression.arguments) walk(argument, visit);
}
