import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A cell as a spreadsheet saved it: a number, a text, or what stands where it could not be worked out (#N/A). */
export type SavedCell = number | string | { readonly error: string };
export type SavedSheet = ReadonlyMap<string, SavedCell>;

/** A workbook comes by e-mail: these bound what of it is read, the file and each part once it is inflated. */
const LARGEST_FILE = 60_000_000;
const LARGEST_PART = 60_000_000;

type Refuse = (found: string, right: string) => void;

/** Some sheets of a workbook (.xlsx) by their titles, formulas by what was last worked out; those it lacks are missing. */
export function readSheets(
  bytes: Uint8Array,
  titles: readonly string[],
  refuse: Refuse,
): ReadonlyMap<string, SavedSheet> | undefined {
  if (bytes.length > LARGEST_FILE)
    return void refuse(`it has ${bytes.length} bytes`, `At most ${LARGEST_FILE} are read: save it without pictures`);
  try {
    const workbook = partOf(bytes, 'xl/workbook.xml');
    const relations = partOf(bytes, 'xl/_rels/workbook.xml.rels');
    if (workbook === undefined || relations === undefined)
      return void refuse('it is no workbook of a spreadsheet', 'Save it as .xlsx');
    const paths = pathsOf(workbook, relations);
    const texts = textsOf(partOf(bytes, 'xl/sharedStrings.xml') ?? '<sst/>');
    return new Map(
      titles.flatMap((title): [string, SavedSheet][] => {
        const path = paths.get(title);
        const part = path === undefined ? undefined : partOf(bytes, path);
        return part === undefined ? [] : [[title, cellsOf(part, texts)]];
      }),
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return void refuse(`it cannot be read: ${error.message.split('\n')[0] ?? ''}`, 'Save it again as .xlsx');
  }
}

/** One part of the package, inflated alone: the others may be as large as they like. */
function partOf(bytes: Uint8Array, name: string): string | undefined {
  const [part] = Object.values(
    unzipSync(bytes, {
      filter: ({ name: of, originalSize }) => {
        if (of !== name) return false;
        if (originalSize > LARGEST_PART) throw new Error(`${name} in it has ${originalSize} bytes`);
        return true;
      },
    }),
  );
  return part === undefined ? undefined : new TextDecoder().decode(part);
}

/** Title of a sheet → its part in the package. */
function pathsOf(workbook: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  parse(relations, {
    opened: (tag, attributes) => {
      if (tag === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
    },
  });
  const paths = new Map<string, string>();
  parse(workbook, {
    opened: (tag, attributes) => {
      const target = tag === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined;
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
    },
    closed: (tag, text) => {
      if (tag === 't' && !isPhonetic) texts.push((texts.pop() ?? '') + text);
      if (tag === 'rPh') isPhonetic = false;
    },
  });
  return texts;
}

function cellsOf(xml: string, texts: readonly string[]): SavedSheet {
  const cells = new Map<string, SavedCell>();
  let [address, type] = ['', ''];
  parse(xml, {
    opened: (tag, attributes) => {
      if (tag === 'c') [address, type] = [attributes.r ?? '', attributes.t ?? 'n'];
    },
    closed: (tag, text) => {
      if (tag === 't' || (tag === 'v' && type === 'str')) cells.set(address, text);
      else if (tag !== 'v') return;
      else if (type === 's') cells.set(address, texts[Number(text)] ?? '');
      else if (type === 'e') cells.set(address, { error: text });
      else cells.set(address, Number(text));
    },
  });
  return cells;
}

interface Heard {
  readonly opened: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly closed?: (tag: string, text: string) => void;
}

/** Tells of each tag as it opens, and of each that holds text alone as it closes. Throws for what is not well formed. */
function parse(xml: string, { opened, closed }: Heard): void {
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    opened(name, attributes);
  });
  parser.on('text', (more) => (text += more));
  parser.on('closetag', ({ name }) => {
    closed?.(name, text);
    text = '';
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
