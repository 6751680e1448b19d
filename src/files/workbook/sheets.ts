import { openZip, type ReadOne } from '../zip/index.js';
import { parseXml, stopBeyond, type Heard } from '../xml.js';
import type { SavedCell } from './cell.js';
import { columnLetters, columnNumber } from './columns.js';
import { SharedFormulas, type SavedFormula } from './sharedFormulas.js';

/** Cells that hold anything, by their addresses. */
export type SavedSheet = ReadonlyMap<string, SavedCell>;

/** A workbook comes by e-mail: these bound what of it is read, the file, its parts, and each part once it is inflated. */
const LARGEST_FILE = 60_000_000;
const LARGEST_PART = 30_000_000;
const LARGEST_TOGETHER = 200_000_000;
const MOST_PARTS = 2_000;
const MOST_RELATIONS = 2_000;
const MOST_TEXTS = 200_000;
const MOST_CELLS = 200_000;
/** A number as a spreadsheet saves it. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** Elements of a spreadsheet and of a list of relations, in either edition of the standard. */
const OURS = [/\/spreadsheetml\/(2006\/)?main$/, /\/package\/(2006\/)?relationships$/];

type Refuse = (found: string, right: string) => void;

/** Which sheets are read, of the titles that a workbook has. */
type Choose = (titles: readonly string[]) => readonly string[];

/** Some sheets of a workbook (.xlsx) by their titles, formulas by what was last worked out; those it lacks are missing. */
export function readSheets(
  bytes: Uint8Array,
  choose: readonly string[] | Choose,
  refuse: Refuse,
): ReadonlyMap<string, SavedSheet> | undefined {
  if (bytes.length > LARGEST_FILE)
    return void refuse(`it has ${bytes.length} bytes`, `At most ${LARGEST_FILE} are read: save it without pictures`);
  try {
    const zip = openZip(bytes, MOST_PARTS, (found) => refuse(found, 'Save it again as .xlsx'));
    return zip === undefined ? undefined : sheetsIn(zip, typeof choose === 'function' ? choose : () => choose, refuse);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return void refuse(`it cannot be read: ${error.message.split('\n')[0] ?? ''}`, 'Save it again as .xlsx');
  }
}

function sheetsIn(zip: ReadOne, choose: Choose, refuse: Refuse): ReadonlyMap<string, SavedSheet> | undefined {
  let together = 0;
  const partOf = (name: string): string | undefined => {
    const part = zip(name, LARGEST_PART);
    if (part === undefined) return undefined;
    together += part.length;
    stopBeyond(together, LARGEST_TOGETHER, 'letters on its sheets');
    return new TextDecoder().decode(part);
  };
  const [workbook, relations] = [partOf('xl/workbook.xml'), partOf('xl/_rels/workbook.xml.rels')];
  if (workbook === undefined || relations === undefined)
    return void refuse('it is no workbook of a spreadsheet', 'Save it as .xlsx');
  const paths = pathsOf(workbook, relations);
  const strings = partOf('xl/sharedStrings.xml');
  const texts = strings === undefined ? [] : textsOf(strings);
  return new Map(
    choose([...paths.keys()]).flatMap((title): [string, SavedSheet][] => {
      const path = paths.get(title);
      const part = path === undefined ? undefined : partOf(path);
      return part === undefined ? [] : [[title, cellsOf(part, texts, title)]];
    }),
  );
}

function parse(xml: string, heard: Omit<Heard, 'hears'>): void {
  parseXml(xml, { ...heard, hears: (uri) => OURS.some((each) => each.test(uri)) });
}

/** Title of a sheet → its part in the package. */
function pathsOf(workbook: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  parse(relations, {
    opened: (tag, attributes) => {
      if (tag === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
      stopBeyond(targets.size, MOST_RELATIONS, 'relations');
    },
  });
  const paths = new Map<string, string>();
  parse(workbook, {
    opened: (tag, attributes) => {
      if (tag !== 'sheet') return;
      const relation = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
      const target = targets.get(relation ?? '');
      if (target !== undefined)
        paths.set(attributes.name ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return paths;
}

function textsOf(xml: string): string[] {
  const texts: string[] = [];
  let isPhonetic = false;
  parse(xml, {
    opened: (tag) => {
      if (tag === 'si') texts.push('');
      if (tag === 'rPh') isPhonetic = true;
      stopBeyond(texts.length, MOST_TEXTS, 'texts');
    },
    closed: (tag, text) => {
      if (tag === 't' && !isPhonetic) texts.push((texts.pop() ?? '') + text);
      if (tag === 'rPh') isPhonetic = false;
    },
  });
  return texts;
}

function cellsOf(xml: string, texts: readonly string[], title: string): SavedSheet {
  const cells = new Map<string, SavedCell>();
  const at = new Cursor(title);
  const formulas = new SharedFormulas(title);
  let [type, cell]: [string, { -readonly [Key in keyof SavedCell]: SavedCell[Key] } | undefined] = ['', undefined];
  let formula: SavedFormula = {};
  parse(xml, {
    opened: (tag, attributes) => {
      if (tag === 'row') at.row(attributes.r);
      if (tag === 'c') [type, cell] = [attributes.t ?? 'n', at.cell(attributes.r)];
      if (tag === 'f') formula = attributes;
    },
    closed: (tag, text) => {
      if (cell === undefined) return;
      if (tag === 'f') Object.assign(cell, formulas.of(formula, text, at.address));
      if (tag === 'v') Object.assign(cell, valueOf(type, text, texts));
      if (tag === 't') cell.value = `${typeof cell.value === 'string' ? cell.value : ''}${text}`;
      if (tag !== 'c') return;
      if (cells.has(at.address)) throw new Error(`${title} has ${at.address} twice`);
      if (Object.keys(cell).length > 0) cells.set(at.address, cell);
      stopBeyond(cells.size, MOST_CELLS, `cells on ${title}`);
      cell = undefined;
    },
  });
  formulas.cover(cells);
  return cells;
}

function valueOf(type: string, text: string, texts: readonly string[]): SavedCell {
  if (type === 'e') return { failed: text };
  if (type === 'b') return text === '1' || text === '0' ? { value: text === '1' } : { value: text };
  if (type === 's') {
    const shared = texts[NUMBER.test(text) ? Number(text) : -1];
    if (shared === undefined) throw new Error(`it has no text ${text}, which one of its cells holds`);
    return { value: shared };
  }
  if (type !== 'n') return { value: text };
  if (text.trim() === '') return {};
  const number = NUMBER.test(text) ? Number(text) : NaN;
  return { value: Number.isFinite(number) ? number : text };
}

/** Where the reading of a sheet stands: rows and cells may say their place, and else follow one another. */
class Cursor {
  private at = { row: 0, column: 0 };

  constructor(private readonly title: string) {}

  get address(): string {
    return `${columnLetters(this.at.column)}${this.at.row}`;
  }

  row(said: string | undefined): void {
    this.at = { row: said === undefined ? this.at.row + 1 : Number(said), column: 0 };
  }

  /** An empty cell, at the place that it says. */
  cell(said: string | undefined): SavedCell {
    const [, letters = '', row] = said === undefined ? [] : (ADDRESS.exec(said) ?? []);
    if (said !== undefined && (row === undefined || Number(row) !== this.at.row))
      throw new Error(`${this.title} has a cell “${said.slice(0, 20)}” in row ${this.at.row}`);
    this.at = { row: this.at.row, column: said === undefined ? this.at.column + 1 : columnNumber(letters) };
    return {};
  }
}
