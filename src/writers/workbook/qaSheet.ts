import type { Workbook } from 'exceljs';
import { colourWord, writeFormula, writeNumber } from './cells.js';
import type { QaCheck, QaLog } from './contents.js';
import { Flow } from './flow.js';
import { formatOf } from './formats.js';
import { setPrinting } from './layout.js';
import type { CellState } from './state.js';
import { WRAPPED } from './styles.js';

const WIDTHS = [48, 12, 29, 38, 46, 34];
const ROLES = ['Analyst, who ran the model', 'Assurer, who did not', 'Approver, who answers for its use'];
/** Empty lines for checks that people make. */
const OWN_CHECKS = 2;
/** Room to sign by hand. */
const SIGNING_HEIGHT = 22;
const LINE = { style: 'thin', color: { argb: 'FF909090' } } as const;
const ABOUT =
  'Stages: NAO, Framework to review models, under titles of our own (METHOD 9). Roles and log: HM Treasury, the AQuA Book. Nobody has reviewed this run unless somebody signs below.';

/** The states that the log shows as the cover does, live. */
export interface QaStates {
  readonly checks: CellState;
  readonly held?: CellState | undefined;
}

/** What was checked, when, by which program and with what result; what each stage of a review finds; limitations by weight; who signs. */
export function writeQa(workbook: Workbook, log: QaLog, states: QaStates): void {
  const flow = new Flow(workbook, 'QA log', WIDTHS);
  flow.line('QA log', 'title');
  flow.paragraph(ABOUT, 'note');
  flow.header(['Checked', 'Date', 'By', 'Result of the run', 'Now, as the cells are', 'To do']);
  for (const check of log.checks) {
    const row = flow.next;
    flow.texts([
      check.what,
      log.date ?? 'not given',
      `${log.program}, inputs ${log.inputs}`,
      check.result,
      '',
      check.action,
    ]);
    writeState(flow, row, check, states);
  }
  for (let own = 0; own < OWN_CHECKS; own++) emptyRow(flow);
  writeStages(flow, log);
  writeWeights(flow, log);
  flow.gap();
  flow.header(['Signed as', 'Date', 'Name', 'Post and organisation', 'Signature', 'Remarks']);
  for (const role of ROLES) emptyRow(flow, role);
  setPrinting(flow.sheet);
}

/** The state that the cover shows, beside a check that follows the cells. */
function writeState(flow: Flow, row: number, { live }: QaCheck, states: QaStates): void {
  const state = live === undefined ? undefined : states[live];
  if (state === undefined) return;
  const cell = flow.sheet.getCell(row, 5);
  writeFormula(cell, state.formula, state.result);
  cell.alignment = WRAPPED;
  colourWord(flow.sheet, cell.address, state.bad);
}

function writeStages(flow: Flow, { stages }: QaLog): void {
  flow.gap();
  flow.header(['Stage of a review', 'Stands here', '', '', 'Is left to the user', '']);
  for (const { title, stands, left } of stages) {
    flow.spread([
      [title, 1, 1],
      [stands, 2, 4],
      [left, 5, 6],
    ]);
  }
}

function writeWeights(flow: Flow, { weights, weighedBy }: QaLog): void {
  flow.gap();
  flow.line('Limitations by weight', 'heading');
  flow.paragraph('What no figure weighs stands on the Cover, under “What it does not do”.', 'note');
  if (weighedBy === undefined || weights.length === 0) return;
  const format = formatOf(
    weighedBy.unit,
    weights.map(({ value }) => value),
  );
  flow.header([
    `${weighedBy.title}, as the run found it, were the assumption changed`,
    '',
    '',
    weighedBy.label,
    'Difference',
    '',
  ]);
  for (const column of [4, 5])
    flow.sheet.getCell(flow.next - 1, column).alignment = { horizontal: 'right', wrapText: true };
  for (const { what, value, difference } of weights) {
    writeNumber(flow.sheet.getCell(flow.next, 4), value, format);
    writeNumber(flow.sheet.getCell(flow.next, 5), difference, format);
    flow.line(what);
  }
}

/** A row to be filled in by hand or on screen. */
function emptyRow(flow: Flow, title = ''): void {
  const row = flow.next;
  flow.line(title);
  flow.sheet.getRow(row).height = SIGNING_HEIGHT;
  WIDTHS.forEach((_, index) => (flow.sheet.getCell(row, index + 1).border = { bottom: LINE }));
}
