import type { Condition, YearWord } from '../../library/reports/index.js';
import type { MeasureName } from '../../library/reports/measures/index.js';
import type { Hang, HangCell } from '../hangs/index.js';
import { goneBy } from './goneBy.js';
import { provenanceOf } from './provenance.js';
import type { Measures, SaySubject, SpokenOption, SpokenVariant } from './subject.js';
import { memberSeen, type SpokenMember } from './memberSeen.js';

/** A line or an input that this hospital's model lacks: what needs it is not said. */
export class Missing extends Error {
  constructor(readonly line: string) {
    super(`${line} is not in this model`);
  }
}

/** Where the templates give a value; a hospital's is in its folder. */
const SHIPPED = /^templates\//;
/** What is set for one run alone stands in no file. */
const FILE = /\.(yaml|csv|geojson)$/;

/** A number that was read for a sentence; without a year, only where it comes from was. */
export interface ReadCell {
  readonly name: string;
  readonly option: SpokenOption;
  readonly year?: number;
  readonly member?: string;
  /** In which variant of which experiment, where not as the option stands. */
  readonly variant?: SpokenVariant;
}

/** Conditions on which the words of a sentence hung: by which these were chosen, and by which others were not. */
interface Hung {
  readonly held: readonly Condition[];
  readonly unheld: readonly Condition[];
}

/** What was read for one sentence, each once, in the order of reading. */
export class ReadCells {
  private readonly cells = new Map<string, ReadCell>();
  private readonly held = new Map<string, Condition>();
  private readonly unheld = new Map<string, Condition>();
  private readonly hangs = new Map<string, Hang>();
  private readonly years = new Set<number>();
  private mindsToday = false;
  private saidByCode = false;

  add(cell: ReadCell): void {
    const { name, option, year, member, variant } = cell;
    const key = [option.id, name, year, member, variant?.id].join('\n');
    if (!this.cells.has(key)) this.cells.set(key, cell);
  }

  /** A condition by which these words were chosen, or others were not. */
  hang(condition: Condition, held: boolean): void {
    (held ? this.held : this.unheld).set(condition.text, condition);
  }

  /** What held for one of several, such as an option of a list, has chosen its words, whatever it did for others. */
  get hung(): Hung {
    const unheld = [...this.unheld.values()].filter(({ text }) => !this.held.has(text));
    return { held: [...this.held.values()], unheld };
  }

  /** A number that is printed, or a condition that chose words, as a spreadsheet can follow it. */
  hangOn(hang: Hang): void {
    this.hangs.set(JSON.stringify(hang), hang);
  }

  /** Words or numbers that no cell of a workbook holds: geometry, evidence, an experiment. */
  hangOnCode(): void {
    this.saidByCode = true;
  }

  /** On what the words hang, as a spreadsheet can follow it, and whether on something besides. */
  get hangsOn(): { readonly hangs: readonly Hang[]; readonly byCode: boolean } {
    return { hangs: [...this.hangs.values()], byCode: this.saidByCode };
  }

  /** A year that is named as one to come. */
  sayYear(year: number): void {
    this.years.add(year);
  }

  /** The sentence asks for today's year: it chooses its own words for years gone by. */
  mindToday(): void {
    this.mindsToday = true;
  }

  get minds(): boolean {
    return this.mindsToday;
  }

  get yearsSaid(): number[] {
    return [...this.years].sort((a, b) => a - b);
  }

  get all(): ReadCell[] {
    return [...this.cells.values()];
  }

  get names(): string[] {
    return [...new Set(this.all.map(({ name }) => name))];
  }
}

/** Reads one option's lines and inputs in one year, for one member where there is one, and keeps what it has read. */
export class Speaker {
  constructor(
    readonly subject: SaySubject,
    readonly option: SpokenOption,
    readonly year: YearWord,
    /** Shared by all who speak for one sentence. */
    readonly read = new ReadCells(),
    /** Of which member, or in which variant of an experiment. */
    readonly within: { readonly member?: SpokenMember; readonly variant?: SpokenVariant } = {},
  ) {}

  /** NaN for a value that could not be calculated; throws `Missing` where the model has no such line or input. */
  value(name: string, year: YearWord | number = this.year, member?: string): number {
    const { view } = this.option;
    const at = this.yearOf(year);
    const line = view.outcome.structure.blueprint.lines.get(name);
    const input = line === undefined ? view.outcome.structure.blueprint.inputs.get(name) : undefined;
    if (line === undefined && input === undefined) throw new Missing(name);
    if (this.within.variant !== undefined) return this.tried(this.within.variant, name, at);
    const { by } = line ?? input ?? {};
    const of = member ?? this.memberOf(by);
    // A member that another hospital has, such as a pool, is no failure of this one.
    if (of === null || (by !== undefined && of !== undefined && !view.members(by).includes(of)))
      throw new Missing(`${name} of ${of ?? this.within.member?.id ?? ''}`);
    this.read.add({ name, option: this.option, year: at, ...(of === undefined ? {} : { member: of }) });
    return (line === undefined ? view.input(name, at, of) : view.at(name, at, of)) ?? NaN;
  }

  /** Where a workbook holds what `value` reads of the option as it stands. Throws `Missing` as that does. */
  cellOf(name: string, year: YearWord | number = this.year, member?: string): HangCell {
    this.value(name, year, member);
    const { lines, inputs } = this.option.view.outcome.structure.blueprint;
    const of = member ?? this.memberOf((lines.get(name) ?? inputs.get(name))?.by);
    return {
      line: name,
      option: this.option.id,
      ...(typeof of === 'string' ? { member: of } : {}),
      year: typeof year === 'number' ? year : this.subject.years[year],
    };
  }

  /** Words that name the year of full effect hang on what says when that is. */
  hangOnYear(year: YearWord): void {
    const { fullYear } = this.subject;
    if (year === 'full' && fullYear !== undefined) this.read.hangOn(fullYear);
  }

  /** What is said of the years named so far that are gone by; nothing where the sentence minds today's year itself. */
  get goneBy(): string {
    return this.read.minds ? '' : goneBy(this.read.yearsSaid, this.subject.today, this.subject.years.base);
  }

  /** Whether this hospital's model has a line or an input, of the member that is spoken of. */
  has(name: string): boolean {
    const { lines, inputs } = this.option.view.outcome.structure.blueprint;
    const found = lines.get(name) ?? inputs.get(name);
    return found !== undefined && this.memberOf(found.by) !== null;
  }

  /** Whether code has anything to say under this name. */
  says(measure: string): boolean {
    this.read.hangOnCode();
    const measures: Readonly<Record<string, Measures[MeasureName] | undefined>> = this.subject.measures;
    return (measures[measure]?.(this.option) ?? '') !== '';
  }

  /** Whether any value behind these lines and inputs is one that nobody has measured; names that the model lacks have none. */
  restsOnIllustrative(names: readonly string[]): boolean {
    const known = names.filter((name) => this.has(name));
    for (const name of known) this.read.add({ name, option: this.option });
    return provenanceOf(this.option.view.outcome, known).illustrative > 0;
  }

  /** Whether a file of the hospital's folder gives each of these inputs, of the member that is spoken of where they have members. */
  isGiven(names: readonly string[]): boolean {
    const { bound } = this.option.view.outcome;
    return names.every((name) => {
      const { input, rows = [] } = bound.get(name) ?? {};
      const of = this.memberOf(input?.by) ?? undefined;
      return rows.some(
        ({ from, member, place: { file } }) =>
          (of === undefined || member === undefined || member === of) &&
          (from !== undefined || (FILE.test(file) && !SHIPPED.test(file) && file !== input?.place.file)),
      );
    });
  }

  /** Where a line or an input comes from, the most frequent source first; throws `Missing` where the model has no such one. */
  sourcesOf(name: string): readonly string[] {
    const { outcome } = this.option.view;
    const { lines, inputs } = outcome.structure.blueprint;
    if (!lines.has(name) && !inputs.has(name)) throw new Missing(name);
    this.read.add({ name, option: this.option });
    return provenanceOf(outcome, [name]).sources;
  }

  /** What the section is called that makes a line in this option; throws `Missing` where the model has no such line. */
  sectionOf(name: string): string {
    const { lines, sections } = this.option.view.outcome.structure.blueprint;
    const found = sections.find(({ id }) => id === lines.get(name)?.section);
    if (found === undefined) throw new Missing(name);
    return found.title;
  }

  /** The same for a member of a dimension. */
  for(dimension: string, id: string): Speaker {
    return new Speaker(this.subject, this.option, this.year, this.read, { member: { dimension, id } });
  }

  /** The same of another option. */
  of(option: SpokenOption): Speaker {
    return new Speaker(this.subject, option, this.year, this.read, this.within);
  }

  /** The same in a variant of an experiment. */
  in(variant: SpokenVariant): Speaker {
    return new Speaker(this.subject, this.option, this.year, this.read, { variant });
  }

  /** The same of the option as it stands, in no variant. */
  own(): Speaker {
    return new Speaker(this.subject, this.option, this.year, this.read);
  }

  /** What the option was worth in a variant, which nothing but the experiment knows. */
  private tried(variant: SpokenVariant, name: string, year: number): number {
    const value = variant.value(name, year);
    if (value === undefined) throw new Missing(name);
    this.read.hangOnCode();
    this.read.add({ name, option: this.option, year, variant });
    return value;
  }

  private yearOf(year: YearWord | number): number {
    if (typeof year === 'number') return year;
    this.hangOnYear(year);
    return this.subject.years[year];
  }

  /** Null where the one that is spoken of has none, as a contract whose company nobody knows. */
  private memberOf(by: string | undefined): string | null | undefined {
    return memberSeen(this.option.view.outcome.structure.blueprint.dimensions, by, this.within.member);
  }
}
