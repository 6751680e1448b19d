import type { Change, Given } from '../model/values/index.js';
import { inFigures, printCount, printFinancialYear, printUnit, readable } from '../words/index.js';
import type { Case, Study } from '../study/index.js';
import type { MemberLabels } from './memberLabels.js';
import type { Problem } from '../problems/index.js';

/** What a reader changed, in a workbook or on the command line. */
export interface Reader {
  /** The workbook's name, without its folder: where it lies is no part of a result. Left out for the command line. */
  readonly file?: string;
  readonly changes: readonly Change[];
  /** Labels of the blocks that he would empty, in place of those that Decant would choose. */
  readonly empties?: readonly string[];
  /** What is odd in the changes; what the folder has otherwise by now than the workbook was written with. */
  readonly warnings: readonly Problem[];
  /** What the workbook holds beside the options, before the changes. */
  readonly beside: readonly Case[];
  /** What each option, and each of those beside them, gives now. */
  readonly givens: ReadonlyMap<string, readonly Given[]>;
}

/** What a run takes from a reader, in a workbook or on the command line, in place of what the hospital's files say. */
export interface ChangedFacts {
  /** The workbook's name; left out for what was set on the command line. */
  readonly file?: string;
  /** What is taken, the first few inputs by name. */
  readonly sentence: string;
  readonly inputs: readonly ChangedFact[];
  /** Labels of the blocks that he would empty, in place of those that Decant would choose. */
  readonly empties?: readonly string[];
}

export interface ChangedFact {
  readonly name: string;
  readonly label: string;
  readonly member?: string;
  /** Titles of the options whose input it is, where not of all. */
  readonly options?: readonly string[];
  /** As printed, with the unit. */
  readonly was: string;
  readonly now: string;
  /** Where the workbook has it, such as Inputs!E115; left out for what was set on the command line. */
  readonly cell?: string;
}

const MOST_DECIMALS = 4;
/** So many are named in a sentence. */
const MOST_NAMED = 8;

export function changedFacts(
  { file, changes, beside, empties }: Reader,
  study: Study,
  labels: MemberLabels,
): ChangedFacts {
  const all = { ...study, cases: [...study.cases, ...beside] };
  const inputs = changes.map((change) => factOf(change, all, labels));
  const asked = empties === undefined ? [] : [`Empties ${empties.join(', ')}, as asked, in place of Decant’s choice.`];
  const said = inputs.length === 0 && empties !== undefined ? [] : [sentenceOf(file, inputs)];
  return {
    ...(file === undefined ? {} : { file }),
    sentence: [...said, ...asked].join(' '),
    inputs,
    ...(empties === undefined ? {} : { empties }),
  };
}

function factOf(change: Change, { cases, years, timeline }: Study, labels: MemberLabels): ChangedFact {
  const { name, member, key, options, was, values, cell } = change;
  const declared = cases.flatMap(({ outcome: { bound, structure } }) => {
    const found = change.kind === 'table' ? structure.blueprint.tables.get(name) : bound.get(name)?.input;
    return found === undefined ? [] : [found];
  })[0];
  const by = declared !== undefined && 'by' in declared ? declared.by : undefined;
  const moved = Math.max(
    0,
    values.findIndex((value, index) => value !== was[index]),
  );
  const unit = declared?.unit.text ?? '1';
  const base = `${printFinancialYear(timeline.base)} prices`;
  const others = values.filter((value, index) => value !== was[index]).length > 1 ? ' and its other years' : '';
  const inYear = was.length === 1 ? '' : ` in ${printFinancialYear(years[moved] ?? NaN)}${others}`;
  const isShare = declared !== undefined && 'range' in declared && (declared.range?.[1] ?? Infinity) <= 1;
  // A number that is whole and of nothing is a year, or one of a few ways: thousands are not set apart in it.
  const isNamed = declared !== undefined && 'whole' in declared && declared.whole === true && unit === '1';
  const print = (value = NaN): string => `${isNamed ? String(value) : printed(value, unit, isShare, base)}${inYear}`;
  const shownMember = change.kind === 'table' ? `step ${key ?? ''}` : labelOf(labels, by, member);
  return {
    name,
    label: declared?.label ?? readable(name),
    ...(shownMember === undefined ? {} : { member: shownMember }),
    ...(options === undefined
      ? {}
      : { options: cases.filter(({ option }) => options.includes(option.id)).map(({ option }) => option.title) }),
    was: print(was[moved]),
    now: print(values[moved]),
    ...(cell === undefined ? {} : { cell }),
  };
}

function labelOf(labels: MemberLabels, by: string | undefined, member: string | undefined): string | undefined {
  return member === undefined ? undefined : (labels[by ?? '']?.[member] ?? member);
}

function printed(value: number, unit: string, isShare: boolean, prices: string): string {
  if (unit === 'flag') return value === 1 ? 'yes' : 'no';
  const isPercentage = unit === '1' && isShare;
  const digits = inFigures(isPercentage ? value * 100 : value, 0, MOST_DECIMALS).replace('-', '−');
  if (isPercentage) return `${digits}%`;
  return unit === '1' ? digits : `${digits} ${printUnit(unit, prices)}`;
}

function sentenceOf(file: string | undefined, inputs: readonly ChangedFact[]): string {
  if (inputs.length === 0)
    return `${file ?? 'What is set on the command line'} changes no input: this is the hospital as its folder has it.`;
  const named = inputs.slice(0, MOST_NAMED).map(({ label, member, options, was, now }) => {
    const of = [member, options?.join(', ')].filter((part) => part !== undefined).join('; ');
    return `${label}${of === '' ? '' : ` (${of})`} ${now} in place of ${was}`;
  });
  const rest = inputs.length - named.length;
  const others = rest === 0 ? '' : `; and ${rest} more`;
  const how = file === undefined ? 'set on the command line' : `changed in ${file}`;
  return `Runs ${printCount(inputs.length, 'input')} as ${how}: ${named.join('; ')}${others}.`;
}
