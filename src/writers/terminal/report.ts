import type { Finding, OptionResult, Result, WrittenReport } from '../../report/index.js';
import { printCount, printGbp, printHectares, printNumber } from '../../words/index.js';
import { printTable, wrapLines } from '../../words/screen/index.js';
import { more, placeholders, points } from './screen.js';

/** All findings, in full. */
export function printReport({ site, folder, files, best, findings }: WrittenReport): string[] {
  const mark = ({ kind }: Finding): string => (kind === 'decides' ? '■' : kind === 'odd' ? '?' : '–');
  return [
    `${site}: ${files.length} files in ${folder}`,
    best.sentence,
    ...findings.flatMap((finding) => {
      const id = finding.id === undefined ? '' : ` [${finding.id}]`;
      return ['', `${mark(finding)} ${finding.title}. ${finding.text}${id}`];
    }),
  ];
}

/** A report on one screen: which option is best, the options side by side, what decides it and what to doubt, where the files are. */
export function screenOfReport({ site, folder, files, best, findings }: WrittenReport, result: Result): string[] {
  // A title says after the point which option it is of; one screen says it once.
  const titles = (kind: Finding['kind']): string =>
    [...new Set(findings.flatMap((each) => (each.kind === kind ? [each.title.split(' · ')[0]] : [])))].join('; ');
  const said = (heading: string, text: string, ...also: string[]): string[] =>
    points(heading, [...(text === '' ? [] : [`${text}.`]), ...also]);
  const { scenario, statuses, inputs } = result;
  return [
    ...(scenario.banner === undefined ? [] : [...wrapLines(scenario.banner), '']),
    ...wrapLines(`${site}. Scenario: ${scenario.title}.`),
    ...wrapLines(best.sentence),
    '',
    ...optionTable(result),
    '',
    ...said('What decides it', titles('decides')),
    ...said('What to doubt', titles('odd'), placeholders({ inputs: statuses.illustrative ?? 0, of: inputs.length })),
    ...said('What it leaves out', titles('limit')),
    ...more(`${site}: ${printCount(files.length, 'file')} in ${folder}.`),
  ];
}

function optionTable(result: Result): string[] {
  const { options, best, lines, overview } = result;
  const ranking = [...overview.ranking, ...lines].find(({ name }) => name === best.line);
  const all = [...overview.screen, ...(ranking === undefined ? [] : [ranking])].map(
    ({ name, label }) => [label, name, printerOf(lines.find((line) => line.name === name)?.unit)] as const,
  );
  const columns = all.filter(([, line]) => options.some((option) => atTheEnd(option, line) !== undefined));
  const cell = (option: OptionResult, line: string, print: (value: number) => string): string => {
    const value = atTheEnd(option, line);
    return value === undefined ? '' : value === null ? '?' : print(Math.abs(value) < 0.5 ? 0 : value);
  };
  const rows = options.map((option) => [
    option.whatIf ? `${option.title} (what-if)` : option.title,
    ...columns.map(([, line, print]) => cell(option, line, print)),
  ]);
  return printTable([[`Options, by ${result.yearLabels.at(-1) ?? ''}`, ...columns.map(([head]) => head)], ...rows]);
}

/** Money, land and counts, told by their unit. */
function printerOf(unit = ''): (value: number) => string {
  if (unit.includes('GBP')) return printGbp;
  return unit === 'm2' ? printHectares : (value) => printNumber(value);
}

/** A line's last value; null where it failed, undefined where the option's model lacks it. */
function atTheEnd({ lines }: OptionResult, name: string): number | null | undefined {
  const printed: unknown = lines[name];
  if (printed === undefined) return undefined;
  const value: unknown = Array.isArray(printed) ? printed.at(-1) : printed;
  return typeof value === 'number' ? value : null;
}
