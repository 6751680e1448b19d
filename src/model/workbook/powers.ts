import type { Expression } from '../formula/ast.js';
import { tight, type Text } from './excel.js';

type Binary = Extract<Expression, { kind: 'binary' }>;

/**
 * A power. Spreadsheets take the real root of a negative number where the exponent is one over an odd number, and the engine
 * takes none: where an exponent might be one, the cell says so.
 */
export function power(of: Binary, base: Text, exponent: Text): Text {
  const [b, e] = [tight(base), tight(exponent)];
  const plain = `${b}^${e}`;
  if (of.left.kind === 'number' || isNeverARoot(of.right)) return { text: plain, binds: 'power' };
  return { text: `IF(AND(${b}<0,${e}<>INT(${e})),NA(),${plain})`, binds: 'atom' };
}

function isNeverARoot(exponent: Expression): boolean {
  const value = constantOf(exponent);
  if (value === undefined) return isWhole(exponent);
  const over = Math.round(1 / value);
  return Number.isInteger(value) || over % 2 === 0 || Math.abs(value * over - 1) > 1e-9;
}

/** The value of an exponent that is written in numbers alone. */
function constantOf(of: Expression): number | undefined {
  if (of.kind === 'number') return of.value;
  if (of.kind === 'negative') {
    const value = constantOf(of.of);
    return value === undefined ? undefined : -value;
  }
  if (of.kind !== 'binary' || of.operator !== '/') return undefined;
  const [above, below] = [constantOf(of.left), constantOf(of.right)];
  return above === undefined || below === undefined ? undefined : above / below;
}

/** Surely a whole number, whatever the inputs. */
export function isWhole(of: Expression): boolean {
  switch (of.kind) {
    case 'number':
      return Number.isInteger(of.value);
    case 'name':
      return ['t', 'year', 'first_year', 'base_year', 'last_year'].includes(of.name);
    case 'negative':
      return isWhole(of.of);
    case 'binary':
      return ['+', '-', '*'].includes(of.operator) && isWhole(of.left) && isWhole(of.right);
    case 'call':
      if (of.function === 'floor' || of.function === 'ceil') return true;
      return ['min', 'max', 'abs'].includes(of.function) && of.arguments.every(isWhole);
    case 'unit':
      return false;
  }
}
