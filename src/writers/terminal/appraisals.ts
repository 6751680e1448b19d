import type { Result } from '../../report/index.js';
import { printCount } from '../../words/index.js';
import { SCREEN_COLUMNS, wrapLines } from '../../words/screen/index.js';

type Appraised = Result['appraisals'][number];
type Row = Appraised['rows'][number];

const GAP = 2;
/** Words in a narrower column are read letter by letter; beside numbers they are few. */
const [LEAST_WORDS, LEAST_NUMBERS] = [14, 11];
const WIDEST_HEADING = 24;

/** An appraisal: a table where its columns have room for their words, a block a row where the screen is narrower. */
export function printAppraisal({ title, note, ...appraised }: Appraised, columns = SCREEN_COLUMNS): string[] {
  // A screen that does not tell its width says 0.
  const screen = Math.min(columns > 0 ? columns : SCREEN_COLUMNS, SCREEN_COLUMNS);
  const widths = widthsOf(appraised, screen);
  return [
    ...wrapLines(`${title}:`, '', screen),
    ...(widths === undefined ? blocksOf(appraised, screen) : tableOf(appraised, widths)),
    ...(note === '' ? [] : wrapLines(note, '', screen)),
  ];
}

type Cells = Pick<Appraised, 'heads' | 'columns' | 'rows'>;

function tableOf({ heads, columns, rows }: Cells, widths: readonly number[]): string[] {
  const line = (texts: readonly string[], isNumber: (column: number) => boolean): string[] => {
    const wrapped = texts.map((text, column) => wrapLines(text, '', widths[column]));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((lines, column) => {
          const [text, width] = [lines[at] ?? '', widths[column] ?? 0];
          return isNumber(column) ? text.padStart(width) : text.padEnd(width);
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  return [
    ...line([heads, ...columns], (column) => holdsNumbers(rows, column)),
    ...rows.flatMap((row) => [
      '',
      ...line([named(row), ...row.cells.map(({ text }) => text)], (column) => isNumber(row, column)),
    ]),
    '',
  ];
}

function blocksOf({ columns, rows }: Cells, screen: number): string[] {
  const width = Math.min(WIDEST_HEADING, Math.max(...columns.map(({ length }) => length))) + GAP;
  const block = (row: Row): string[] => [
    '',
    ...wrapLines(named(row), '', screen),
    ...row.cells.flatMap(({ text }, index) => {
      const heading = wrapLines(columns[index] ?? '', '', width - GAP);
      const words = wrapLines(text, '', screen - width - GAP);
      return Array.from({ length: Math.max(heading.length, words.length) }, (_, at) =>
        `${' '.repeat(GAP)}${(heading[at] ?? '').padEnd(width)}${words[at] ?? ''}`.trimEnd(),
      );
    }),
  ];
  return [...rows.flatMap(block), ''];
}

/** Each column has room for its longest word, and what is left by how much it says; undefined where that is too little. */
function widthsOf({ heads, columns, rows }: Cells, screen: number): number[] | undefined {
  const texts = [heads, ...columns].map((heading, column) => [
    heading,
    ...rows.map((row) => (column === 0 ? named(row) : (row.cells[column - 1]?.text ?? ''))),
  ]);
  const least = texts.map((own, column) => {
    const word = Math.max(...own.flatMap((text) => text.split(' ')).map(({ length }) => length));
    return Math.max(word, holdsNumbers(rows, column) ? LEAST_NUMBERS : LEAST_WORDS);
  });
  const said = texts.map((own) => own.reduce((sum, text) => sum + text.length, 0));
  const total = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0);
  const spare = screen - GAP * columns.length - total(least);
  return spare < 0
    ? undefined
    : least.map((width, column) => width + Math.floor((spare * (said[column] ?? 0)) / Math.max(1, total(said))));
}

function holdsNumbers(rows: readonly Row[], column: number): boolean {
  return rows.some((row) => isNumber(row, column));
}

function isNumber({ cells }: Row, column: number): boolean {
  return cells[column - 1]?.value !== undefined;
}

/** A row by its name, and how many of the inputs behind its numbers nobody has measured. */
function named({ name, illustrative, values }: Row): string {
  return illustrative === 0 ? name : `${name} (${String(illustrative)} of ${printCount(values, 'input')} illustrative)`;
}
