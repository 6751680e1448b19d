import { plansIn } from '../../decisions/index.js';
import { shortest } from '../../model/evaluate/index.js';
import type { Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import { answerFigures } from '../answers/figures.js';
import { memberLabelsOf } from '../memberLabels.js';

/** What emptying the blocks that a reader asked for would take: what must go elsewhere, and whether there is room for it and for the beds. m², £. */
export interface Emptied {
  readonly blocks: readonly { readonly id: string; readonly label: string; readonly floorM2: number }[];
  /** What stands in them, by function, and how much of it fits into no freed floor. */
  readonly functions: readonly { readonly label: string; readonly floorM2: number; readonly anewM2: number }[];
  readonly floorM2: number | null;
  /** Floor that must be free elsewhere for what can move, by the space standard. */
  readonly needsM2: number | null;
  /** Re-providing the rest, once. */
  readonly anewGbp: number | null;
  /** What they would be worth in present value, and their land fetch by fixed shares, if there were room in the year of full effect; and to whom. */
  readonly valueIfRoomGbp: number | null;
  readonly receiptIfRoomGbp: number | null;
  readonly toTheTrust: boolean;
  readonly roomYear: string;
  /** A ward's floor and beds; and the floor of inpatient wards in the blocks as so many wards. */
  readonly wardM2: number | null;
  readonly wardBeds: number | null;
  readonly wardsHeld?: number;
  /** When the last of them is empty; undefined where there never is floor for it. */
  readonly emptyBy?: string;
  readonly years: readonly EmptiedYear[];
  readonly against: BesidePlan;
}

/** A year's beds, which a block gives up to other floor and never loses, and its room for what stands in the blocks. */
export interface EmptiedYear {
  readonly year: string;
  readonly bedsOpen: number | null;
  readonly bedsNeeded: number | null;
  readonly closable: number | null;
  /** Wards closed so far in owned buildings, which free floor. */
  readonly wards: number | null;
  readonly freeM2: number | null;
  readonly lacksM2: number | null;
}

/** The set beside the one that Decant would choose, by the labels of blocks. */
export interface BesidePlan {
  readonly both: readonly string[];
  readonly asked: readonly string[];
  readonly chosen: readonly string[];
}

const WARDS = 'inpatient_wards';
const NEEDED = ['floorM2', 'needsM2', 'anewGbp', 'wardM2', 'wardBeds', 'valueIfRoomGbp', 'receiptIfRoomGbp'] as const;
const YEAR = ['bedsOpen', 'bedsNeeded', 'closable', 'wards', 'freeM2', 'lacksM2'] as const;

/** The set of an option's study as it was asked for, beside the plan of the same option as Decant chooses it; undefined for an option without a plan. */
export function emptiedOf(before: Study, after: Study, option: string): Emptied | undefined {
  const [chosen, asked] = [before, after].map((study) => plansIn(study.decided).get(option));
  if (asked === undefined) return undefined;
  const figures = answerFigures(after, option, shortest);
  const labels = memberLabelsOf(after);
  const labelOf = (id: string): string => labels['block']?.[id] ?? id;
  const { first, base, full, last } = figures.years;
  const placed = asked.choice.chosen.map(({ year }) => year);
  const lastEmptied = Math.max(...placed);
  const shown = [...new Set([base, full, ...(Number.isNaN(lastEmptied) ? [] : [first + lastEmptied]), last])];
  const functions = figures.members('blocks.moves').map((member) => ({
    label: labels['function']?.[member] ?? member,
    floorM2: figures.one('blocks.moves', 'floorM2', { member }) ?? NaN,
    anewM2: figures.one('blocks.moves', 'anewM2', { member }) ?? NaN,
  }));
  const needed = figures.all('blocks.needed', NEEDED);
  const wards = figures.one('blocks.moves', 'floorM2', { member: WARDS });
  const ids = (plan: typeof chosen): string[] => (plan?.blocks ?? []).map(({ id }) => id);
  const [ours, theirs] = [ids(asked), ids(chosen)];
  return {
    blocks: after.site.map.blocks
      .filter(({ id }) => ours.includes(id))
      .map(({ id, label, floorAreaM2 }) => ({ id, label, floorM2: floorAreaM2 })),
    functions: functions.filter(({ floorM2 }) => floorM2 > 0),
    ...needed,
    toTheTrust: figures.one('blocks.view', 'isTrustView') === 1,
    roomYear: printFinancialYear(full),
    ...(wards === null || needed.wardM2 === null || wards === 0 ? {} : { wardsHeld: wards / needed.wardM2 }),
    ...(Number.isNaN(lastEmptied) ? {} : { emptyBy: printFinancialYear(first + lastEmptied) }),
    years: shown
      .sort((a, b) => a - b)
      .map((year) => ({ year: printFinancialYear(year), ...figures.all('blocks.by_year', YEAR, { year }) })),
    against: {
      both: ours.filter((id) => theirs.includes(id)).map(labelOf),
      asked: ours.filter((id) => !theirs.includes(id)).map(labelOf),
      chosen: theirs.filter((id) => !ours.includes(id)).map(labelOf),
    },
  };
}
