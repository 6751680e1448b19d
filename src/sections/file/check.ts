import { basename } from 'node:path';
import type { Failure } from '../../model/evaluate/index.js';
import { toldChecks, type ToldCheck } from '../../model/explain/index.js';
import type { DeclaredDimension, DeclaredInput, Section } from '../../model/index.js';
import { assemble, judge } from '../../model/structure/index.js';
import { isWrong, readQuantity } from '../../model/units/index.js';
import type { GivenMember, GivenValue, Typed } from '../../model/values/index.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import { readSection } from '../readSection.js';
import { complete } from './elsewhere.js';
import { runModelFile } from './run.js';

/** What is wrong or odd in one model file: a model, which runs, or a section, which needs others and a site's calendar. */
export interface FileCheck {
  readonly kind: 'model' | 'section';
  readonly problems: readonly Problem[];
  readonly checks: readonly ToldCheck[];
  readonly failures: readonly Failure[];
  /** What a section takes from others: names, with the ids of the sections that declare each. */
  readonly takes: ReadonlyMap<string, readonly string[]>;
}

/** Stands for the calendar that a site gives to its sections. */
const ANY_YEARS = { first: 2025, base: 2026, last: 2030 };
const ANY_MEMBER = ['any'];

/**
 * Checks a file of the formula language by what it is. A file with a timeline is run; one without is a section: its formulas, its
 * names, its values and its units are checked as far as that goes alone, with what `others` declare.
 */
export function checkModelFile(path: string, others: () => readonly Section[]): FileCheck {
  const problems: Problem[] = [];
  const section = readSection(path, path, basename(path).replace(/\.ya?ml$/, ''), problems);
  if (section === undefined || section.timeline !== undefined || section.timelineFault === true)
    return checkModel(path);
  const takes = checkSection(section, others(), problems);
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return { kind: 'section', problems, checks: [], failures: [], takes };
}

function checkModel(path: string): FileCheck {
  const { outcome, problems } = runModelFile(path, []);
  return {
    kind: 'model',
    problems,
    checks: outcome === undefined ? [] : toldChecks(outcome),
    failures: outcome?.failures ?? [],
    takes: new Map(),
  };
}

function checkSection(section: Section, others: readonly Section[], problems: Problem[]): FileCheck['takes'] {
  const { sections, takes, missing } = complete(section, others);
  const members = new Map(
    sections.flatMap(({ dimensions }) => dimensions.map(({ name }) => [name, ANY_MEMBER] as const)),
  );
  const declared = sections.flatMap(({ dimensions }) => dimensions);
  const parents = new Map(
    declared.map(({ name, in: parent }) => [name, new Map([['any', declaredFirst(declared, parent)]])] as const),
  );
  const blueprint = assemble(sections, { timeline: ANY_YEARS, members, parents }, problems);
  const valued = new Map(section.inputs.map((input) => [input.name, input.given?.value.kind]));
  const seriesInputs = [...(blueprint?.inputs.keys() ?? [])].filter((name) => valued.get(name) !== 'single');
  if (blueprint !== undefined) judge(blueprint, new Set(seriesInputs), problems);
  for (const input of section.inputs) checkValues(input, problems);
  const known = [section, ...others].flatMap(({ lines, inputs, tables, parties = [] }) => [
    ...lines,
    ...inputs,
    ...tables,
    ...parties,
  ]);
  for (const { name, place } of missing)
    problems.push({
      severity: 'warning',
      ...place,
      found: `no section declares ${name}`,
      right:
        didYouMean(
          name,
          known.map((declared) => declared.name),
        ) ?? 'A section that stands beside this one must',
    });
  return takes;
}

/** A member of a dimension that a site's own members may be in. */
function declaredFirst(declared: readonly DeclaredDimension[], dimension: string | undefined): string {
  return declared.find(({ name }) => name === dimension)?.members?.[0] ?? 'any';
}

/** Only a site's calendar and members say whether a value is whole; whether it is a quantity of the right unit is plain already. */
function checkValues({ name, unit, given }: DeclaredInput, problems: Problem[]): void {
  for (const { text, place } of given === undefined ? [] : typedIn(given.value)) {
    const read = readQuantity(text, unit, unit);
    if (!isWrong(read)) continue;
    const right = read.right === undefined ? {} : { right: read.right };
    problems.push({ severity: 'error', ...place, found: `${name}: ${read.wrong}`, ...right });
  }
}

function typedIn(value: GivenValue | GivenMember['value']): Typed[] {
  if (value.kind === 'amount' || value.kind === 'amounts') return [];
  if (value.kind === 'single') return [value.typed];
  if (value.kind === 'series') return [...value.years.values()];
  return [...value.members.values()].flatMap((member) => typedIn(member.value));
}
