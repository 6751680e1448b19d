import type { Against, AgainstFolder, AgainstLine } from '../../report/against/index.js';
import { inFigures, printGbp, printNumber } from '../../words/index.js';
import { printTable, wrapLines } from '../../words/screen/index.js';
import { headOf, type Head } from './screen.js';

/** More lines than this stand in the full answer only. */
const MOST_LINES = 30;
const [MOST_INPUTS, MOST_NAMED] = [15, 4];
const MOST_DECIMALS = 4;
/** Wider labels than this are cut in a table: --json has them whole. */
const WIDEST = 58;

/** A line or an input that differs. */
type Row = AgainstLine & { readonly andOtherYears?: true };

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

/** A hospital as its folder or another has it beside the one that was asked for, as lines for a terminal: decisions first, then what moves. */
export function printAgainst({ decisions, lines, alike, beside }: Against, full = false): string[] {
  const shown = full ? lines : lines.slice(0, MOST_LINES);
  const rows = shown.map(rowOf);
  const rest =
    rows.length === 0
      ? `All ${printNumber(alike)} stay as they are.`
      : `${printNumber(alike)} other ${alike === 1 ? 'figure of this answer stays' : 'figures of this answer stay'} as ${alike === 1 ? 'it is' : 'they are'}.`;
  return [
    ...(beside === undefined ? [] : printFolder(beside, full)),
    ...printDecisions(decisions),
    '',
    ...(rows.length === 0
      ? ['No figure of this answer moves.']
      : printTable([['What moves', 'Before', 'After', 'Difference'], ...rows])),
    ...andMore(lines.length - shown.length),
    ...(alike > 0 ? [rest] : []),
  ];
}

/** Another folder that stands as the one before: which it is, and with what inputs the two differ. */
export function printFolder({ folder, note, framed, foundOtherwise, ...rest }: AgainstFolder, full: boolean): string[] {
  const { inputs, onlyBefore, onlyAfter } = rest;
  const shown = full ? inputs : inputs.slice(0, MOST_INPUTS);
  const listed = (what: string, all: readonly string[]): string[] => {
    const [named, more] = full ? [all, 0] : [all.slice(0, MOST_NAMED), all.length - MOST_NAMED];
    const others = more > 0 ? `; and ${printNumber(more)} more` : '';
    return all.length === 0 ? [] : wrapLines(`${what}: ${named.join('; ')}${others}.`, '  ');
  };
  return [
    ...wrapLines(`Before is the folder ${folder}.`),
    ...printDecisions(framed),
    ...(note === undefined ? [] : wrapLines(note)),
    '',
    ...(inputs.length === 0
      ? ['No input that both have differs.']
      : printTable([['Inputs that differ', 'Before', 'After', 'Difference'], ...shown.map(rowOf)])),
    ...andMore(inputs.length - shown.length),
    ...listed('Measured or chosen by Decant, and otherwise', foundOtherwise),
    ...listed('Only before', onlyBefore),
    ...listed('Only after', onlyAfter),
    '',
  ];
}

function printDecisions(decisions: Against['decisions']): string[] {
  return decisions.flatMap(({ what, before, after }) =>
    wrapLines(before === after ? `${what}: ${after}, as before.` : `${what}: ${after}. Before: ${before}.`, '  '),
  );
}

function andMore(more: number): string[] {
  return more > 0 ? [`and ${printNumber(more)} more: --full prints them`] : [];
}

function rowOf(line: Row): string[] {
  return [
    clip([line.option, labelOf(line)].filter((part) => part !== undefined).join(': ')),
    cell(line, line.before),
    cell(line, line.after),
    differenceOf(line),
  ];
}

function labelOf({ label, member, year, yearBefore, andOtherYears }: Row): string {
  const span = yearBefore === undefined ? year : `${year ?? ''} (${yearBefore} before)`;
  return [label, member, andOtherYears === true ? `${span ?? ''} and others` : span]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function clip(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1).trimEnd()}…`;
}

function cell({ unit }: AgainstLine, value: number | null): string {
  if (value === null) return '?';
  if (unit === 'flag') return value === 1 ? 'yes' : 'no';
  if (unit.includes('GBP')) return printGbp(Math.abs(value) < 0.5 ? 0 : value);
  const decimals = unit === '1' ? MOST_DECIMALS : unit === 'm2' ? 0 : 1;
  const figures = inFigures(value, 0, decimals).replace('-', '−');
  // Land and floor are both in m²: hectares would fit the one alone.
  return unit === 'm2' ? `${figures} m²` : figures;
}

function differenceOf(line: AgainstLine): string {
  const { difference, unit } = line;
  if (difference === null || unit === 'flag') return '';
  const printed = cell(line, difference);
  return difference > 0 ? `+${printed}` : printed;
}
