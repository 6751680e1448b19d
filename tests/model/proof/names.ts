import type { Choices } from './choices.js';
import { isVisible, type By, type Known, type Unit } from './vocabulary.js';

/** What the formula of a line may name, so that it is sound whatever is chosen. */
export interface Scope {
  readonly by: By;
  /** A line of one value may read nothing that has one a year. */
  readonly series: boolean;
  /** Inputs, and lines outside the line's own circle. */
  readonly known: readonly Known[];
  /** Lines of its own circle that are computed before it in the same year, itself not among them. */
  readonly before: readonly Known[];
  /** All lines of its circle, which it may read in other years. */
  readonly circle: readonly Known[];
  readonly direction: 'forward' | 'backward' | 'alone';
  /** Lines of its circle whose earlier members it may read. */
  readonly queued: readonly Known[];
  readonly tables: readonly { readonly name: string; readonly unit: Unit }[];
  readonly dates: readonly string[];
  /** Leaves out what a spreadsheet reads differently, and says so. */
  readonly forSheets: boolean;
}

/** Something that was written, or nothing where there is nothing of the kind to write. */
export type Made = string | undefined;

/** Finds names that a formula may read, and keeps account of whether it has one value a year by what it named. */
export class NamePicker {
  /** Whether what was written so far has one value a year. */
  protected isSeries = false;

  constructor(
    protected readonly choices: Choices,
    protected readonly scope: Scope,
  ) {}

  /** A name whose years are all known before the line is: outside its circle. */
  protected wholeLine(unit: Unit): Made {
    const wasSeries = this.isSeries;
    const name = this.visibleSeries(unit, this.scope.known, true);
    this.isSeries = wasSeries;
    return name;
  }

  protected visibleSeries(unit: Unit, among: readonly Known[], evenForOne = false): Made {
    if (!this.scope.series && !evenForOne) return undefined;
    const found = among.filter((each) => each.unit === unit && each.series && isVisible(each.by, this.scope.by));
    return found.length === 0 ? undefined : this.choices.pick(found).name;
  }

  protected sameYear(): Known[] {
    return [...this.scope.known, ...this.scope.before].filter((each) => this.scope.series || !each.series);
  }

  protected visible(unit: Unit): Known[] {
    return this.sameYear().filter((known) => known.unit === unit && isVisible(known.by, this.scope.by));
  }

  protected namesOf(unit: Unit): string[] {
    return this.visible(unit)
      .filter(({ series }) => !series)
      .map(({ name }) => name);
  }

  protected choose(from: readonly Known[], tells = true): Made {
    if (from.length === 0) return undefined;
    const found = this.choices.pick(from);
    if (found.series && tells) this.isSeries = true;
    return found.name;
  }

  protected yearly(text: string): string {
    this.isSeries = true;
    return text;
  }

  protected rate(): string {
    return this.choices.pick(['0.035', '0', '0.1', '(-0.05)', '(-1)', '2', ...this.namesOf('1')]);
  }

  protected term(): string {
    const [plain, names] = [['3', '30', 'last_year - base_year', '2.5'], this.namesOf('1')];
    // Payments over no years, or thousands of them, are failures of a spreadsheet's own.
    if (this.scope.forSheets) return this.choices.pick([...plain, ...names.map((name) => `min(60, max(1, ${name}))`)]);
    return this.choices.pick([...plain, '0', ...names]);
  }

  protected inForce(): Made {
    if (!this.scope.series) return undefined;
    const [first, last] = [this.choices.pick(this.scope.dates), this.choices.pick(this.scope.dates)];
    return this.yearly(first === last ? `(year_of(${first}) - year)` : `in_force(${first}, ${last})`);
  }
}
