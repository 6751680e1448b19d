import type { Expression } from '../formula/ast.js';
import { FUNCTIONS, isFunction } from '../formula/functions.js';
import { inFigures } from '../../words/index.js';
import type { Target } from './explanation.js';

/** What a name in a formula stood for. */
export interface Filled {
  readonly numbers: readonly (number | null)[];
  readonly targets: readonly Target[];
  /** Said instead of numbers, where there are too many. */
  readonly words?: string;
  /** The year in which what is made from all years is opened, where that is another than the reader's own. */
  readonly opened?: number;
}

type Call = Extract<Expression, { kind: 'call' }>;
type Read = (name: string, owner: Call | undefined) => Filled;

const MOST_NUMBERS = 6;
/** What stands between the numbers that a function over members takes; a total adds them. */
const BETWEEN: Readonly<Record<string, string>> = { product: ' * ', mean: ', ', largest: ', ', smallest: ', ' };

/** Writes a formula again with each name's number in its place, and gathers the cells that were read. */
export function fillIn(formula: string, expression: Expression, read: Read): { text: string; targets: Target[] } {
  const swaps: { at: number; length: number; text: string }[] = [];
  const targets: Target[] = [];
  // A comma between thousands would read as one between arguments; a minus must not change what a power or another minus means.
  const inCalls = formula.includes(',');
  const print = (value: number | null): string => {
    const printed = inCalls ? printValue(value).replaceAll(',', '') : printValue(value);
    return printed.startsWith('-') ? `(${printed})` : printed;
  };
  const visit = (piece: Expression, owner?: Call): void => {
    if (piece.kind === 'name') {
      const filled = read(piece.name, owner);
      swaps.push({
        at: piece.at,
        length: piece.name.length,
        text: filled.words ?? printNumbers(filled.numbers, owner, print),
      });
      targets.push(...filled.targets);
    }
    if (piece.kind === 'negative') visit(piece.of);
    if (piece.kind === 'binary') [piece.left, piece.right].forEach((side) => visit(side));
    if (piece.kind === 'call') piece.arguments.forEach((argument, index) => visitArgument(piece, argument, index));
  };
  const visitArgument = (call: Call, argument: Expression, index: number): void => {
    const kind = isFunction(call.function) ? FUNCTIONS[call.function].arguments[index] : undefined;
    if (kind !== 'table') visit(argument, kind === 'name' ? call : undefined);
  };
  visit(expression);
  let text = formula;
  for (const swap of swaps.sort((a, b) => b.at - a.at))
    text = text.slice(0, swap.at) + swap.text + text.slice(swap.at + swap.length);
  return { text: text.replace(/\s+/g, ' '), targets };
}

function printNumbers(
  numbers: readonly (number | null)[],
  owner: Call | undefined,
  print: (value: number | null) => string,
): string {
  if (numbers.length === 0) return owner === undefined || owner.function === 'earlier' ? '0' : '…';
  const between = BETWEEN[owner?.function ?? ''] ?? ' + ';
  const shown = numbers.slice(0, MOST_NUMBERS).map(print).join(between);
  return numbers.length > MOST_NUMBERS ? `${shown}${between}… (${numbers.length} in all)` : shown;
}

/** A number as a reader needs it: six significant digits, thousands parted. */
export function printValue(value: number | null): string {
  if (value === null) return '#N/A';
  const decimals =
    Math.abs(value) >= 1e5 ? 0 : Math.max(0, 5 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return inFigures(value, 0, Math.min(decimals, 9));
}
