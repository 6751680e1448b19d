import type { Finding, OptionResult, Result, WrittenReport } from '../../report/index.js';
import { printCount, printGbp, printHectares, printNumber } from '../../words/index.js';
import { firstSentence, printTable, wrapLines } from '../../words/screen/index.js';
import { printAgainst } from './against.js';
import { more, placeholders, points } from './screen.js';

/** More statements than this of a kind stand in the full report only. */
const MOST_STATEMENTS = 3;
/** What one screen has for statements: lines for one of them, for what decides, and for all. */
const [LINES_OF_ONE, LINES_OF_DECIDES, LINES_OF_ALL] = [2, 5, 10];

/** A report that is set beside the folder as it is: which option is best, what moves, and where the files are. */
function reportBeside(
  { site, folder, files, best }: WrittenReport,
  { scenario, changed }: Result,
  against: NonNullable<WrittenReport['against']>,
): string[] {
  return [
    ...(scenario.banner === undefined ? [] : [...wrapLines(scenario.banner), '']),
    ...wrapLines(`${site}. Scenario: ${scenario.title}.`),
    ...(changed === undefined ? [] : wrapLines(changed.sentence)),
    ...wrapLines(best.sentence),
    ...printAgainst(against),
    ...more(`${site}: ${printCount(files.length, 'file')} in ${folder}.`),
  ];
}

/** The options side by side, then all findings, in full and each with its id. */
export function printReport({ site, folder, files, best, findings, against }: WrittenReport, result: Result): string[] {
  const mark = ({ kind }: Finding): string => (kind === 'decides' ? '■' : kind === 'odd' ? '?' : '–');
  return [
    `${site}: ${files.length} files in ${folder}`,
    ...(result.changed === undefined ? [] : [result.changed.sentence]),
    best.sentence,
    ...(against === undefined ? [] : printAgainst(against, true)),
    '',
    ...optionTable(result),
    ...findings.flatMap((finding) => ['', `${mark(finding)} ${finding.title}. ${finding.text} [${finding.id}]`]),
  ];
}

/** A report on one screen: which option is best, the options side by side, what decides it and what to doubt, where the files are. */
export function screenOfReport(report: WrittenReport, result: Result): string[] {
  if (report.against !== undefined) return reportBeside(report, result, report.against);
  const { site, folder, files, best, findings } = report;
  const { scenario, illustrative, options } = result;
  const whose = [best.option, ...options.slice(0, 1).map(({ id }) => id)];
  const decides = leading(findings, 'decides', whose, LINES_OF_DECIDES);
  return [
    ...(scenario.banner === undefined ? [] : [...wrapLines(scenario.banner), '']),
    ...wrapLines(`${site}. Scenario: ${scenario.title}.`),
    ...(result.changed === undefined ? [] : wrapLines(result.changed.sentence)),
    ...wrapLines(best.sentence),
    '',
    ...optionTable(result),
    '',
    ...points('What decides it', decides),
    ...points('What to doubt', [
      ...leading(findings, 'odd', whose, LINES_OF_ALL - linesOf(decides)),
      placeholders(illustrative),
    ]),
    ...more(`${site}: ${printCount(files.length, 'file')} in ${folder}.`),
  ];
}

/** The first statement of what leads each topic, of the best option or the hospital as usual where it speaks of either: those that fit. */
function leading(
  findings: readonly Finding[],
  kind: Finding['kind'],
  whose: readonly string[],
  lines: number,
): string[] {
  const ofKind = findings.filter((each) => each.kind === kind);
  const ofOthers = ({ option }: Finding): boolean => !whose.includes(option);
  const inOrder = [...ofKind.filter((each) => !ofOthers(each)), ...ofKind.filter(ofOthers)];
  const topics = [...new Set(ofKind.map(topicOf))];
  const said: string[] = [];
  for (const topic of topics) {
    const left = Math.min(LINES_OF_ONE, lines - linesOf(said));
    const statements = inOrder.filter((each) => topicOf(each) === topic).map(statementOf);
    const fits = statements.find((statement) => linesOf([statement]) <= left);
    if (fits !== undefined && said.length < MOST_STATEMENTS) said.push(fits);
  }
  return said;
}

function topicOf({ id }: Finding): string {
  return id.split('.')[0] ?? id;
}

/** Title and first sentence, never cut. A title says after the point of which option it is; one screen says it once. */
function statementOf({ title, text }: Finding): string {
  return `${title.split(' · ')[0] ?? title}. ${firstSentence(text)}`;
}

function linesOf(statements: readonly string[]): number {
  return points('', statements).length - (statements.length === 0 ? 0 : 1);
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
