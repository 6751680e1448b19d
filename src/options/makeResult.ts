import {
  checksOf,
  planBook,
  printFinancialYear,
  printLines,
  printProblem,
  type Book,
  type BoundRow,
  type Place,
  type Problem,
} from '../model/index.js';
import { changesOf } from './changes.js';
import { figuresOf } from './figures/index.js';
import { findingsOf } from './findings/index.js';
import { heldIn } from './held.js';
import { placedByCode } from './insideSite.js';
import type { FindingSubject } from './findings/subject.js';
import type { Settings } from './library.js';
import type { InputFacts, LineFacts, OptionResult, Result } from './result.js';
import { BUSINESS_AS_USUAL, type Study } from './study.js';
import { View } from './view.js';

export interface Stamp {
  readonly decant: string;
  readonly modelHash: string;
  readonly inputHash: string;
}

/** Turns a study into plain data from which every report is made; undefined when no workbook can hold its formulas (`problems` says which). */
export function makeResult(
  study: Study,
  changeSettings: readonly Settings[],
  stamp: Stamp,
  problems: Problem[],
): Result | undefined {
  const book = planBook(
    study.cases.map(({ option, outcome }) => ({ ...titled(option), outcome })),
    problems,
  );
  return book === undefined ? undefined : resultOf(study, changeSettings, stamp, book);
}

function resultOf(study: Study, changeSettings: readonly Settings[], stamp: Stamp, book: Book): Result {
  const { site, scenario, structure } = study;
  const { timeline, years } = structure.blueprint;
  const fullEffectYear = yearOfFullEffect(study);
  const inputs = inputsOf(study);
  const statuses = countStatuses(inputs);
  const changes = changesOf(study, changeSettings);
  const views = study.cases.map((each) => ({
    title: each.option.title,
    whatIf: each.option.whatIf,
    acts: !each.option.whatIf && each.option.id !== BUSINESS_AS_USUAL,
    view: new View(each.outcome),
  }));
  const subject: FindingSubject = { study, views, usual: views[0]?.view ?? failNoOption(), fullEffectYear, changes };
  const note = `Base year ${printFinancialYear(timeline.base)}. ${statuses['illustrative'] ?? 0} of ${inputs.length} input values are illustrative. Decant ${stamp.decant}, model ${stamp.modelHash.slice(0, 8)}, inputs ${stamp.inputHash.slice(0, 8)}.`;
  return {
    ...stamp,
    site: {
      code: site.code,
      name: site.name,
      ...(site.trust === undefined ? {} : { trust: site.trust }),
      ...(site.odsCode === undefined ? {} : { odsCode: site.odsCode }),
      memberLabels: site.memberLabels,
    },
    scenario: titled(scenario),
    years,
    yearLabels: years.map(printFinancialYear),
    baseYear: printFinancialYear(timeline.base),
    fullEffectYear,
    options: study.cases.map(({ option, outcome }): OptionResult => ({
      ...titled(option),
      whatIf: option.whatIf,
      lines: printLines(outcome),
      checks: checksOf(outcome),
      failures: outcome.failures,
    })),
    lines: linesOf(study),
    sections: structure.blueprint.sections.map((section) => ({
      id: section.id,
      title: section.title,
      ...(section.note === undefined ? {} : { note: section.note }),
    })),
    inputs,
    statuses,
    findings: findingsOf(subject),
    changes,
    warnings: study.warnings.map((warning) => printProblem(placedByCode(site, warning))),
    facts: site.facts.map(({ place: _place, ...fact }) => fact),
    attributions: site.attributions,
    figures: figuresOf(study, fullEffectYear, note),
    held: heldIn(study),
    book,
  };
}

function failNoOption(): never {
  throw new Error('a study has no option');
}

function titled({ id, title, note }: Settings): { id: string; title: string; note?: string } {
  return { id, title, ...(note === undefined ? {} : { note }) };
}

/** The base year and the years that effects take to be full; the horizon when it comes first, or when nothing phases in. */
function yearOfFullEffect(study: Study): number {
  const first = study.cases[0];
  const phase = first === undefined ? undefined : new View(first.outcome).input('phase_years');
  const { base, last } = study.structure.blueprint.timeline;
  return phase === undefined ? last : Math.min(last, base + Math.ceil(phase));
}

function linesOf(study: Study): LineFacts[] {
  return [...study.structure.ofLine.values()].flatMap((rows) => {
    const line = rows[0]?.line;
    if (line === undefined) return [];
    const { name, section, label, formula, source, note, by } = line;
    return [
      {
        name,
        section,
        label,
        unit: line.unit.text,
        formula,
        ...(source === undefined ? {} : { source }),
        ...(note === undefined ? {} : { note }),
        ...(by === undefined ? {} : { by }),
      },
    ];
  });
}

/** Every input's rows; an input that options change has its rows once an option. */
function inputsOf(study: Study): InputFacts[] {
  return [...study.structure.blueprint.inputs.values()].flatMap((input) => {
    const bounds = study.cases.map((each) => ({
      option: each.option.title,
      rows: each.outcome.bound.get(input.name)?.rows ?? [],
    }));
    const differs = bounds.some(({ rows }) => rows.some((row, index) => !sameNumbers(row, bounds[0]?.rows[index])));
    return (differs ? bounds : bounds.slice(0, 1)).flatMap(({ option, rows }) =>
      rows.map(({ values, place, ...row }): InputFacts => ({
        name: input.name,
        section: input.section,
        label: input.label,
        unit: input.unit.text,
        ...(differs ? { option } : {}),
        values: [...values],
        place: printPlace(placedByCode(study.site, place)),
        ...memberLabel(study, input.by, row.member),
        ...row,
      })),
    );
  });
}

function memberLabel(study: Study, by: string | undefined, member: string | undefined): { memberLabel?: string } {
  const label = study.site.memberLabels[by ?? '']?.[member ?? ''];
  return label === undefined ? {} : { memberLabel: label };
}

function sameNumbers(a: BoundRow, b: BoundRow | undefined): boolean {
  return (
    b !== undefined &&
    a.values.length === b.values.length &&
    a.values.every((value, index) => value === b.values[index])
  );
}

function printPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

function countStatuses(inputs: readonly InputFacts[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of inputs) counts[status ?? 'unstated'] = (counts[status ?? 'unstated'] ?? 0) + 1;
  return counts;
}
