import type { AnswerFigure, ReportTopic, YearWord } from '../../library/reports/index.js';
import type { View } from '../../model/evaluate/index.js';

/** Of which member a figure is read, and in which year where the file names none. */
export interface Where {
  readonly year?: number;
  readonly member?: string;
}

/** One option's figures that the files of topics show in answers, by group and key: null where a line is missing or could not be calculated, never 0. */
export class AnswerFigures {
  constructor(
    private readonly topics: readonly ReportTopic[],
    private readonly view: View,
    /** Financial years by their end. */
    readonly years: Readonly<Record<YearWord, number>>,
    /** As a result prints numbers, without the digits that calculation leaves behind; as they are where it is left out. */
    private readonly rounded: (value: number) => number = (value) => value,
  ) {}

  /** Whether the model has all that an answer on this topic needs. */
  answers(topic: string): boolean {
    const needs = this.topics.find(({ id }) => id === topic)?.answer?.needs ?? [];
    return needs.length > 0 && needs.every(({ name }) => this.has(name));
  }

  /** The sections of an answer on this topic: which of its inputs are illustrative is said. */
  sections(topic: string): readonly string[] {
    return this.topics.find(({ id }) => id === topic)?.answer?.sections.map(({ name }) => name) ?? [];
  }

  /** All that a group (`beds.today`) shows: the keys that are asked for, and whatever else its file shows. */
  all<K extends string>(group: string, keys: readonly K[], where?: Where): Readonly<Record<K, number | null>> {
    const none = keys.map((key): [string, null] => [key, null]);
    const shown = this.group(group).map((figure): [string, number | null] => [figure.key, this.read(figure, where)]);
    return Object.fromEntries([...none, ...shown]) as Record<K, number | null>;
  }

  /** One figure of a group. */
  one(group: string, key: string, where?: Where): number | null {
    const figure = this.group(group).find((each) => each.key === key);
    return figure === undefined ? null : this.read(figure, where);
  }

  /** The figures of a group in the order of their file, without those that the model lacks. */
  inOrder(group: string): { readonly key: string; readonly value: number | null }[] {
    return this.group(group).flatMap((figure) =>
      this.has(figure.name) ? [{ key: figure.key, value: this.read(figure) }] : [],
    );
  }

  /** The members of the dimension that a group is shown by: that of its first line. */
  members(group: string): readonly string[] {
    const { lines, inputs } = this.view.outcome.structure.blueprint;
    const name = this.group(group)[0]?.name ?? '';
    const by = (lines.get(name) ?? inputs.get(name))?.by;
    return by === undefined ? [] : this.view.members(by);
  }

  /** The first year in which a flag is raised; undefined where it never is. */
  firstYear(group: string, key: string, member: string): number | undefined {
    for (let year = this.view.first; year <= this.view.last; year += 1)
      if (this.one(group, key, { year, member }) === 1) return year;
    return undefined;
  }

  /** The value of an input where the hospital's folder gives it; undefined where nobody has. */
  given(group: string, key: string): number | undefined {
    const name = this.group(group).find((each) => each.key === key)?.name ?? '';
    const row = this.view.outcome.bound.get(name)?.rows[0];
    return row?.from === undefined ? undefined : (row.values[0] ?? 0);
  }

  /** Whether a line has no value by right: its flag is down, and the sentences of a topic say why. */
  lacksByRight(line: string, member?: string): boolean {
    const own = this.topics.flatMap(({ answer }) => answer?.mayLack ?? []).find(({ name }) => name === line);
    return own !== undefined && this.view.at(own.flag.name, undefined, member) === 0;
  }

  private group(named: string): readonly AnswerFigure[] {
    const [topic = '', group = ''] = named.split('.');
    return this.topics.find(({ id }) => id === topic)?.answer?.figures.get(group) ?? [];
  }

  private has(name: string): boolean {
    const { lines, inputs } = this.view.outcome.structure.blueprint;
    return lines.has(name) || inputs.has(name);
  }

  private read({ name, year: word }: AnswerFigure, { year, member }: Where = {}): number | null {
    const at = word === undefined ? (year ?? this.years.full) : this.years[word];
    const value = this.view.has(name) ? this.view.at(name, at, member) : this.view.input(name, at, member);
    return value === undefined || Number.isNaN(value) ? null : this.rounded(value);
  }
}
