import { areaM2 } from '../../land/index.js';
import type { Problem } from '../../problems/index.js';
import type { Block } from '../site/site.js';
import { members, single, type Figure } from './figures.js';
import { rule, said, warning } from './oddity.js';

/** Acres in a hectare: figures apart by this were one typed for the other. */
const ACRES_A_HECTARE = 2.471;
const ABOUT = 0.03;
/** METHOD 4: a site's area is bad input where the map differs from the return by more. */
const BAD_INPUT = 0.05;
/** An area on the National Grid is so much off that on the ground: a return measured there may say either. */
const PROJECTION = 0.001;
/** Sums of decimals are a little off. */
const DECIMALS = 1e-9;
/** Figures to the nearest thousand may add up to so much more. */
const ROUNDING = 0.01;

/** The blocks share out the area: which of the two is right, only the hospital knows. */
const MEND_FLOOR = 'Mend floor_area_m2 of the blocks or gross_internal_area here, so that they are within 5%';

const surplus = single('surplus_land_returned', 'm2');

/** What is odd between the maps and an estates return. */
export const MAP = [
  rule({
    // METHOD 4, bad input: the map and the estates return differ by more than 5%. What the return's own rounding explains is no news.
    id: 'boundary_off_site_area',
    reads: { area: single('site_area', 'm2') },
    says: ({ area }, { map }) => {
      if (area === undefined || map === undefined) return [];
      const apart = Math.abs(map.areaM2 - area.value);
      const share = apart / area.value;
      const explained = Math.max(PROJECTION * area.value, Math.min(area.rounding ?? 0, BAD_INPUT * area.value));
      if (apart <= explained * (1 + DECIMALS)) return [];
      const digits = Math.round(map.areaM2 / 100) === Math.round(area.value / 100) ? 4 : 2;
      const [drawn, given] = [map.areaM2, area.value].map((each) => said(each / 10_000, digits));
      const found = `the boundary holds ${drawn ?? ''} ha, where the site’s area is given as ${given ?? ''} ha`;
      const times = Math.max(map.areaM2 / area.value, area.value / map.areaM2);
      const isAcres = Math.abs(times / ACRES_A_HECTARE - 1) <= ABOUT;
      const right = isAcres
        ? `One is ${said(times)} times the other: acres were written for hectares, or hectares for acres`
        : share <= BAD_INPUT
          ? `${percentOf(share)} apart, and more than the rounding of what is given: is the boundary of the same year, and does it hold the same land? Land is measured within the boundary: redraw it, or mend site_area here`
          : 'Hectares and acres? Or the boundary is of another year';
      return [warning(area, found, right)];
    },
  }),
  rule({
    id: 'blocks_off_floor_area',
    reads: { area: single('gross_internal_area', 'm2') },
    says: ({ area }, { map }) => {
      if (area === undefined || map === undefined) return [];
      const sum = map.blocks.reduce((total, { floorAreaM2 }) => total + floorAreaM2, 0);
      const apart = Math.abs(sum / area.value - 1);
      if (apart <= 0.01) return [];
      const found = `the floor areas of the blocks add up to ${said(sum)} m², where the gross internal area is ${said(area.value)} m²`;
      const why =
        sum > area.value
          ? 'external areas for internal ones, a block too many, or floor built or taken over since'
          : 'a block or a storey is missing, or the area holds floor that is not drawn';
      const odd = warning(area, found, `${percentOf(apart)} apart: ${why}? ${MEND_FLOOR}`);
      return [{ ...odd, severity: apart > 0.05 ? 'error' : 'warning' }];
    },
  }),
  rule({
    // Land drawn as surplus beyond what the estates return declares.
    id: 'more_surplus_than_returned',
    reads: { surplus, drawn: members('constraint_area', 'm2') },
    says: ({ surplus: returned, drawn: constraints }, { map }) => {
      if (map?.surplus === undefined) return [];
      const drawn = areaM2(map.surplus);
      const [place] = constraints.values();
      if (returned === undefined) {
        const found = `${said(drawn / 10_000)} ha are drawn as surplus, and no ${surplus.name} is given`;
        return place === undefined ? [] : [warning(place, found, 'Give what the estates return has, to compare')];
      }
      if (drawn <= returned.value * (1 + ABOUT)) return [];
      const found = `${said(drawn / 10_000)} ha are drawn as surplus, where the estates return has ${said(returned.value / 10_000)} ha`;
      return [warning(returned, found, 'Who declared the rest surplus?')];
    },
  }),
  rule({
    // The blocks' own running costs and backlogs are parts of the site's: more than the whole is another year's, or another unit's.
    id: 'blocks_dearer_than_the_site',
    reads: {
      shares: members('running_cost_floor_share', '1'),
      running: members('running_cost', 'realGBP/year'),
      backlog: members('backlog', 'realGBP'),
      ofBlocks: members('block_running_cost', 'realGBP/year'),
      backlogOfBlocks: members('block_backlog', 'realGBP'),
    },
    says: ({ shares, running, backlog, ofBlocks, backlogOfBlocks }, { map }) => {
      if (map === undefined) return [];
      const sum = (cost: (block: Block) => number): number => map.blocks.reduce((total, each) => total + cost(each), 0);
      const risks = (block: Block): number =>
        Object.values(block.backlog ?? {}).reduce((total, each) => total + each, 0);
      return [
        ...dearer(ofBlocks, ['the running costs of the blocks', 'the site’s running cost that follows floor is'], {
          parts: sum(({ runningCostGbp = 0 }) => runningCostGbp),
          whole: totalOf(running, (line) => shares.get(line)?.value ?? 1),
        }),
        ...dearer(backlogOfBlocks, ['the backlogs of the blocks', 'the site’s backlog is'], {
          parts: sum(risks),
          whole: totalOf(backlog, () => 1),
        }),
      ];
    },
  }),
];

function percentOf(share: number): string {
  return `${said(share * 100, 1)}%`;
}

function dearer(
  given: ReadonlyMap<string, Figure>,
  [blocks, site]: readonly [string, string],
  { parts, whole }: { readonly parts: number; readonly whole: number | undefined },
): Problem[] {
  const [place] = given.values();
  if (place === undefined || whole === undefined || parts <= whole * (1 + ROUNDING)) return [];
  const found = `${blocks} add up to £${said(parts)}, where ${site} £${said(whole)}`;
  return [warning(place, found, 'Parts cannot be more than the whole: another year, or £m for £?')];
}

/** Undefined where the site gives none. */
function totalOf(figures: ReadonlyMap<string, Figure>, share: (member: string) => number): number | undefined {
  if (figures.size === 0) return undefined;
  return [...figures].reduce((total, [member, { value }]) => total + value * share(member), 0);
}
