import { TypedNumbers, type BoundInput } from '../../model/structure/index.js';
import type { Change } from '../../model/values/index.js';
import type { Problem } from '../../problems/index.js';
import type { Case, Study } from '../../study/index.js';
import { parseFinancialYears, printFinancialYear } from '../../words/index.js';
import { heldIn } from '../held.js';
import { memberLabelsOf } from '../memberLabels.js';
import { inputNamed, type NamedInput } from './inputNamed.js';
import { partsOfSet, type SetParts } from './partsOfSet.js';

/** More of a text than this is not repeated to who typed it. */
const LONGEST = 80;

/**
 * What `--set name=value` puts in the place of inputs, in the order in which they were first set; every fault of every one is added to
 * `problems`, judged by the rules for a value that a folder gives. Options that give an input themselves keep their own: it makes them what they
 * are.
 */
export function changesSet(texts: readonly string[], study: Study, problems: Problem[]): Change[] {
  const sets = new Sets(study, problems);
  for (const text of texts) sets.add(text);
  return sets.changes();
}

/** One thing that is set: of which input and which member of it, and in which of its places. */
interface Setting {
  readonly text: string;
  readonly bound: BoundInput;
  readonly member: string | undefined;
  readonly own: readonly Case[];
  readonly all: readonly Case[];
}

class Sets {
  private readonly made = new Map<string, Change>();
  /** Which places of which rows are set, and by what. */
  private readonly places = new Map<string, string>();

  constructor(
    private readonly study: Study,
    private readonly problems: Problem[],
  ) {}

  changes(): Change[] {
    return [...this.made.values()];
  }

  add(text: string): void {
    const parts = partsOfSet(text);
    if (parts === undefined)
      return this.refuse(
        text,
        'it sets no value',
        'Write --set name=value, such as --set "site_area=17 ha"; a member as backlog.high=…, years as charge_published[2030/31]=…',
      );
    const named = inputNamed(this.study, memberLabelsOf(this.study), parts.name);
    if ('wrong' in named) return this.refuse(text, named.wrong, named.right);
    const setting = this.settingOf(text, named);
    if (setting === undefined) return;
    const row = setting.bound.rows.find(({ member }) => member === setting.member);
    if (row === undefined)
      return this.refuse(text, `${setting.bound.input.name} has no value`, 'Mend the folder first');
    const [value, indices] = [this.valueOf(text, parts, setting.bound), this.placesOf(text, parts, setting.bound)];
    if (value === undefined || indices === undefined) return;
    this.put(setting, [...row.values], indices, value);
  }

  /** What only Decant works out, and what every option says itself, cannot be set. */
  private settingOf(text: string, { name, member }: NamedInput): Setting | undefined {
    const { cases } = this.study;
    const all = cases.filter(({ outcome }) => outcome.bound.has(name));
    const own = all.filter(({ option }) => option.givens.some((given) => given.name === name));
    const bound = all[0]?.outcome.bound.get(name);
    const held = heldIn(this.study).find(({ input }) => input === name);
    if (bound === undefined) return void this.refuse(text, `${name} has no value`, 'Mend the folder first');
    if (held !== undefined && held.mayBeChanged !== true)
      return void this.refuse(
        text,
        `${bound.input.label} can only be worked out by Decant (${held.why})`,
        held.alsoOn.length === 0 ? 'Leave it out' : `Change ${held.alsoOn.join(', ')}`,
      );
    if (own.length === all.length)
      return void this.refuse(
        text,
        `every option that has ${name} says itself what it is (${own.map(({ option }) => option.id).join(', ')})`,
        'It makes each what it is: change it in the file of an option',
      );
    return { text, bound, member, own, all };
  }

  /** The number in the declared unit, in the base year's prices, by the rules for a value that is typed in a file. */
  private valueOf(
    text: string,
    { value }: SetParts,
    { input, given: { unit: _, ...given } }: BoundInput,
  ): number | undefined {
    const found: Problem[] = [];
    const numbers = new TypedNumbers(input, given, this.study.years, found);
    const number = numbers.number({ text: value, place: placeOf(text) }, 1);
    this.problems.push(...found);
    return found.length > 0 ? undefined : number;
  }

  /** In which of an input's values it stands: the one of all years, those of the years that are named, or all. */
  private placesOf(text: string, { years }: SetParts, { input: { name }, series }: BoundInput): number[] | undefined {
    const own = this.study.years;
    if (years === undefined) return series ? own.map((_, index) => index) : [0];
    if (!series)
      return void this.refuse(text, `${name} is one value for all years`, `Write ${name} without [${clip(years)}]`);
    const asked = parseFinancialYears(years);
    const span = `${printFinancialYear(own[0] ?? NaN)} to ${printFinancialYear(own.at(-1) ?? NaN)}`;
    if (asked === undefined)
      return void this.refuse(text, `${clip(years)} is no financial year`, 'Write [2030/31], or [2026/27-2030/31]');
    const outside = asked.filter((year) => !own.includes(year));
    if (outside.length > 0)
      return void this.refuse(
        text,
        `${outside.map(printFinancialYear).join(', ')} is outside the model’s years`,
        `They are ${span}`,
      );
    return asked.map((year) => own.indexOf(year));
  }

  private put(
    { text, bound, member, own, all }: Setting,
    was: readonly number[],
    indices: readonly number[],
    to: number,
  ): void {
    const { name } = bound.input;
    const key = `${name}\n${member ?? ''}`;
    const before = indices.map((index) => this.places.get(`${key}\n${index}`)).find((each) => each !== undefined);
    if (before !== undefined) return this.refuse(text, `${name} is set twice, in ${clip(before)} too`, 'Keep one');
    for (const index of indices) this.places.set(`${key}\n${index}`, text);
    const known = this.made.get(key);
    const values = [...(known?.values ?? was)];
    for (const index of indices) values[index] = to;
    if (known === undefined && values.every((value, index) => value === was[index]))
      return this.warn(text, 'it is that already', 'Nothing changes');
    if (own.length > 0)
      this.warn(
        text,
        `${own.map(({ option }) => option.id).join(', ')} ${own.length === 1 ? 'keeps its' : 'keep their'} own ${name}`,
        'It makes an option what it is: change it in its file',
      );
    this.made.set(key, {
      kind: 'input',
      name,
      ...(member === undefined ? {} : { member }),
      ...(own.length === 0
        ? {}
        : { options: all.filter((each) => !own.includes(each)).map(({ option }) => option.id) }),
      values,
      was,
      place: known?.place ?? placeOf(text),
    });
  }

  private refuse(text: string, found: string, right: string): void {
    this.problems.push({ severity: 'error', ...placeOf(text), found, right });
  }

  private warn(text: string, found: string, right: string): void {
    this.problems.push({ severity: 'warning', ...placeOf(text), found, right });
  }
}

function placeOf(text: string): { readonly file: string } {
  return { file: `--set ${clip(text)}` };
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
