import JSZip from 'jszip';

/** A formula cell as the file holds it: the formula, and the cached value as it is written. */
export interface FormulaCell {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly cached: CachedValue;
}

export type CachedValue = number | string | { readonly error: string } | undefined;

/** A cell given another formula, or another plain value, before the file is recalculated. */
export type Edit = { readonly sheet: string; readonly address: string } & (
  { readonly formula: string } | { readonly value: number | string }
);

const CELL = /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;
const FORMULA = /<f([^>]*)>(.*?)<\/f>/s;

/** The parts of an xlsx file that hold sheets, by the sheets' names. */
export async function sheetParts(zip: JSZip): Promise<Map<string, string>> {
  const rels = (await zip.file('xl/_rels/workbook.xml.rels')?.async('string')) ?? '';
  const targets = new Map(
    [...rels.matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  );
  const book = (await zip.file('xl/workbook.xml')?.async('string')) ?? '';
  return new Map(
    [...book.matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
      const target = targets.get(attribute(tag, 'r:id')) ?? '';
      return [plain(attribute(tag, 'name')), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

/** Reads a file once where it is asked for several times running: a hospital's workbook holds 240,000 cells. */
function onceRunning<Read>(read: (xlsx: Buffer) => Promise<Read>): (xlsx: Buffer) => Promise<Read> {
  let last: { readonly xlsx: Buffer; readonly found: Promise<Read> } | undefined;
  return (xlsx) => {
    if (last?.xlsx !== xlsx) last = { xlsx, found: read(xlsx) };
    return last.found;
  };
}

/** Every formula cell of an xlsx file, in the order of the sheets. */
export const formulaCells: (xlsx: Buffer) => Promise<readonly FormulaCell[]> = onceRunning(readFormulaCells);

/** Text of every cell that is not a formula, `Sheet!A1` → text. */
export const textCells: (xlsx: Buffer) => Promise<ReadonlyMap<string, string>> = onceRunning(readTextCells);

async function readFormulaCells(xlsx: Buffer): Promise<FormulaCell[]> {
  const zip = await JSZip.loadAsync(xlsx);
  const strings = await sharedStrings(zip);
  const found: FormulaCell[] = [];
  for (const [sheet, part] of await sheetParts(zip)) {
    const xml = (await zip.file(part)?.async('string')) ?? '';
    for (const [, address = '', attributes = '', inside = ''] of xml.matchAll(CELL)) {
      const formula = FORMULA.exec(inside);
      if (formula === null) continue;
      found.push({ sheet, address, formula: plain(formula[2] ?? ''), cached: cachedOf(attributes, inside, strings) });
    }
  }
  return found;
}

async function readTextCells(xlsx: Buffer): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(xlsx);
  const strings = await sharedStrings(zip);
  const found = new Map<string, string>();
  for (const [sheet, part] of await sheetParts(zip)) {
    const xml = (await zip.file(part)?.async('string')) ?? '';
    for (const [, address = '', attributes = '', inside = ''] of xml.matchAll(CELL)) {
      if (FORMULA.test(inside)) continue;
      const value = cachedOf(attributes, inside, strings);
      if (typeof value === 'string') found.set(`${sheet}!${address}`, value);
    }
  }
  return found;
}

/** A copy in which no formula cell has a cached value, and some cells are edited. */
export async function withoutCachedValues(xlsx: Buffer, edits: readonly Edit[] = []): Promise<Buffer> {
  return edited(xlsx, edits, false);
}

/** A copy in which some cells are edited and all others keep the values that they were written with. */
export async function withEdits(xlsx: Buffer, edits: readonly Edit[]): Promise<Buffer> {
  return edited(xlsx, edits, true);
}

async function edited(xlsx: Buffer, edits: readonly Edit[], keepsCached: boolean): Promise<Buffer> {
  const zip = await JSZip.loadAsync(xlsx);
  for (const [sheet, part] of await sheetParts(zip)) {
    const changed = new Map(edits.filter((edit) => edit.sheet === sheet).map((edit) => [edit.address, edit]));
    const xml = (await zip.file(part)?.async('string')) ?? '';
    const stripped = xml.replace(CELL, (cell, address: string, attributes: string, inside: string | undefined) =>
      keepsCached && !changed.has(address)
        ? cell
        : strippedCell(cell, address, attributes, FORMULA.exec(inside ?? ''), changed.get(address)),
    );
    zip.file(part, stripped);
  }
  return zip.generateAsync({ type: 'nodebuffer' });
}

function strippedCell(
  cell: string,
  address: string,
  attributes: string,
  formula: RegExpExecArray | null,
  edit?: Edit,
): string {
  const open = `<c r="${address}"${attributes.replace(/ t="[a-z]+"/, '')}>`;
  if (edit !== undefined && 'value' in edit) {
    const { value } = edit;
    if (typeof value === 'number') return `${open}<v>${value}</v></c>`;
    return `${open.replace(/>$/, ' t="inlineStr">')}<is><t>${escaped(value)}</t></is></c>`;
  }
  if (formula === null) return edit === undefined ? cell : `${open}<f>${escaped(edit.formula)}</f></c>`;
  const [, kind = '', text = ''] = formula;
  return `${open}<f${kind}>${edit === undefined ? text : escaped(edit.formula)}</f></c>`;
}

async function sharedStrings(zip: JSZip): Promise<string[]> {
  const xml = (await zip.file('xl/sharedStrings.xml')?.async('string')) ?? '';
  return [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside = '']) =>
    [...inside.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => plain(text)).join(''),
  );
}

function cachedOf(attributes: string, inside: string, strings: readonly string[]): CachedValue {
  const value = /<v[^>]*>(.*?)<\/v>/s.exec(inside)?.[1];
  const type = / t="([a-z]+)"/i.exec(attributes)?.[1] ?? 'n';
  if (value === undefined) return undefined;
  if (type === 'e') return { error: plain(value) };
  if (type === 's') return strings[Number(value)];
  return type === 'str' ? plain(value) : Number(value);
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
