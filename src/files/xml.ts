import { SaxesParser, type SaxesAttributeNS } from 'saxes';

/** A file comes by e-mail: these bound what is read of one text, far beyond what Decant or a spreadsheet writes. */
const BOUNDS = { depth: 64, elements: 600_000, attributes: 100, attributesAll: 2_000_000, letters: 200_000 };
/** So many letters are parsed at a time, so that a bound stops the reading soon after it is passed. */
const STEP = 65_536;
export interface Heard {
  /** Whether elements of a namespace are told of. */
  readonly hears: (uri: string) => boolean;
  /** So many letters may stand in one element. */
  readonly letters?: number;
  /** With its attributes by their names, those of another standard as they are written (`r:id`), and the line on which it ends. */
  readonly opened: (tag: string, attributes: Readonly<Record<string, string>>, line: number) => void;
  /** With the text that it holds alone. */
  readonly closed?: (tag: string, text: string) => void;
}

/**
 * Tells of each element of an XML text as it opens and as it closes, by its name without a prefix. Throws for what is not well formed, for
 * what is past a bound, and for a document type, by which a text could grow or name other files.
 */
export function parseXml(xml: string, { hears, letters = BOUNDS.letters, opened, closed }: Heard): void {
  let [text, depth, elements, own, all] = ['', 0, 0, 0, 0];
  // A large text has hundreds of thousands of elements of one namespace.
  const known = new Map<string, boolean>();
  const isHeard = (uri: string): boolean => {
    const is = known.get(uri) ?? hears(uri);
    if (known.size < BOUNDS.attributes) known.set(uri, is);
    return is;
  };
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
    if (isHeard(uri)) opened(local, valuesOf(attributes), parser.line);
  });
  parser.on('text', (more) => {
    text += more;
    stopBeyond(text.length, letters, 'letters in one element');
  });
  parser.on('closetag', ({ local, uri }) => {
    depth--;
    if (isHeard(uri)) closed?.(local, text);
    text = '';
  });
  parser.on('doctype', () => {
    throw new Error('it declares a document type, which is not read');
  });
  parser.on('error', (error) => {
    throw error;
  });
  for (let from = 0; from < xml.length; from += STEP) parser.write(xml.slice(from, from + STEP));
  parser.close();
}

/** Attributes by their names; none can be mistaken for what every object has. */
function valuesOf(attributes: Readonly<Record<string, SaxesAttributeNS>>): Record<string, string> {
  const values = Object.create(null) as Record<string, string>;
  for (const key in attributes) {
    const attribute = attributes[key];
    if (attribute !== undefined) values[attribute.name] = attribute.value;
  }
  return values;
}

/** Stops the reading where there is more of a thing than is read. */
export function stopBeyond(count: number, most: number, of: string): void {
  if (count > most) throw new Error(`it has more than ${most} ${of}`);
}
