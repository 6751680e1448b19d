import type { Pen } from '../charts/canvas.js';
import type { PlanBalance, PlanConstraint, SitePlanFigure } from '../../report/land/index.js';
import { formatHectares, formatWhole } from '../../words/labels/index.js';
import { INK, SIZES, fontOf } from '../charts/palette.js';
import { lineHeight, measureIn, wrap } from '../charts/text.js';
import { blockRows } from './blockNames.js';
import { NUMBER_SIZE, boxAround, drawNumber, type Names } from './numbers.js';
import { releases, type PlanPanel } from './panels.js';

/** A row under a plan: what a label on it stands for. */
export interface Row {
  readonly label?: string;
  readonly names?: Names;
  readonly lines: readonly string[];
  /** The lines stand side by side at this distance, not one below another. */
  readonly across?: number;
}

/** More rows of a kind than this are told in the workbook only. */
const MOST = 8;
const INDENT = 44;
const ROW = lineHeight(SIZES.text);
const GAP = 5;

/** What a plan's labels stand for: parcels, blocks by the year they empty, pieces dropped and why, constraints by kind. */
export function rowsOf(figure: SitePlanFigure, panel: PlanPanel, width: number): Row[] {
  const measure = measureIn(SIZES.text);
  const row = (text: string, label?: string, names?: Names, most = 2): Row => ({
    lines: wrap(text, width - (label === undefined ? 0 : INDENT), most, measure),
    ...(label === undefined ? {} : { label }),
    ...(names === undefined ? {} : { names }),
  });
  const parcels = panel.parcels.map((parcel, index) => {
    const when = parcel.yearLabel === null ? 'not free by the horizon' : `free in ${parcel.yearLabel}`;
    const access = parcel.needsAccess ? '; needs an access, costed' : '';
    const areas = `${formatHectares(parcel.areaM2)} gross developable, ${formatHectares(parcel.netM2)} net of shared land and roads`;
    return row(`${areas}; ${when}${access}`, parcelLabel(index), 'parcel');
  });
  const dropped = panel.dropped.map(({ areaM2, why }) => row(`Dropped, ${formatWhole(areaM2)} m². ${why}`));
  const kinds = kindsOf(figure.constraints).map((each) => row(each.text, each.label, 'constraint'));
  return [
    ...some(parcels, 'parcels', row),
    ...(panel.balance === undefined
      ? []
      : [row(balanceText(panel.balance, panel.states.includes('emptied')), undefined, undefined, 3)]),
    ...blockRows(figure, panel, width).map((each) =>
      'text' in each ? row(each.text, undefined, undefined, 5) : { lines: each.cells, across: each.across },
    ),
    ...some(dropped, 'dropped pieces', row),
    ...some(kinds, 'kinds of constraint', row),
    ...(panel.whyNone === undefined || !releases(panel) ? [] : [row(panel.whyNone, undefined, undefined, 4)]),
  ];
}

/** How the released land comes down to parcels: that of the emptied blocks, or land on which none stands, or both. */
function balanceText(
  { cellsM2, withoutBlocksM2, setbacksM2, constrainedM2, droppedM2, parcelsM2 }: PlanBalance,
  anyEmptied: boolean,
): string {
  const less = [
    ['setbacks round what stays', setbacksM2],
    ['hard constraints', constrainedM2],
    ['pieces dropped', droppedM2],
  ] as const;
  const taken = less.filter(([, area]) => area >= 1).map(([what, area]) => `${what} ${formatHectares(area)}`);
  const minus = taken.length === 0 ? '' : `, less ${taken.join(', ')}`;
  const apart = `, of it ${formatHectares(withoutBlocksM2)} that no block holds`;
  const whose = !anyEmptied
    ? 'Released land, on which no block stands,'
    : withoutBlocksM2 < 1
      ? 'Land of the emptied blocks'
      : 'Released land';
  const both = anyEmptied && withoutBlocksM2 >= 1 ? apart : '';
  return `${whose} ${formatHectares(cellsM2)}${both}${minus}: parcels ${formatHectares(parcelsM2)}.`;
}

export function parcelLabel(index: number): string {
  return `P${index + 1}`;
}

function some(rows: readonly Row[], what: string, row: (text: string) => Row): Row[] {
  const left = rows.length - MOST;
  return left > 0 ? [...rows.slice(0, MOST), row(`${left} more ${what}: see the workbook.`)] : [...rows];
}

/** Constraints of one kind share a letter. */
export interface ConstraintKind {
  readonly label: string;
  readonly text: string;
  readonly members: readonly PlanConstraint[];
}

export function kindsOf(constraints: readonly PlanConstraint[]): ConstraintKind[] {
  const groups = new Map<string, PlanConstraint[]>();
  for (const each of constraints) {
    const key = `${each.kind} (${each.hard ? 'hard' : 'soft'})`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups].map(([kind, members], index) => ({
    label: letter(index),
    text: `${kind}: ${members.map(named).join('; ')}`,
    members,
  }));
}

function named({ label, bufferM, areaM2 }: PlanConstraint): string {
  const buffer = bufferM === 0 ? '' : ` with ${formatWhole(bufferM)} m round it`;
  return `${label}${buffer}, ${formatHectares(areaM2)}`;
}

/** A … Z, then AA, AB, …. */
function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}

function heightOf({ lines, across }: Row): number {
  return across === undefined ? lines.length * ROW + GAP : ROW + 3;
}

export function rowsHeight(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + heightOf(row), 0);
}

/** Draws rows from their top left corner. */
export function drawRows(pen: Pen, rows: readonly Row[], x: number, y: number): void {
  pen.save();
  let top = y;
  for (const row of rows) {
    const { label, names, lines, across } = row;
    if (label !== undefined && names !== undefined) {
      const width = measureIn(NUMBER_SIZE, 'bold')(label);
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      drawNumber(pen, { text: label, names, box: boxAround([x + INDENT / 2 - 4, top + ROW / 2 - 1], width, names) });
    }
    pen.font = fontOf(SIZES.text);
    pen.fillStyle = INK;
    pen.textAlign = 'left';
    pen.textBaseline = 'top';
    lines.forEach((line, index) => {
      if (across === undefined) pen.fillText(line, label === undefined ? x : x + INDENT, top + index * ROW);
      else pen.fillText(line, x + index * across, top);
    });
    top += heightOf(row);
  }
  pen.restore();
}
