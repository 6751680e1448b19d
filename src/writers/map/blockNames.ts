import type { BlockState, PlanBlock, SitePlanFigure } from '../../report/land/index.js';
import { SIZES } from '../charts/palette.js';
import { fit, measureIn, plain } from '../charts/text.js';
import type { PlanPanel } from './panels.js';

/** Text that runs on, or entries in columns. */
export type BlockRow = { readonly text: string } | { readonly cells: readonly string[]; readonly across: number };

interface Named extends PlanBlock {
  readonly state: BlockState;
  readonly year: string | null;
}

/** A site of more blocks than this has no room for the names of those that merely stay. */
const MOST_NAMED = 20;
/** More entries of a kind than this are told in the workbook only. */
const MOST_CELLS = 30;
const COLUMN = 300;

/** What the numbers on the blocks stand for: those emptied with their years, then the others where they have names. */
export function blockRows({ blocks }: SitePlanFigure, { states, years }: PlanPanel, width: number): BlockRow[] {
  const all = blocks
    .map((block, index): Named => ({ ...block, state: states[index] ?? 'kept', year: years[index] ?? null }))
    .sort((one, other) => Number(one.label) - Number(other.label));
  const emptied = all.filter(({ state }) => state === 'emptied');
  if (all.every(({ name }) => name === undefined))
    return emptied.length === 0 ? [] : [{ text: numbersByYear(emptied) }];
  const others = all.filter(
    ({ state, name }) => state !== 'emptied' && name !== undefined && (all.length <= MOST_NAMED || state !== 'kept'),
  );
  const fixed = others.some(({ state }) => state === 'fixed') ? ' (fixed: listed, or not to be emptied)' : '';
  return [
    ...inColumns('Blocks emptied, and the year:', emptied, width),
    ...inColumns(`Blocks that stay${fixed}:`, others, width),
  ];
}

/** "Emptied: blocks 3 and 5 in 2021/22; block 12 in 2026/27." */
function numbersByYear(emptied: readonly Named[]): string {
  const byYear = new Map<string, string[]>();
  for (const { year, label } of [...emptied].sort((one, other) => compare(one.year, other.year)))
    byYear.set(year ?? '', [...(byYear.get(year ?? '') ?? []), label]);
  const parts = [...byYear].map(
    ([year, labels]) =>
      `${labels.length === 1 ? 'block' : 'blocks'} ${listed(labels)}${year === '' ? '' : ` in ${year}`}`,
  );
  return `Emptied: ${parts.join('; ')}.`;
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;
}

function listed(labels: readonly string[]): string {
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1) ?? ''}`;
}

/** A caption and the blocks below it, in as many columns as the width holds. */
function inColumns(caption: string, blocks: readonly Named[], width: number): BlockRow[] {
  if (blocks.length === 0) return [];
  const columns = Math.max(1, Math.floor(width / COLUMN), width >= 440 ? 2 : 1);
  const across = width / columns;
  const cells = blocks.slice(0, MOST_CELLS).map((block) => cellOf(block, across - 14));
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => ({
    cells: cells.slice(row * columns, (row + 1) * columns),
    across,
  }));
  const left = blocks.length - MOST_CELLS;
  return [{ text: caption }, ...rows, ...(left > 0 ? [{ text: `${left} more blocks: see the workbook.` }] : [])];
}

/** "5 Stores and catering, 2017/18": a name too long is cut, never its year. */
function cellOf({ label, name, state, year }: Named, width: number): string {
  const measure = measureIn(SIZES.text);
  const after =
    state === 'emptied' ? (year === null ? '' : `, ${plain(year)}`) : state === 'kept' ? '' : `, ${WORDS[state]}`;
  const title = name === undefined ? `Block ${label}` : `${label} ${name}`;
  // Names and years come from the site's folder: neither may be wider than the column.
  return fit(`${fit(title, Math.max(width - measure(after), width / 3), measure)}${after}`, width, measure);
}

const WORDS = { pfi: 'PFI', fixed: 'fixed' } as const;
