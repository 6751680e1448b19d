import { asList, asScalar, sourceOf, type YamlEntry, type YamlFile, type YamlNode } from '../files/yaml/index.js';
import { CELL_KEYS, type Cell } from '../model/values/index.js';
import { parseFinancialYear, printFinancialYear } from '../words/index.js';

/** Of these a cell has one; the last two name several columns. */
const COLUMN_KEYS = ['column', 'columns', 'either'] as const;
/** Cells of one row that are added up. */
const MOST_COLUMNS = 100;
/** No system opens a file by a longer name. */
const LONGEST_PATH = 255;
const EXAMPLE = 'Write from: { file: sources/eric.csv, row: 2, column: "Its header" }';

/**
 * The cell that a value was copied from, `from: { file, row, column }`; with `columns: [A, B]` in place of `column` those whose cells are
 * added up, with `either: [A, B]` those of which a year has one, and `over:` by which all is divided. Undefined with an error where it
 * is none.
 */
export function readCell(yaml: YamlFile, entry: YamlEntry): Cell | undefined {
  const fields = yaml.fields(entry.value, 'from', CELL_KEYS);
  const text = (key: string): string | undefined => {
    const field = fields.get(key);
    return field === undefined ? undefined : textIn(yaml, field.value, key, field.keyNode);
  };
  for (const key of ['file', 'row'].filter((each) => !fields.has(each)))
    yaml.error(entry.keyNode, `from has no ${key}`, 'It needs a file, a row and a column');
  const [file, rowText, over, unit] = [text('file'), text('row'), text('over'), text('unit')];
  const columns = columnsOf(yaml, entry, fields);
  const year = yearOf(yaml, fields.get('year'));
  const isRow = rowText === undefined || /^[1-9]\d{0,6}$/.test(rowText);
  if (!isRow)
    yaml.error(fields.get('row')?.value, `${rowText} is not a row`, 'Rows are counted from 1, the first line');
  const isName = file === undefined || file.length <= LONGEST_PATH;
  if (!isName)
    yaml.error(
      fields.get('file')?.value,
      `the name of its file has ${file.length} characters`,
      `At most ${LONGEST_PATH}`,
    );
  if (!isName || file === undefined || rowText === undefined || columns === undefined || !isRow) return undefined;
  return {
    file,
    row: Number(rowText),
    ...columns,
    ...(over === undefined ? {} : { over }),
    ...(year === undefined ? {} : { year }),
    ...(unit === undefined ? {} : { unit }),
  };
}

type Columns = Pick<Cell, (typeof COLUMN_KEYS)[number]>;

function columnsOf(yaml: YamlFile, entry: YamlEntry, fields: ReadonlyMap<string, YamlEntry>): Columns | undefined {
  const written = COLUMN_KEYS.filter((key) => fields.has(key));
  const [key] = written;
  const field = key === undefined ? undefined : fields.get(key);
  if (key === undefined || field === undefined) return void yaml.error(entry.keyNode, 'from has no column', EXAMPLE);
  if (written.length > 1)
    return void yaml.error(
      entry.keyNode,
      `from has both ${written.join(' and ')}`,
      'Keep column for one, columns for those that are added up, or either for those of which a year has one',
    );
  if (key === 'column') {
    const column = textIn(yaml, field.value, key, field.keyNode);
    return column === undefined ? undefined : { column };
  }
  const items = asList(field.value) ?? [];
  if (items.length === 0 || items.length > MOST_COLUMNS)
    return void yaml.error(
      field.keyNode,
      `${key} should be a list of headers`,
      `Write ${key}: ["One", "Another"], at most ${MOST_COLUMNS}`,
    );
  const names = items.flatMap((item) => textIn(yaml, item, `one of the ${key}`, item) ?? []);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) yaml.error(field.keyNode, `${twice} stands twice among the ${key}`, 'Keep one');
  return names.length < items.length ? undefined : { [key]: names };
}

/** Spaces of a header are kept, as its file may have them. */
function textIn(yaml: YamlFile, node: YamlNode | null, what: string, at: YamlNode): string | undefined {
  const scalar = asScalar(node);
  if (scalar !== undefined && scalar.value !== null) return sourceOf(scalar);
  const right =
    asList(node) === undefined ? 'Write it on the same line' : 'Several columns stand under columns: or either:';
  return void yaml.error(node ?? at, `${what} has no value`, right);
}

/** A financial year as it prints, 2016/17, however it was written. */
function yearOf(yaml: YamlFile, entry: YamlEntry | undefined): string | undefined {
  const text = entry === undefined ? undefined : textIn(yaml, entry.value, 'year', entry.keyNode);
  if (text === undefined) return undefined;
  const year = parseFinancialYear(text);
  if (year !== undefined) return printFinancialYear(year);
  return void yaml.error(entry?.value, `${text} is not a financial year`, 'Write it like 2016/17');
}
