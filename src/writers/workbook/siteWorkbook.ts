import ExcelJS, { type Worksheet } from 'exceljs';
import { freeTitle } from './addresses.js';
import { writeAppraisals } from './appraisalSheets.js';
import { AS_WRITTEN } from './asWritten.js';
import { writeBookSheet } from './bookSheet.js';
import { writeCharts } from './chartsSheet.js';
import { writeChecks } from './checks.js';
import { writeCompare } from './compare.js';
import type { SiteWorkbook } from './contents.js';
import { stateOfChecks, writeCover } from './cover.js';
import { writeEvidence } from './evidenceSheet.js';
import { FORMULAS_AS_WRITTEN, writeFormulas } from './formulasAsWritten.js';
import { HeldList } from './held.js';
import { idleInputs } from './idle.js';
import { labelled } from './labelled.js';
import { MethodSheet } from './methodSheet.js';
import { CHECKS_HOLD, HOLDS, completedBy, nameCells } from './modelWorkbook.js';
import { writeQa } from './qaSheet.js';
import { repeatableBytes, stampWorkbook } from './repeatable.js';
import { SELECTORS, SelectorsSheet } from './selectorsSheet.js';
import { writeSources } from './sourcesSheet.js';
import { FONTS } from './styles.js';
import { writeSummary } from './summary.js';
import { cellText } from './text.js';
import { hasTopic, writeTopic } from './topicSheet.js';
import { validateInputs } from './validation.js';
import { Words } from './words.js';
import { writeWords } from './wordsSheet.js';

const SIMULATION = 'It holds no simulation: every input stands at one value, and no spread is drawn from.';

/**
 * The workbook of a site's report: Cover, Summary, the topics, Evidence, Inputs, Site, one sheet an option, Compare, Charts,
 * Checks, Method, Sources and QA log. Every number that the model computes is a live formula with the engine's value behind it. The same
 * contents give the same bytes.
 */
export async function writeSiteWorkbook(report: SiteWorkbook): Promise<Buffer> {
  const book = labelled(report.book, report.memberLabels ?? {});
  const workbook = new ExcelJS.Workbook();
  stampWorkbook(workbook);
  const text = { ...report.cover, notDone: [...report.cover.notDone, SIMULATION] };
  // Sheets stand in the order in which they are added; the cover's contents need the others, so it is filled last.
  const fillCover = writeCover(workbook, { text, sheets: sheetsOf(report) });
  const held = new HeldList(report.book, report.heldInputs, report.origin?.[2]);
  const words = wordsOf(report, held);
  const summary = writeSummary(workbook, report, { held, words });
  const method = report.method?.length ? new MethodSheet(freeTitle(book, 'Method'), report.method) : undefined;
  const { appraisals = [] } = report;
  const appraised = writeAppraisals(workbook, report.book, appraisals, { held, words, date: report.qa?.date });
  const topics = (report.topics ?? []).flatMap(
    (topic) =>
      writeTopic(workbook, report.book, report.memberLabels ?? {}, topic, {
        method,
        held,
        keyYears: report.keyYears ?? [],
        words,
        date: report.qa?.date,
      }) ?? [],
  );
  if (report.evidence !== undefined) writeEvidence(workbook, book, report.evidence, words);
  const closed = report.heldInputs.filter(({ mayBeChanged }) => !mayBeChanged);
  const selectors = report.selectors?.length
    ? new SelectorsSheet(report.book, report.selectors, report.notSelected ?? [])
    : undefined;
  selectors?.write(workbook);
  const marks = {
    held: new Set(closed.map(({ input }) => input)),
    idle: idleInputs(book, report.heldInputs),
    method,
    selectors,
    state: held,
  };
  const sheets = book.sheets.map((sheet) => writeBookSheet(workbook, book, sheet, marks));
  const inputs = sheets[book.sheets.findIndex(({ kind }) => kind === 'inputs')]?.worksheet;
  if (inputs !== undefined) held.write(inputs);
  const outside = inputs === undefined ? undefined : validateInputs(inputs, book, closed);
  const compared = report.compare.length > 0 ? [writeCompare(workbook, report.book, report.compare, held)] : [];
  const options = sheets.filter((_sheet, index) => book.sheets[index]?.kind !== 'inputs');
  const results = [...appraised, ...topics, ...options, ...compared].map(({ worksheet }) => worksheet);
  if (report.cover.banner !== undefined) for (const sheet of results) bannerBesideTitle(sheet, report.cover.banner);
  const charts = hasCharts(report) ? writeCharts(workbook, report, held, words) : undefined;
  const checks = writeChecks(workbook, book, { arrivals: charts?.arrivals, outside, held });
  if (words !== undefined) writeWords(workbook, words, held.states);
  method?.write(workbook);
  writeSources(workbook, report, words);
  const state = held.onCover;
  if (report.qa !== undefined)
    writeQa(workbook, report.qa, {
      checks: stateOfChecks(checks.allHold, { outside, stale: held.anyStale }),
      held: state,
    });
  held.asWritten.write(workbook, report.origin);
  const cover = fillCover({
    checksHold: checks.allHold,
    held: state,
    words: words?.state,
    outside,
    stale: held.anyStale,
  });
  nameCells(workbook, book);
  workbook.definedNames.add(held.changed, 'inputs_changed');
  const written = [cover, summary, ...appraised, ...topics, ...sheets, ...compared, checks];
  const formulas = writeFormulas(workbook, book, written, held.command);
  return repeatableBytes(workbook, completedBy([...written, formulas]), charts);
}

/** What marks the sentences of a report; undefined where nothing is known of what they hang on. */
function wordsOf({ book, words, memberLabels = {}, qa }: SiteWorkbook, { changed }: HeldList): Words | undefined {
  return words === undefined ? undefined : new Words(book, { words, labels: memberLabels, changed, date: qa?.date });
}

/** On a sheet whose rows are counted from the top, the banner stands in the row of the title. */
function bannerBesideTitle(sheet: Worksheet, banner: string): void {
  const title = sheet.getCell('A1');
  const before = title.type === ExcelJS.ValueType.RichText ? (title.value as ExcelJS.CellRichTextValue).richText : [];
  title.value = {
    richText: [
      ...(before.length > 0 ? before : [{ text: title.text, font: FONTS.title }]),
      { text: `   ${cellText(banner)}`, font: FONTS.banner },
    ],
  };
}

function hasCharts({ charts, chartsOfLines = [] }: SiteWorkbook): boolean {
  return charts.length + chartsOfLines.length > 0;
}

function sheetsOf(report: SiteWorkbook): [string, string][] {
  const { book, compare, appraisals = [], topics = [], evidence, method = [] } = report;
  return [
    ['Summary', 'what was found, and the results in short'],
    ...new Map(
      appraisals.map(({ sheet, header: [heads = '', ...columns] }) => [
        freeTitle(book, sheet),
        `${heads}: ${columns.join('; ')}`,
      ]),
    ),
    ...topics
      .filter((topic) => hasTopic(book, topic))
      .map(({ title, answers }): [string, string] => [freeTitle(book, title), answers]),
    ...(evidence === undefined
      ? []
      : [[freeTitle(book, 'Evidence'), 'what the effects rest on, and what speaks against them'] as [string, string]]),
    ...(report.selectors?.length
      ? [[freeTitle(book, SELECTORS), 'the scenario’s main values, each chosen from a list'] as [string, string]]
      : []),
    ...book.sheets.map(({ title, kind }): [string, string] => [title, HOLDS[kind]]),
    ...(compare.length > 0 ? [['Compare', 'the options side by side'] as [string, string]] : []),
    ...(hasCharts(report)
      ? [['Charts', 'charts that follow the cells, and pictures of what no cell holds'] as [string, string]]
      : []),
    ['Checks', CHECKS_HOLD],
    ...(report.words === undefined
      ? []
      : [[freeTitle(book, 'Words'), 'what each sentence prints and hangs on, as written and now'] as [string, string]]),
    [AS_WRITTEN, 'what the sheet Inputs held, cell by cell, and which have moved since'],
    [FORMULAS_AS_WRITTEN, 'where formulas stand, by which one that was typed over is told'],
    ...(method.length > 0
      ? [[freeTitle(book, 'Method'), 'the clauses that sources cite as METHOD'] as [string, string]]
      : []),
    ['Sources', 'where every value comes from, warnings, illustrative inputs'],
    ...(report.qa === undefined
      ? []
      : [
          ['QA log', 'what was checked and with what result, limitations by weight, and who signs'] as [string, string],
        ]),
  ];
}
