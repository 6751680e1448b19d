import type { Pen } from '../charts/canvas.js';
import type { BlockState, SitePlanFigure } from '../../report/land/index.js';
import { formatHectares, formatWhole } from '../../words/labels/index.js';
import { INK, SIZES, fontOf } from '../charts/palette.js';
import { lineHeight, measureIn } from '../charts/text.js';
import { releases, type PlanPanel } from './panels.js';
import { BLOCKS, DROPPED, HARD, PARCEL, RETAINED, ROAD, SOFT, SURPLUS, drawArea, type AreaStyle } from './styles.js';
import { ringOf } from './frame.js';

interface Entry {
  readonly style?: AreaStyle | typeof ROAD;
  readonly text: string;
}

const SWATCH = 26;
const GAP = 22;
const ROW = lineHeight(SIZES.text) + 4;
const STATES: readonly BlockState[] = ['kept', 'emptied', 'pfi', 'fixed'];
const WORDS: Readonly<Record<BlockState, string>> = {
  kept: 'Kept',
  emptied: 'Emptied',
  pfi: 'PFI, kept',
  fixed: 'Listed or fixed, kept',
};

/** The key of a panel: each kind of block with its floor area, land, and what else is drawn; broken over rows. */
export function keyRows(figure: SitePlanFigure, panel: PlanPanel, width: number): Entry[][] {
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const entry of [...blockEntries(panel), ...landEntries(figure, panel)]) {
    if (used + widthOf(entry) > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1]?.push(entry);
    used += widthOf(entry) + GAP;
  }
  return rows;
}

export function keyHeight(rows: readonly unknown[]): number {
  return rows.length * ROW;
}

/** Draws a key from its top left corner. */
export function drawKey(pen: Pen, rows: readonly (readonly Entry[])[], x: number, y: number): void {
  pen.save();
  pen.font = fontOf(SIZES.text);
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  rows.forEach((row, index) => {
    let left = x;
    for (const entry of row) {
      drawEntry(pen, entry, left, y + index * ROW + ROW / 2);
      left += widthOf(entry) + GAP;
    }
  });
  pen.restore();
}

function drawEntry(pen: Pen, { style, text }: Entry, x: number, middle: number): void {
  if (style === ROAD) {
    pen.fillStyle = ROAD.outline;
    pen.fillRect(x, middle - ROAD.outlineWidth / 2, SWATCH, ROAD.outlineWidth);
  } else if (style !== undefined) drawArea(pen, [ringOf({ x, y: middle - 8, width: SWATCH, height: 16 })], style);
  pen.fillStyle = INK;
  pen.fillText(text, style === undefined ? x : x + SWATCH + 8, middle);
}

function blockEntries({ states, floorAreaM2 }: PlanPanel): Entry[] {
  return STATES.flatMap((state): Entry[] => {
    const count = states.filter((one) => one === state).length;
    if (count === 0) return [];
    const area = formatWhole(floorAreaM2[state]);
    return [
      { style: BLOCKS[state], text: `${WORDS[state]}: ${count} block${count === 1 ? '' : 's'}, ${area} m² floor` },
    ];
  });
}

function landEntries({ constraints, roads, retained, surplus }: SitePlanFigure, panel: PlanPanel): Entry[] {
  const { parcels, dropped, landReleasedM2 } = panel;
  const nothing = !releases(panel) && landReleasedM2 === 0;
  const drawn: [boolean, Entry][] = [
    [parcels.length > 0, { style: PARCEL, text: 'Parcel' }],
    [dropped.length > 0, { style: DROPPED, text: 'Dropped' }],
    [constraints.some(({ hard }) => hard), { style: HARD, text: 'Constraint, hard' }],
    [constraints.some(({ hard }) => !hard), { style: SOFT, text: 'Constraint, soft' }],
    [roads.length > 0, { style: ROAD, text: 'Adopted road' }],
    [retained !== undefined, { style: RETAINED, text: 'Zone to keep' }],
    [surplus !== undefined, { style: SURPLUS, text: 'Surplus by a source' }],
  ];
  return [
    ...drawn.flatMap(([isDrawn, entry]) => (isDrawn ? [entry] : [])),
    {
      text: nothing ? 'No block emptied; land released: 0 ha' : `Land released: ${formatHectares(landReleasedM2)}`,
    },
  ];
}

function widthOf({ style, text }: Entry): number {
  return measureIn(SIZES.text)(text) + (style === undefined ? 0 : SWATCH + 8);
}
