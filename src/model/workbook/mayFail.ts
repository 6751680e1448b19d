import type { Expression } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';

/** Functions and operators whose result may be an error in a cell; the others only hand on an error. */
const MAY_FAIL: readonly string[] = [
  'irr',
  'at',
  'lookup',
  'sqrt',
  'exp',
  'log',
  'mod',
  'annuity',
  'pmt',
  'lag',
  'lead',
  'mean',
  'largest',
  'smallest',
  'normal_inverse',
  'erlang_b',
  'erlang_beds',
] satisfies FunctionName[];

/** Whether a formula's cell could show an error of its own. */
export function mayFail(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'name':
    case 'unit':
      return false;
    case 'negative':
      return mayFail(expression.of);
    case 'binary': {
      const { operator, left, right } = expression;
      const divides = operator === '/' && !(right.kind === 'number' && right.value !== 0);
      return divides || operator === '^' || mayFail(left) || mayFail(right);
    }
    case 'call':
      return MAY_FAIL.includes(expression.function) || expression.arguments.some(mayFail);
  }
}
