import { join } from 'node:path';
import { dimensionPower } from '../../src/model/units/index.js';
import { assemble, check, type Checked } from '../../src/model/structure/index.js';
import type { Given, GivenMember, Typed } from '../../src/model/values/index.js';
import { hasErrors, printProblem, type Problem } from '../../src/problems/index.js';
import { parseFinancialYear } from '../../src/words/index.js';
import type { Library } from '../../src/library/library.js';
import { sectionsOf } from '../../src/study/slots.js';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A worked example that a reviewer can read: sections, inputs, and what their lines must give. */
export interface Case {
  readonly case: string;
  readonly sections: readonly string[];
  readonly timeline: { readonly first: string; readonly base: string; readonly last: string };
  /** Members, or members with their parents. */
  readonly dimensions?: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>;
  /** Files of templates/parameters whose values stand where the case gives none. */
  readonly parameters?: readonly string[];
  readonly inputs?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly expect: readonly Expectation[];
}

export interface Expectation {
  readonly line: string;
  readonly member?: string;
  readonly year?: string;
  readonly value: number;
  readonly within: number;
  readonly unit?: string;
  readonly example?: string;
}

export function readCases(folder: string, file: string): Case[] {
  // Strings stay as typed: 2016/17, 40000 spell, 0.25. A case may begin from another's inputs (<<: *name).
  const read = parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe', merge: true }) as {
    cases: Case[];
  };
  return read.cases.map((each) => ({
    ...each,
    expect: each.expect.map((line) => ({ ...line, value: Number(line.value), within: Number(line.within ?? 1e-9) })),
  }));
}

/** A case put together from the shipped sections alone, slots filled: it can set inputs, never a line. Throws what is wrong with it. */
export function checkedCase(each: Case, file: string, library: Library): Checked {
  const problems: Problem[] = [];
  const listed = library.sections(each.sections, { file }, problems);
  const sections = sectionsOf(listed, [], library, problems) ?? [];
  const year = (text: string): number => parseFinancialYear(text) ?? NaN;
  const timeline = { first: year(each.timeline.first), base: year(each.timeline.base), last: year(each.timeline.last) };
  const blueprint = assemble(sections, { timeline, ...membersOf(each) }, problems);
  const national = (each.parameters ?? []).flatMap(
    (id) => library.settings('parameters', id, { file }, problems)?.givens ?? [],
  );
  // An example's own sums are in the prices of its base year; national ones say theirs.
  const inBasePrices = (given: Given): Given => {
    const unit = blueprint?.inputs.get(given.name)?.unit;
    const isReal = unit !== undefined && dimensionPower(unit, 'realGBP') === 1;
    return isReal ? { ...given, prices: timeline.base } : given;
  };
  const used = national.filter(({ name }) => blueprint?.inputs.has(name) === true);
  const checked =
    blueprint === undefined ? undefined : check(blueprint, [used, givensOf(each, file).map(inBasePrices)], problems);
  if (checked === undefined || hasErrors(problems)) throw new Error(problems.map(printProblem).join('\n'));
  return checked;
}

/** The members of a case's dimensions, and the parents of those that are in another. */
function membersOf({ dimensions = {} }: Case): {
  members: Map<string, readonly string[]>;
  parents: Map<string, Map<string, string>>;
} {
  const members = new Map<string, readonly string[]>();
  const parents = new Map<string, Map<string, string>>();
  for (const [name, of] of Object.entries(dimensions)) {
    const parentOf = Array.isArray(of) ? undefined : new Map(Object.entries(of as Record<string, string>));
    members.set(name, parentOf === undefined ? (of as readonly string[]) : [...parentOf.keys()]);
    if (parentOf !== undefined) parents.set(name, parentOf);
  }
  return { members, parents };
}

function givensOf(each: Case, file: string): Given[] {
  const place = { file };
  const typed = (text: string): Typed => ({ text, place });
  return Object.entries(each.inputs ?? {}).map(([name, value]): Given => {
    // A case's bare numbers stand in the input's own unit, as on the command line.
    if (typeof value === 'string') return { name, place, value: { kind: 'single', typed: typed(value) } };
    const { beyond, ...entries } = value;
    const keys = Object.keys(entries);
    if (keys.every((key) => parseFinancialYear(key) !== undefined)) {
      const years = new Map(keys.map((key) => [parseFinancialYear(key) ?? 0, typed(entries[key] ?? '')]));
      return {
        name,
        place,
        value: { kind: 'series', years, ...(beyond === 'zero' || beyond === 'hold' ? { beyond } : {}) },
      };
    }
    const members = new Map(
      keys.map((key): [string, GivenMember] => [
        key,
        { place, value: { kind: 'single', typed: typed(entries[key] ?? '') } },
      ]),
    );
    return { name, place, value: { kind: 'members', members } };
  });
}
