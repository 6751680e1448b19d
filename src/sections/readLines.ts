import { readPaid, readPosition } from './readParties.js';
import {
  placeOf,
  textOf,
  asMap,
  asScalar,
  sourceOf,
  type YamlEntry,
  type YamlFile,
  type YamlNode,
} from '../files/yaml/index.js';
import { parseFormula, STAND_IN, walk, type Expression } from '../model/formula/index.js';
import type { DeclaredLine } from '../model/index.js';
import { faultOfName, NAME } from '../model/names/index.js';
import { isWrong, PURE, readUnit, UNKNOWN_UNIT } from '../model/units/index.js';
import type { Place } from '../problems/index.js';
import { readable } from '../words/index.js';
import { NO_DIMENSION, readBy, readUnitOf } from './fields.js';

/** How a line says what it is: a formula, or in its place the one line that it adds up, over members or over years. */
const FORMULA_KEYS = ['formula', 'total', 'sum'] as const;
/** Keys of a line. */
export const LINE_KEYS = [
  'unit',
  'label',
  'by',
  ...FORMULA_KEYS,
  'paid',
  'account',
  'position',
  'accounts',
  'without',
  'source',
  'check',
  'note',
] as const;

/** What a section says of all its lines that do not say otherwise. */
export interface Usual {
  readonly source?: string;
  readonly by?: string;
}

/** Numbers that mean themselves; any other belongs among the inputs, where it has a source. */
const PLAIN_LITERALS = new Set([0, 1, 2, 12]);

/** Reads the lines that a section declares; one whose formula cannot be read has a stand-in, so that the lines which name it are still judged. */
export function readLines(file: YamlFile, entries: readonly YamlEntry[], usual: Usual): DeclaredLine[] {
  return entries.map((entry) => readLine(file, entry, usual));
}

function readLine(file: YamlFile, entry: YamlEntry, usual: Usual): DeclaredLine {
  if (asMap(entry.value) === undefined) {
    file.error(entry.keyNode, `${entry.key} is not a line`, 'Write unit: … and formula: … under it, indented');
    return {
      name: entry.key,
      place: placeOf(file, entry.keyNode),
      label: readable(entry.key),
      unit: UNKNOWN_UNIT,
      check: false,
      ...standIn(file, entry),
    };
  }
  const fields = file.fields(entry.value, entry.key, LINE_KEYS);
  const check = textOf(fields.get('check')?.value) === 'true';
  if (fields.has('check') && !check)
    file.error(fields.get('check')?.value, 'check can only be true', 'Leave it out otherwise');
  const unit = check && !fields.has('unit') ? PURE : readUnitOf(file, fields.get('unit'), entry);
  const position = readPosition(file, fields);
  const isAdding = FORMULA_KEYS.some((key) => fields.has(key));
  if (position !== undefined && (isAdding || fields.has('paid')))
    file.error(
      entry.keyNode,
      `${entry.key} is a position and has ${isAdding ? 'a formula' : 'paid:'} too`,
      'A position is the sum of what others say is paid: keep one',
    );
  const isWithout = fields.has('position') && !isAdding;
  const formula = (isWithout ? undefined : readFormulaOf(file, entry, fields)) ?? standIn(file, entry);
  const own = fields.has('by') ? readBy(file, fields.get('by')) : usual.by;
  const by = isWithout && !fields.has('by') ? undefined : own;
  const source = textOf(fields.get('source')?.value) ?? usual.source;
  const note = textOf(fields.get('note')?.value);
  return {
    name: entry.key,
    place: placeOf(file, entry.keyNode),
    label: textOf(fields.get('label')?.value) ?? readable(entry.key),
    unit,
    check,
    ...(by === undefined || by === NO_DIMENSION ? {} : { by }),
    ...(source === undefined ? {} : { source }),
    ...(note === undefined ? {} : { note }),
    ...readPaid(file, fields),
    ...position,
    ...formula,
  };
}

function standIn(file: YamlFile, entry: YamlEntry): Formula {
  return { formula: '', expression: STAND_IN, placeOf: () => placeOf(file, entry.keyNode) };
}

type Formula = Pick<DeclaredLine, 'formula' | 'expression' | 'placeOf'>;

function readFormulaOf(file: YamlFile, entry: YamlEntry, fields: ReadonlyMap<string, YamlEntry>): Formula | undefined {
  const [field, other] = FORMULA_KEYS.flatMap((key) => fields.get(key) ?? []);
  if (other !== undefined)
    file.error(other.keyNode, `${entry.key} has ${field?.key ?? ''} and ${other.key}`, 'Give one of them');
  return field === undefined || field.key === 'formula'
    ? readFormula(file, entry, field)
    : readAdding(file, entry, field);
}

/** `total: beds` is the formula `total(beds)`, and `sum: beds` is `sum(beds)`. */
function readAdding(file: YamlFile, entry: YamlEntry, { key, keyNode, value }: YamlEntry): Formula | undefined {
  const name = textOf(value) ?? '';
  const fault = NAME.test(name) ? faultOfName(name) : { found: `${key}: adds up one line or input` };
  if (fault !== undefined) {
    file.error(value ?? keyNode, `${entry.key}: ${fault.found}`, `Write ${key}: and its name, or a formula: …`);
    return undefined;
  }
  const [formula, before] = [`${key}(${name})`, key.length + 1];
  const expression = parseFormula(formula);
  if ('fault' in expression) throw new Error(`${formula}: ${expression.fault.found}`);
  const start = file.text.indexOf(name, asScalar(value)?.range?.[0] ?? 0);
  const placeOfOffset = (at: number): Place =>
    at < before ? placeOf(file, keyNode) : { file: file.file, ...file.place(start + at - before) };
  return { formula, expression, placeOf: placeOfOffset };
}

function readFormula(file: YamlFile, entry: YamlEntry, field: YamlEntry | undefined): Formula | undefined {
  const scalar = asScalar(field?.value);
  if (scalar === undefined || scalar.value === null) {
    const isEmpty = field === undefined || scalar !== undefined || field.value === null;
    if (isEmpty) file.error(field?.keyNode ?? entry.keyNode, `${entry.key} has no formula`, 'Add formula: …');
    else
      file.error(
        field.value,
        `${entry.key}: a formula cannot begin with [ or {`,
        'A formula has no lists: name a line by: a dimension',
      );
    return undefined;
  }
  const inFlow = (entry.value as { flow?: boolean } | null)?.flow === true;
  if (inFlow)
    file.error(
      entry.keyNode,
      `${entry.key} is written in braces`,
      'Write a line with a formula as a block: a comma inside braces cuts the formula',
    );
  const oneLine = scalar.type === 'PLAIN' && !file.text.slice(scalar.range?.[0], scalar.range?.[1]).includes('\n');
  if (!oneLine && scalar.type !== 'BLOCK_LITERAL') {
    file.error(
      scalar,
      'a formula is one plain line or a literal block',
      'Write it without quotes on one line, or after |',
    );
    return undefined;
  }
  const formula = sourceOf(scalar).trimEnd();
  const placeOfOffset = (at: number): Place => placeInScalar(file, scalar, at);
  const parsed = parseFormula(formula);
  if ('fault' in parsed) {
    const { line, column } = placeOfOffset(parsed.fault.at);
    file.problems.push({
      severity: 'error',
      file: file.file,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      found: `${entry.key}: ${parsed.fault.found}`,
      ...(parsed.fault.right === undefined ? {} : { right: parsed.fault.right }),
    });
    return undefined;
  }
  warnOfLiterals(file, entry.key, parsed, placeOfOffset);
  return { formula, expression: parsed, placeOf: placeOfOffset };
}

function warnOfLiterals(
  file: YamlFile,
  name: string,
  expression: Expression,
  placeOfOffset: (at: number) => Place,
): void {
  const meant = yearsAway(expression);
  walk(expression, (piece) => {
    if (piece.kind === 'unit') {
      const unit = readUnit(piece.text);
      if (isWrong(unit))
        file.problems.push({
          severity: 'error',
          ...placeOfOffset(piece.at),
          found: `${name}: ${unit.wrong}`,
          ...(unit.right === undefined ? {} : { right: unit.right }),
        });
    }
    if (piece.kind !== 'number' || PLAIN_LITERALS.has(piece.value) || meant.has(piece)) return;
    file.problems.push({
      severity: 'warning',
      ...placeOfOffset(piece.at),
      found: `${name}: the number ${piece.text} stands in a formula`,
      right: 'Make it an input, with a unit and a source',
    });
  });
}

/** The years that lag() and lead() look away belong to the formula: a circle needs them written out. */
function yearsAway(expression: Expression): ReadonlySet<Expression> {
  const found = new Set<Expression>();
  walk(expression, (piece) => {
    const years = piece.kind === 'call' && ['lag', 'lead'].includes(piece.function) ? piece.arguments[1] : undefined;
    if (years !== undefined) found.add(years);
  });
  return found;
}

/** Place of an offset into a formula, which may be a literal block of several indented lines. */
function placeInScalar(file: YamlFile, scalar: YamlNode & { type?: string }, at: number): Place {
  const start = scalar.range?.[0] ?? 0;
  if (scalar.type !== 'BLOCK_LITERAL') return { file: file.file, ...file.place(start + at) };
  const value = sourceOf(scalar as Parameters<typeof sourceOf>[0]);
  const written = value.slice(0, at).split('\n');
  let lineStart = file.text.indexOf('\n', start) + 1;
  for (let index = 1; index < written.length; index++) lineStart = file.text.indexOf('\n', lineStart) + 1;
  // A line of the block is the file's line without its indentation, which ends alike.
  const inFile = file.text.slice(lineStart, `${file.text}\n`.indexOf('\n', lineStart)).replace(/\r$/, '');
  const indent = inFile.length - (value.split('\n')[written.length - 1] ?? '').length;
  return { file: file.file, ...file.place(lineStart + indent + (written.at(-1)?.length ?? 0)) };
}
