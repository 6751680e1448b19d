import type { Against, AgainstLine } from '../../report/against/index.js';
import { inFigures, printGbp, printHectares, printNumber } from '../../words/index.js';
import { printTable, wrapLines } from '../../words/screen/index.js';
import { headOf, type Head } from './screen.js';

/** More lines than this stand in the full answer only. */
const MOST_LINES = 30;
const MOST_DECIMALS = 4;
/** Wider labels than this are cut in a table: --json has them whole. */
const WIDEST = 58;

interface Ways<Answer> {
  readonly screen: (answer: Answer) => string[];
  readonly whole: (answer: Answer) => string[];
}

/** An answer on one screen, or in full; where it is set beside another, what moves in place of it, or before it. */
export function printBeside<Answer extends Head>(
  answer: Answer & { readonly against?: Against },
  full: boolean,
  { screen, whole }: Ways<Answer>,
): string[] {
  if (answer.against === undefined) return full ? whole(answer) : screen(answer);
  const moves = [...headOf(answer), ...printAgainst(answer.against, full)];
  return full ? [...moves, '', ...whole(answer)] : moves;
}

/** A hospital as its folder has it beside the same with what a reader changed, as lines for a terminal: decisions first, then what moves. */
export function printAgainst({ decisions, lines, alike }: Against, full = false): string[] {
  const shown = full ? lines : lines.slice(0, MOST_LINES);
  const rows = shown.map((line) => [
    clip([line.option, labelOf(line)].filter((part) => part !== undefined).join(': ')),
    cell(line, line.before),
    cell(line, line.after),
    differenceOf(line),
  ]);
  const more = lines.length - shown.length;
  const rest =
    rows.length === 0
      ? `All ${printNumber(alike)} stay as they are.`
      : `${printNumber(alike)} other ${alike === 1 ? 'figure of this answer stays' : 'figures of this answer stay'} as ${alike === 1 ? 'it is' : 'they are'}.`;
  return [
    ...decisions.flatMap(({ what, before, after }) =>
      wrapLines(before === after ? `${what}: ${after}, as before.` : `${what}: ${after}. Before: ${before}.`, '  '),
    ),
    '',
    ...(rows.length === 0
      ? ['No figure of this answer moves.']
      : printTable([['What moves', 'Before', 'After', 'Difference'], ...rows])),
    ...(more > 0 ? [`and ${printNumber(more)} more: --full prints them`] : []),
    ...(alike > 0 ? [rest] : []),
  ];
}

function labelOf({ label, member, year }: AgainstLine): string {
  return [label, member, year].filter((part) => part !== undefined).join(' · ');
}

function clip(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1).trimEnd()}…`;
}

function cell({ unit }: AgainstLine, value: number | null): string {
  if (value === null) return '?';
  if (unit === 'flag') return value === 1 ? 'yes' : 'no';
  if (unit.includes('GBP')) return printGbp(Math.abs(value) < 0.5 ? 0 : value);
  if (unit === 'm2') return printHectares(value);
  return inFigures(value, 0, unit === '1' ? MOST_DECIMALS : 1).replace('-', '−');
}

function differenceOf(line: AgainstLine): string {
  const { difference, unit } = line;
  if (difference === null || unit === 'flag') return '';
  const printed = cell(line, difference);
  return difference > 0 ? `+${printed}` : printed;
}
