import { LIBREOFFICE, type Judge } from './judges.js';
import {
  formulaCells,
  textCells,
  withoutCachedValues,
  type CachedValue,
  type Edit,
  type FormulaCell,
} from './package.js';

/** Money agrees within half a penny, everything else within 1e-9 of its size; what should be nought may be this far off it. */
const MONEY_WITHIN = 0.005;
const WITHIN = 1e-9;
const NOUGHT_WITHIN = 1e-11;
/** A spreadsheet writes fifteen digits: of billions of millions, pounds and no pence. */
const LAST_DIGIT = 1e-14;

export interface Difference {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly engine: CachedValue;
  readonly recalculated: CachedValue;
}

export interface Judgement {
  /** How many formula cells were compared. */
  readonly compared: number;
  readonly different: readonly Difference[];
}

/**
 * Recalculates a workbook in another program, from a copy without cached values, and compares every formula cell with the value
 * that the engine left in it. `edits` changes cells of the copy first.
 */
export async function judge(xlsx: Buffer, edits: readonly Edit[] = [], by: Judge = LIBREOFFICE): Promise<Judgement> {
  return compareCells(xlsx, await recalculated(xlsx, edits, by));
}

/** A workbook as it stands, recalculated by a judge: asked for by several tests, and the same each time. */
const asItStands = new WeakMap<Buffer, Map<Judge, Promise<ReadonlyMap<string, CachedValue>>>>();

/** Every formula cell's value as a judge computes it, `Sheet!A1` → value. */
export function recalculated(
  xlsx: Buffer,
  edits: readonly Edit[] = [],
  by: Judge = LIBREOFFICE,
): Promise<ReadonlyMap<string, CachedValue>> {
  if (edits.length > 0) return recalculatedAnew(xlsx, edits, by);
  const known = asItStands.get(xlsx) ?? new Map<Judge, Promise<ReadonlyMap<string, CachedValue>>>();
  asItStands.set(xlsx, known);
  const found = known.get(by) ?? recalculatedAnew(xlsx, edits, by);
  known.set(by, found);
  return found;
}

async function recalculatedAnew(
  xlsx: Buffer,
  edits: readonly Edit[],
  by: Judge,
): Promise<ReadonlyMap<string, CachedValue>> {
  return cachedIn(await by.convert(await withoutCachedValues(xlsx, edits), 'xlsx'));
}

/** Every formula cell's value as it stands in a workbook, `Sheet!A1` → value. */
export async function cachedIn(xlsx: Buffer): Promise<ReadonlyMap<string, CachedValue>> {
  return new Map((await formulaCells(xlsx)).map((cell) => [`${cell.sheet}!${cell.address}`, cell.cached]));
}

/** Compares a workbook's cached values, which are the engine's, with recalculated ones. */
export async function compareCells(xlsx: Buffer, values: ReadonlyMap<string, CachedValue>): Promise<Judgement> {
  const [before, money] = [await formulaCells(xlsx), await moneyPlaces(xlsx)];
  const different = before.flatMap((cell): Difference[] => {
    const recalculated = values.get(`${cell.sheet}!${cell.address}`);
    const isMoney = [rowOf(cell), cell.address].some((place) => money.has(`${cell.sheet}!${place}`));
    if (agree(cell.cached, recalculated, isMoney)) return [];
    return [{ sheet: cell.sheet, address: cell.address, formula: cell.formula, engine: cell.cached, recalculated }];
  });
  return { compared: before.length, different };
}

function agree(engine: CachedValue, recalculated: CachedValue, isMoney: boolean): boolean {
  if (typeof engine === 'object') return typeof recalculated === 'object' && recalculated.error === engine.error;
  if (typeof engine !== 'number' || typeof recalculated !== 'number')
    return engine !== undefined && engine === recalculated;
  const size = Math.max(Math.abs(engine), Math.abs(recalculated));
  const ofItsSize = Math.max(WITHIN * size, NOUGHT_WITHIN);
  const within = isMoney ? Math.max(MONEY_WITHIN, LAST_DIGIT * size) : ofItsSize;
  return Math.abs(engine - recalculated) <= within;
}

/**
 * Rows in which a unit of money stands, `Site!12`, and cells under one in a table of members, `Site!K40`: amounts, not rates by the
 * square metre or factors.
 */
async function moneyPlaces(xlsx: Buffer): Promise<Set<string>> {
  const texts = await textCells(xlsx);
  const places = new Set<string>();
  for (const [place, text] of texts) {
    if (!/^£(\/year)?, (nominal|present value|\S+ prices)$/.test(text)) continue;
    const [, sheet = '', column = '', row = ''] = /^(.*)!([A-Z]+)(\d+)$/.exec(place) ?? [];
    const named = (at: number): boolean => texts.has(`${sheet}!C${at}`);
    if (texts.get(`${sheet}!C${row}`) !== 'Unit') places.add(`${sheet}!${row}`);
    // The names of the head's rows and the members stand under one another in column C.
    else for (let at = Number(row); named(at); at++) places.add(`${sheet}!${column}${at}`);
  }
  return places;
}

function rowOf(cell: FormulaCell): string {
  return cell.address.replace(/[A-Z]+/, '');
}

/**
 * Whether a cell compares inputs or the numbers of sentences with those written, or says so beside a result. After a change it differs
 * rightly from that of a workbook which was written with the change.
 */
export function saysChanged({ sheet, formula }: { readonly sheet: string; readonly formula: string }): boolean {
  return sheet === 'Words' || /'Inputs as written'!|'Words'!|^IF\(Inputs!\$E\$\d+[=>]/.test(formula);
}
