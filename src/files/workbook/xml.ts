import { SaxesParser } from 'saxes';

/** A workbook comes by e-mail: these bound what is read of one part of it, far beyond what Decant or a spreadsheet writes. */
export const BOUNDS = { depth: 64, elements: 600_000, attributes: 100, attributesAll: 2_000_000, letters: 200_000 };
/** So many letters are parsed at a time, so that a bound stops the reading soon after it is passed. */
const STEP = 65_536;
/** Elements of a spreadsheet, in either edition of the standard. */
const SPREADSHEET = /\/spreadsheetml\/(2006\/)?main$/;
const RELATIONS = /\/package\/(2006\/)?relationships$/;

export interface Heard {
  /** With its attributes by their names, those of another standard as they are written: `r:id`. */
  readonly opened: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  /** With the text that it holds alone. */
  readonly closed?: (tag: string, text: string) => void;
}

/**
 * Tells of each element of a spreadsheet, or of a list of relations, as it opens and as it closes, by its name without a prefix.
 * Throws for what is not well formed, and for what is past a bound.
 */
export function parse(xml: string, { opened, closed }: Heard): void {
  let [text, depth, elements, own, all] = ['', 0, 0, 0, 0];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('attribute', () => {
    own++;
    all++;
    stopBeyond(own, BOUNDS.attributes, 'attributes of one element');
    stopBeyond(all, BOUNDS.attributesAll, 'attributes');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    [text, own] = ['', 0];
    stopBeyond(++depth, BOUNDS.depth, 'elements in one another');
    stopBeyond(++elements, BOUNDS.elements, 'elements');
    if (isOurs(uri))
      opened(local, Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])));
  });
  parser.on('text', (more) => {
    text += more;
    stopBeyond(text.length, BOUNDS.letters, 'letters in one element');
  });
  parser.on('closetag', ({ local, uri }) => {
    depth--;
    if (isOurs(uri)) closed?.(local, text);
    text = '';
  });
  parser.on('doctype', () => {
    throw new Error('it declares a document type, as no spreadsheet does');
  });
  parser.on('error', (error) => {
    throw error;
  });
  for (let from = 0; from < xml.length; from += STEP) parser.write(xml.slice(from, from + STEP));
  parser.close();
}

/** Stops the reading where there is more of a thing than is read. */
export function stopBeyond(count: number, most: number, of: string): void {
  if (count > most) throw new Error(`it has more than ${most} ${of}`);
}

function isOurs(uri: string): boolean {
  return SPREADSHEET.test(uri) || RELATIONS.test(uri);
}
