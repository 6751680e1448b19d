import { printFlag } from '../units/quantity.js';
import { printColumns } from '../../words/columns/index.js';
import { printFinancialYear } from '../../words/index.js';
import { printTable } from '../../words/screen/index.js';
import { printSerialDay } from '../units/index.js';
import type { Explanation } from './explanation.js';
import { printValue } from './fillIn.js';
import { isYear } from './years.js';

/** An explanation as an indented tree: label, value and unit; source; formula; formula with its numbers; precedents. */
export function printExplanation(explanation: Explanation): string {
  return lines(explanation, '', '').join('\n');
}

function lines(of: Explanation, first: string, rest: string): string[] {
  const cell = [of.name, of.member].filter((part) => part !== undefined).join('.');
  const year = of.year === undefined ? '' : `, ${printFinancialYear(of.year)}`;
  const value = wordOf(of) ?? `${printValue(of.value)}${of.unit === '1' || of.unit === 'flag' ? '' : ` ${of.unit}`}`;
  const body = [
    `${of.label} (${cell}${year}) = ${value}${of.reason === undefined ? '' : `: ${of.reason}`}`,
    ...(of.kind === 'input' ? [`  input, ${of.status ?? 'status not stated'}: ${of.source ?? printCell(of)}`] : []),
    ...(isCopied(of) ? [`  read from ${printCell(of)}`] : []),
    ...(of.kind === 'input' && of.note !== undefined ? [`  ${of.note}`] : []),
    ...(of.kind === 'line' && of.source !== undefined ? [`  source: ${of.source}`] : []),
    ...(of.place === undefined ? [] : [`  ${/:\d+$/.test(of.place) ? 'at' : 'from'} ${of.place}`]),
    ...formulaLines(of),
    ...(of.opened === undefined
      ? []
      : [`  opened in ${printFinancialYear(of.opened)}, the first year in which none of it is nought`]),
  ];
  const own = body.map((line, index) => (index === 0 ? first : rest) + line);
  const shown = of.precedents.filter(({ name }) => !isNought(of, name));
  const below = shown.flatMap((precedent, index) => {
    const isLast = index === shown.length - 1;
    return lines(precedent, `${rest}${isLast ? '└─ ' : '├─ '}`, `${rest}${isLast ? '   ' : '│  '}`);
  });
  return [...own, ...below];
}

/** A formula and the same with its numbers; a long sum by those of its terms that are not nought. */
function formulaLines({ formula, formulaWithNumbers, terms }: Explanation): string[] {
  if (formula === undefined) return [];
  if (terms === undefined) return [`  = ${formula.replace(/\s+/g, ' ')}`, `  = ${formulaWithNumbers ?? ''}`];
  const counted = terms.filter(({ value }) => value !== 0);
  const rows = counted.map(({ name, sign, value }) => [`    ${sign > 0 ? '+' : '−'} ${name}`, printValue(value)]);
  const rest = terms.length - counted.length;
  return [
    `  = a sum of ${terms.length} lines${rest === 0 ? '' : `, of which ${rest} are 0 and left out here`}`,
    ...printTable(rows),
  ];
}

/** A term of a long sum that adds nothing. */
function isNought({ terms }: Explanation, name: string): boolean {
  return terms?.some((term) => term.name === name && term.value === 0) ?? false;
}

/** A date, a flag or a year reads as it is given. */
function wordOf({ name, unit, value }: Explanation): string | undefined {
  if (value === null) return undefined;
  if (isYear(name, unit, value)) return `${value}, ${printFinancialYear(value)}`;
  return unit === 'date' ? printSerialDay(value) : unit === 'flag' ? printFlag(value) : undefined;
}

/** Whether an input was read from a cell that neither its source names nor the place where it is given. */
function isCopied({ kind, source, from, place }: Explanation): boolean {
  return kind === 'input' && source !== undefined && from !== undefined && place?.includes(from.file) !== true;
}

function printCell({ from }: Explanation): string {
  return from === undefined
    ? 'no source given'
    : `${from.file}, row ${from.row}, column "${printColumns(from)}"${from.year === undefined ? '' : `, ${from.year}`}`;
}
