import type { Pen } from '../canvas.js';
import type { BlockState } from '../figures.js';
import { formatHectares, formatWhole } from '../money.js';
import { INK, SIZES, fontOf } from '../palette.js';
import { lineHeight, measureIn } from '../text.js';
import { styleOf } from './blocks.js';
import { empties, type PlanPanel } from './panels.js';

interface Entry {
  readonly state?: BlockState;
  readonly text: string;
}

const SWATCH = 26;
const GAP = 22;
const ROW = lineHeight(SIZES.text) + 4;
const WORDS: Record<BlockState, string> = { kept: 'Kept', emptied: 'Emptied', pfi: 'PFI, kept' };

/** The key of a panel, with the floor area of each kind of block and the land that is released; broken over rows. */
export function keyRows(panel: PlanPanel, width: number): Entry[][] {
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const entry of entriesOf(panel)) {
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

function drawEntry(pen: Pen, { state, text }: Entry, x: number, middle: number): void {
  if (state !== undefined) {
    const { fill, outline, outlineWidth } = styleOf(state);
    pen.fillStyle = fill;
    pen.fillRect(x, middle - 8, SWATCH, 16);
    pen.strokeStyle = outline;
    pen.lineWidth = outlineWidth;
    pen.strokeRect(x, middle - 8, SWATCH, 16);
  }
  pen.fillStyle = INK;
  pen.fillText(text, state === undefined ? x : x + SWATCH + 8, middle);
}

function entriesOf(panel: PlanPanel): Entry[] {
  const states: BlockState[] = ['kept', 'emptied', 'pfi'];
  const blocks = states.flatMap((state): Entry[] => {
    const count = panel.states.filter((one) => one === state).length;
    if (count === 0) return [];
    const area = formatWhole(panel.floorAreaM2[state]);
    return [{ state, text: `${WORDS[state]}: ${count} block${count === 1 ? '' : 's'}, ${area} m² floor area` }];
  });
  const land = `Land released: ${formatHectares(panel.landReleasedM2)}`;
  return [
    ...blocks,
    { text: empties(panel) || panel.landReleasedM2 !== 0 ? land : 'No block emptied; land released: 0 ha' },
  ];
}

function widthOf({ state, text }: Entry): number {
  return measureIn(SIZES.text)(text) + (state === undefined ? 0 : SWATCH + 8);
}
