import { columnLetters, type SavedCell, type SavedSheet } from '../files/workbook/index.js';

/** The sheet that a reader changes, and the one that keeps it as it was written. */
export const INPUTS = 'Inputs';
export const WRITTEN = 'Inputs as written';
/** On both the second row has the years; the columns are headed in another. */
export const YEAR_ROW = 2;
const [HEAD_OF_INPUTS, HEAD_OF_WRITTEN] = [3, 4];
export const FIRST_ROW = 5;
const LAST_COLUMN = 300;

export type Refuse = (wrong: string, right: string, at?: string) => void;

/** The two sheets of a workbook that comes back, by the columns that their heads name. */
export interface TwoSheets {
  readonly now: SavedSheet;
  readonly written: SavedSheet;
  /** Columns of Inputs. */
  readonly inputs: Readonly<Record<'name' | 'label' | 'key' | 'unit' | 'member' | 'engineUnit', string>>;
  /** Columns of the sheet as it was written; those of values and years are the same on both. */
  readonly kept: Readonly<Record<'name' | 'label' | 'member' | 'options' | 'unit' | 'kind', string>>;
  readonly value: string;
  readonly years: readonly string[];
}

const HEADS_OF_INPUTS = {
  ...{ name: 'Name', label: 'Label', key: 'Member', unit: 'Unit', value: 'Value' },
  ...{ member: 'Member in the model', engineUnit: 'Unit in the model' },
};
const HEADS_OF_WRITTEN = {
  ...{ name: 'Name', label: 'Label', member: 'Member', options: 'Options', unit: 'Unit', value: 'Value', kind: 'Kind' },
};

/** Undefined where a column is missing, which `refuse` hears. */
export function twoSheets(now: SavedSheet, written: SavedSheet, refuse: Refuse): TwoSheets | undefined {
  const inputs = columnsUnder(now, HEAD_OF_INPUTS, HEADS_OF_INPUTS, INPUTS, refuse);
  const kept = columnsUnder(written, HEAD_OF_WRITTEN, HEADS_OF_WRITTEN, WRITTEN, refuse);
  if (inputs === undefined || kept === undefined) return undefined;
  if (inputs.value !== kept.value)
    return void refuse(`its values stand in column ${inputs.value}, and stood in ${kept.value}`, 'Put columns back');
  const years = COLUMNS.filter((column) => typeof written.get(`${column}${YEAR_ROW}`)?.value === 'number');
  return { now, written, inputs, kept, value: kept.value, years };
}

const COLUMNS = Array.from({ length: LAST_COLUMN }, (_, index) => columnLetters(index + 1));

function columnsUnder<Key extends string>(
  sheet: SavedSheet,
  row: number,
  heads: Readonly<Record<Key, string>>,
  title: string,
  refuse: Refuse,
): Readonly<Record<Key, string>> | undefined {
  const entries = Object.entries<string>(heads);
  const found = entries.map(([key, head]) => {
    const column = COLUMNS.find((each) => sheet.get(`${each}${row}`)?.value === head);
    if (column === undefined)
      refuse(
        `row ${row} of the sheet “${title}” heads no column “${head}”`,
        'Put its head back',
        `${title}!${row}:${row}`,
      );
    return [key, column ?? ''] as const;
  });
  return found.some(([, column]) => column === '') ? undefined : (Object.fromEntries(found) as Record<Key, string>);
}

/** What stands in a cell, for a sentence. */
export function printed(cell: SavedCell | undefined): string {
  if (cell?.failed !== undefined) return cell.failed;
  const { value } = cell ?? {};
  if (value === undefined || value === '') return 'Nothing';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : `“${value.slice(0, 40)}”`;
}

/** A cell's text; empty where there is none. */
export function textAt(sheet: SavedSheet, address: string): string {
  const value = sheet.get(address)?.value;
  return value === undefined ? '' : String(value);
}
