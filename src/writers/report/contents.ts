import type { InputFacts, Result } from '../../report/index.js';
import { commandOf } from '../../words/commands/index.js';
import { printColumns } from '../../words/columns/index.js';
import type { ChartPicture, Comparison, SiteWorkbook, SourceRow } from '../workbook/index.js';
import { appraisalsOf, markedOf } from './appraisals.js';
import { chartsOnCells } from './chartsOnCells.js';
import { coverOf } from './cover.js';
import { evidenceOf } from './evidence.js';
import { isOfContracts } from './ofContracts.js';
import { qaLogOf } from './qaLog.js';
import { selectorsOf } from './selectors.js';
import { summaryOf } from './summary.js';
import { topicsOf } from './topics.js';

/** Of a picture: that of the chart, or of the first of those that share it. */
function titleOf(file: string, { charts }: Result): string {
  return charts.find((chart) => chart.file === file)?.title ?? 'Plan of the site: blocks, constraints, parcels';
}

/** All that the workbook of a site holds, from its result. */
export function siteWorkbookOf(result: Result, charts: ReadonlyMap<string, Buffer>): SiteWorkbook {
  return {
    book: result.book,
    memberLabels: result.site.memberLabels,
    cover: coverOf(result),
    findings: result.findings.map((each) => ({ ...markedOf(each), title: each.title, text: each.text })),
    words: result.words,
    summary: summaryOf(result),
    appraisals: appraisalsOf(result),
    topics: topicsOf(result),
    keyYears: keyYearsOf(result),
    ...(isOfContracts(result) ? {} : { evidence: evidenceOf(result) }),
    method: result.method,
    compare: comparisonsOf(result),
    charts: [...charts].map(([file, png]): ChartPicture => ({ file, title: titleOf(file, result), png })),
    chartsOfLines: chartsOnCells(result.charts),
    heldInputs: result.held,
    ...selectorsOf(result),
    origin: [result.site.code, result.inputHash, commandOf(isOfContracts(result))],
    qa: qaLogOf(result),
    sources: [...result.inputs.map((input) => sourceOfInput(input, result.options)), ...result.facts.map(sourceOfFact)],
    attributions: result.attributions,
    warnings: result.warnings,
  };
}

/** The base year, that of full effect, every fifth from the base and the last: as many as a page takes. */
function keyYearsOf({ years, yearLabels, baseYear, fullEffectYear }: Result): number[] {
  const base = years[yearLabels.indexOf(baseYear)] ?? 0;
  const last = years.at(-1) ?? 0;
  const step = Math.max(1, Math.ceil((last - base) / 30)) * 5;
  return years.filter(
    (year) =>
      year === fullEffectYear || year === last || (year >= base && (year - base) % step === 0 && last - year > 1),
  );
}

/** A line by year is compared in the last; units are the lines' own. */
function comparisonsOf({ overview, lines, options, years, yearLabels }: Result): Comparison[] {
  const units = new Map(lines.map(({ name, unit }) => [name, unit]));
  const last = years.at(-1) ?? 0;
  return overview.compare.flatMap(({ name, label }) => {
    const unit = units.get(name);
    if (unit === undefined) return [];
    const isSeries = options.some((option) => Array.isArray(option.lines[name]));
    return [
      {
        label: isSeries ? `${label}, ${yearLabels.at(-1) ?? ''}` : label,
        unit,
        line: name,
        ...(isSeries ? { year: last } : {}),
      },
    ];
  });
}

function sourceOfInput(input: InputFacts, all: Result['options']): SourceRow {
  const { label, member, memberLabel, options, values, unit, source, status, from, note } = input;
  const titles = all.filter(({ id }) => options?.includes(id)).map(({ title }) => title);
  const whose = titles.length === 0 ? undefined : titles.join(', ');
  const what = [label, memberLabel ?? member, whose].filter((part) => part !== undefined).join(' · ');
  const value = values.length === 1 ? (values[0] ?? null) : `${values.length} years`;
  return {
    what,
    value,
    unit,
    ...said({ source: [source, note].filter(Boolean).join('. ') || input.place, status }),
    ...cell(from),
  };
}

function sourceOfFact({ label, value, source, status, note, from }: Result['facts'][number]): SourceRow {
  return {
    what: `Context · ${label}`,
    value,
    ...said({ source: [source, note].filter(Boolean).join('. ') || undefined, status: status ?? 'context' }),
    ...cell(from),
  };
}

function cell(from: InputFacts['from']): Partial<SourceRow> {
  return from === undefined
    ? {}
    : {
        file: from.file,
        row: from.row,
        column: printColumns(from),
        ...(from.year === undefined ? {} : { year: from.year }),
      };
}

function said(parts: { source: string | undefined; status: string | undefined }): Partial<SourceRow> {
  return {
    ...(parts.source === undefined ? {} : { source: parts.source }),
    ...(parts.status === undefined ? {} : { status: parts.status }),
  };
}
