import { placeOf, textOf, asList, asMap, YamlFile, type YamlEntry } from '../files/yaml/index.js';
import type { DeclaredDimension, Section, Table, Timeline } from '../model/index.js';
import { isWrong, readQuantity } from '../model/units/index.js';
import type { Problem } from '../problems/index.js';
import { parseFinancialYear } from '../words/index.js';
import { NO_DIMENSION, readBy, readUnitOf } from './fields.js';
import { readCorrelations } from './readCorrelations.js';
import { readInputs } from './readInputs.js';
import { readLines, type Usual } from './readLines.js';
import { readLabelled, readParties } from './readParties.js';
import { readFills, readSlots } from './readSlots.js';

/** Keys of a model file, and of what stands under them. */
export const SECTION_KEYS = [
  'section',
  'note',
  'source',
  'by',
  'timeline',
  'fills',
  'slots',
  'parties',
  'perspectives',
  'accounts',
  'dimensions',
  'tables',
  'inputs',
  'correlations',
  'lines',
] as const;

/** Reads one file of the formula language; all its faults are added to `problems`. */
export function readSection(path: string, file: string, id: string, problems: Problem[]): Section | undefined {
  const yaml = YamlFile.read(path, file, problems);
  return yaml === undefined ? undefined : readSectionOf(yaml, id);
}

/** As `readSection`, from text that is already in memory. */
export function readSectionText(text: string, file: string, id: string, problems: Problem[]): Section | undefined {
  const yaml = YamlFile.parse(text, file, problems);
  return yaml === undefined ? undefined : readSectionOf(yaml, id);
}

/** As `readSection`, from a file that is open. */
export function readSectionOf(file: YamlFile, id: string): Section | undefined {
  if (asMap(file.root) === undefined) {
    file.error(
      file.root,
      'this is not a model file',
      'Begin with section: and a title; then timeline:, inputs: and lines:',
    );
    return undefined;
  }
  const fields = file.fields(file.root, 'a model file', SECTION_KEYS);
  const title = textOf(fields.get('section')?.value);
  if (title === undefined) file.error(file.root, 'the section has no title', 'Begin with section: …');
  const note = textOf(fields.get('note')?.value);
  const timeline = fields.has('timeline') ? readTimeline(file, fields.get('timeline')) : undefined;
  return {
    id,
    file: file.file,
    title: title ?? id,
    ...(note === undefined ? {} : { note }),
    ...(timeline === undefined ? {} : { timeline }),
    ...(fields.has('timeline') && timeline === undefined ? { timelineFault: true as const } : {}),
    dimensions: list(file, fields.get('dimensions')).flatMap((entry) => readDimension(file, entry) ?? []),
    tables: list(file, fields.get('tables')).flatMap((entry) => readTable(file, entry) ?? []),
    inputs: readInputs(file, list(file, fields.get('inputs'))),
    lines: readLines(file, list(file, fields.get('lines')), readUsual(file, fields)),
    slots: readSlots(file, list(file, fields.get('slots'))),
    ...readFills(file, fields.get('fills')),
    parties: readParties(file, list(file, fields.get('parties'))),
    perspectives: readLabelled(file, list(file, fields.get('perspectives'))),
    accounts: readLabelled(file, list(file, fields.get('accounts'))),
    correlations: readCorrelations(file, fields.get('correlations')),
  };
}

/** What a section says once of all its lines; a line that says otherwise has its own. */
function readUsual(file: YamlFile, fields: ReadonlyMap<string, YamlEntry>): Usual {
  const source = textOf(fields.get('source')?.value);
  const by = readBy(file, fields.get('by'));
  if (by === NO_DIMENSION)
    file.error(fields.get('by')?.value, 'the section runs over no dimension', 'Leave by: out: none is for a line');
  return {
    ...(source === undefined ? {} : { source }),
    ...(by === undefined || by === NO_DIMENSION ? {} : { by }),
  };
}

function list(file: YamlFile, entry: YamlEntry | undefined): YamlEntry[] {
  return entry === undefined ? [] : file.entries(entry.value, entry.key);
}

export const TIMELINE_KEYS = ['first', 'base', 'last'] as const;

/** Reads `{first, base, last}`; each a financial year, in that order. */
export function readTimeline(file: YamlFile, entry: YamlEntry | undefined): Timeline | undefined {
  const fields = file.fields(entry?.value, 'timeline', TIMELINE_KEYS);
  const read = (key: string): number | undefined => {
    const node = fields.get(key)?.value;
    const year = parseFinancialYear(textOf(node) ?? '');
    if (year === undefined)
      file.error(node ?? entry?.keyNode, `timeline needs ${key}: a financial year`, 'Write 2016/17, 2016-17 or 2017');
    return year;
  };
  const [first, base, last] = [read('first'), read('base'), read('last')];
  if (first === undefined || base === undefined || last === undefined) return undefined;
  if (1901 <= first && first <= base && base < last && last - first <= 400) return { first, base, last };
  file.error(
    entry?.keyNode,
    'the timeline does not run first ≤ base < last',
    'Put the years in order: first, base, last; from 1901 on, at most 400 of them',
  );
  return undefined;
}

export const DIMENSION_KEYS = ['in', 'members', 'from', 'usual'] as const;

function readDimension(file: YamlFile, entry: YamlEntry): DeclaredDimension | undefined {
  const place = placeOf(file, entry.keyNode);
  if (entry.key === NO_DIMENSION)
    return void file.error(entry.keyNode, 'none cannot name a dimension', 'by: none says that a line has none');
  const members = asList(entry.value);
  if (members !== undefined) return { name: entry.key, place, members: members.map((node) => textOf(node) ?? '') };
  const fields = file.fields(entry.value, `dimension ${entry.key}`, DIMENSION_KEYS);
  const parent = textOf(fields.get('in')?.value);
  if (fields.has('from')) {
    if (textOf(fields.get('from')?.value) !== 'site')
      file.error(fields.get('from')?.value, 'from can only be site', 'Write {from: site}, or list the members');
    const usual = readUsualMembers(file, fields.get('usual'));
    return {
      name: entry.key,
      place,
      ...(parent === undefined ? {} : { in: parent }),
      ...(usual === undefined ? {} : { usual }),
    };
  }
  if (fields.has('usual'))
    file.error(
      fields.get('usual')?.value,
      `dimension ${entry.key} lists its members and usual ones`,
      'Keep the members',
    );
  const parents = new Map(
    file.entries(fields.get('members')?.value, 'members').map(({ key, value }) => [key, textOf(value) ?? '']),
  );
  if (parent === undefined) {
    file.error(
      entry.keyNode,
      `dimension ${entry.key} says members with parents but not in which dimension`,
      'Add in: …',
    );
    return undefined;
  }
  return { name: entry.key, place, members: [...parents.keys()], in: parent, parents };
}

/** Each usual member with its label; a member of which nothing is said is a fault. */
function readUsualMembers(file: YamlFile, entry: YamlEntry | undefined): DeclaredDimension['usual'] {
  if (entry === undefined) return undefined;
  const members = file.entries(entry.value, 'usual').map(({ key, keyNode, value }) => {
    const label = textOf(value);
    if (label === undefined) file.error(keyNode, `the usual member ${key} has no label`, `Write ${key}: Its label`);
    return [key, label ?? key] as const;
  });
  return new Map(members);
}

export const TABLE_KEYS = ['unit', 'rows', 'label', 'source', 'status', 'date', 'note'] as const;

function readTable(file: YamlFile, entry: YamlEntry): Table | undefined {
  const fields = file.fields(entry.value, `table ${entry.key}`, TABLE_KEYS);
  const unit = readUnitOf(file, fields.get('unit'), entry);
  const rows = file.entries(fields.get('rows')?.value, `the rows of ${entry.key}`).map(({ key, keyNode, value }) => {
    const read = readQuantity(textOf(value) ?? '', unit, unit);
    if (isWrong(read)) file.error(value, read.wrong, read.right);
    if (!/^-?\d+(\.\d+)?$/.test(key))
      file.error(keyNode, `${key} is not a number`, 'Keys of a table are numbers, rising');
    return { key: Number(key), value: isWrong(read) ? NaN : read.value };
  });
  if (rows.length === 0 || rows.some((row, index) => index > 0 && row.key <= (rows[index - 1]?.key ?? 0))) {
    file.error(entry.keyNode, `the keys of table ${entry.key} do not rise`, 'Put the rows in order');
    return undefined;
  }
  const [label, source] = [textOf(fields.get('label')?.value), textOf(fields.get('source')?.value)];
  return {
    name: entry.key,
    place: placeOf(file, entry.keyNode),
    unit,
    ...(label === undefined ? {} : { label }),
    ...(source === undefined ? {} : { source }),
    keys: rows.map((row) => row.key),
    values: rows.map((row) => row.value),
  };
}
