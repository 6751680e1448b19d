import {
  columnLetters,
  placeOf,
  printOf,
  readSheets,
  type SavedCell,
  type SavedSheet,
} from '../files/workbook/index.js';
import { printed, textAt, type Refuse } from './twoSheets.js';

/** The sheet that keeps where formulas stood, and what each said. */
export const FORMULAS = 'Formulas as written';
const [COUNT, FIRST_ROW] = ['A2', 5];
const CELLS = /^([A-Z]{1,3}[1-9]\d{0,6})(?::([A-Z]{1,3}[1-9]\d{0,6}))?$/;
/** More than the sheets have rows. */
const LAST_ROW = 200_000;
/** So many places of a sheet are told one by one; the others as how many they are, and where. */
const MOST_TOLD = 100;

const UNREADABLE = 'Take the workbook as it was written: on this sheet nothing may be changed';
const PUT_BACK = 'Put the formula back: what is to be run is typed on the sheet Inputs';
const NOT_RUN = 'Decant runs its own formulas: what is to be run is typed on the sheet Inputs';

/** Cells of a row, side by side, that had one formula. */
interface Run {
  readonly sheet: string;
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly label: string;
  readonly print: string;
}

/** Some cells of a run of which one thing is to be said. */
interface Place {
  readonly run: Run;
  readonly cells: readonly (readonly [address: string, cell: SavedCell | undefined])[];
}

/**
 * Tells of each formula that was typed over, and of each that says something else than as written. Nothing reads either: a value is refused as
 * one that was typed where there is no input, and of a formula is warned, for a spreadsheet that saves may write one otherwise.
 */
export function judgeFormulas(bytes: Uint8Array, kept: SavedSheet, refuse: Refuse, warn: Refuse): void {
  const runs = runsIn(kept, refuse);
  if (runs === undefined) return;
  const titles = [...new Set(runs.map(({ sheet }) => sheet))];
  const sheets = readSheets(bytes, titles, refuse);
  if (sheets === undefined) return;
  const missing = titles.filter((title) => !sheets.has(title));
  for (const title of missing)
    warn(
      `it has no sheet “${title}” any more, so whether a formula was typed over there is not known`,
      'Put it back under its name, with what was changed in it, to have that told',
    );
  for (const title of titles) {
    const sheet = sheets.get(title);
    const own = runs.filter((run) => run.sheet === title);
    if (sheet === undefined) continue;
    tell(placesIn(own, sheet, isTypedOver), refuse, 'stands', PUT_BACK);
    // A sheet that is gone, or has another name, is named otherwise in all the others.
    if (missing.length === 0) tell(placesIn(own, sheet, saysOtherwise), warn, 'another', NOT_RUN);
  }
}

function runsIn(kept: SavedSheet, refuse: Refuse): Run[] | undefined {
  const runs: Run[] = [];
  for (let row = FIRST_ROW; row < LAST_ROW && textAt(kept, `A${row}`) !== ''; row++) {
    const [sheet = '', cells = '', label = '', print = ''] = ['A', 'B', 'C', 'D'].map((column) =>
      textAt(kept, `${column}${row}`),
    );
    const [, first, last = first] = CELLS.exec(cells) ?? [];
    if (first === undefined || last === undefined || placeOf(first).row !== placeOf(last).row)
      return void refuse(`${printed(kept.get(`B${row}`))} is no range of a row`, UNREADABLE, `${FORMULAS}!B${row}`);
    const [from, to] = [placeOf(first), placeOf(last)];
    runs.push({ sheet, row: from.row, first: from.column, last: to.column, label, print });
  }
  const count = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (kept.get(COUNT)?.value === count) return runs;
  return void refuse(
    `it lists ${count} formulas, and ${printed(kept.get(COUNT))} were written`,
    UNREADABLE,
    `${FORMULAS}!${COUNT}`,
  );
}

type IsOtherwise = (cell: SavedCell | undefined, address: string, run: Run) => boolean;

const isTypedOver: IsOtherwise = (cell) => cell?.formula === undefined;
const saysOtherwise: IsOtherwise = (cell, address, { print }) =>
  cell?.formula !== undefined && printOf(cell.formula, placeOf(cell.formulaAt ?? address)) !== print;

/** Cells side by side are one place. */
function placesIn(runs: readonly Run[], sheet: SavedSheet, isOtherwise: IsOtherwise): Place[] {
  return runs.flatMap((run) => {
    const places: { run: Run; cells: [string, SavedCell | undefined][] }[] = [];
    let follows = false;
    for (let column = run.first; column <= run.last; column++) {
      const address = `${columnLetters(column)}${run.row}`;
      const cell = sheet.get(address);
      const is = isOtherwise(cell, address, run);
      if (is && !follows) places.push({ run, cells: [] });
      if (is) places.at(-1)?.cells.push([address, cell]);
      follows = is;
    }
    return places;
  });
}

function tell(places: readonly Place[], say: Refuse, what: 'stands' | 'another', right: string): void {
  for (const { run, cells } of places.slice(0, MOST_TOLD)) {
    const whose = run.label === '' ? 'a formula of Decant’s' : `Decant’s formula for “${run.label}”`;
    const found = [...new Set(cells.map(([, cell]) => printed(cell)))].join(', ');
    const them = found.includes(', ') ? 'stand' : 'stands';
    say(
      what === 'stands'
        ? `${found} ${them} where ${whose} was written, and nothing reads it`
        : `another formula stands where ${whose} was written, and nothing reads it`,
      right,
      placed(run.sheet, cells),
    );
  }
  const others = places.slice(MOST_TOLD);
  const cells = others.flatMap((place) => place.cells);
  const [first] = others;
  if (first === undefined) return;
  const last = cells.at(-1)?.[0] ?? '';
  say(
    `${cells.length} more cells ${what === 'stands' ? 'hold no formula' : 'hold other formulas'} where Decant wrote one, down to ${last}`,
    `${right}. Were rows or columns put in or taken away? Put them back`,
    placed(first.run.sheet, first.cells),
  );
}

function placed(sheet: string, cells: Place['cells']): string {
  const [first = '', last = ''] = [cells[0]?.[0], cells.at(-1)?.[0]];
  return first === last ? `${sheet}!${first}` : `${sheet}!${first}:${last}`;
}
