import { areaM2 } from '../../land/index.js';
import type { Problem } from '../../problems/index.js';
import type { Figure, Figures } from './figures.js';
import { said, warning } from './oddity.js';
import type { Block, SiteMap } from '../site/site.js';

/** Acres in a hectare: figures apart by this were one typed for the other. */
const ACRES_A_HECTARE = 2.471;
const ABOUT = 0.03;
/** Figures to the nearest thousand may add up to so much more. */
const ROUNDING = 0.01;

/** METHOD 4, bad input: the map and the estates return differ by more than 5%. */
export function boundaryOffSiteArea(figures: Figures, map: SiteMap | undefined): Problem[] {
  const area = figures.single('site_area', 'm2');
  if (area === undefined || map === undefined || Math.abs(map.areaM2 / area.value - 1) <= 0.05) return [];
  const found = `the boundary holds ${said(map.areaM2 / 10_000)} ha, where the site’s area is given as ${said(area.value / 10_000)} ha`;
  const times = Math.max(map.areaM2 / area.value, area.value / map.areaM2);
  const isAcres = Math.abs(times / ACRES_A_HECTARE - 1) <= ABOUT;
  const right = isAcres
    ? `One is ${said(times)} times the other: acres were written for hectares, or hectares for acres`
    : 'Hectares and acres? Or the boundary is of another year';
  return [warning(area, found, right)];
}

/** Land drawn as surplus beyond what the estates return declares. */
export function moreSurplusThanReturned(figures: Figures, map: SiteMap | undefined): Problem[] {
  if (map?.surplus === undefined) return [];
  const drawn = areaM2(map.surplus);
  const [place] = figures.members('constraint_area', 'm2').values();
  const returned = figures.single('surplus_land_returned', 'm2');
  if (returned === undefined) {
    const found = `${said(drawn / 10_000)} ha are drawn as surplus, and no surplus_land_returned is given`;
    return place === undefined ? [] : [warning(place, found, 'Give what the estates return has, to compare')];
  }
  if (drawn <= returned.value * (1 + ABOUT)) return [];
  const found = `${said(drawn / 10_000)} ha are drawn as surplus, where the estates return has ${said(returned.value / 10_000)} ha`;
  return [warning(returned, found, 'Who declared the rest surplus?')];
}

/** The blocks' own running costs and backlogs are parts of the site's: more than the whole is another year's, or another unit's. */
export function blocksDearerThanTheSite(figures: Figures, map: SiteMap | undefined): Problem[] {
  if (map === undefined) return [];
  const sum = (cost: (block: Block) => number): number => map.blocks.reduce((total, each) => total + cost(each), 0);
  const risks = (block: Block): number => Object.values(block.backlog ?? {}).reduce((total, each) => total + each, 0);
  const shares = figures.members('running_cost_floor_share', '1');
  const followsFloor = (line: string): number => shares.get(line)?.value ?? 1;
  const running = totalOf(figures.members('running_cost', 'realGBP/year'), followsFloor);
  const backlog = totalOf(figures.members('backlog', 'realGBP'), () => 1);
  return [
    ...dearer(figures, 'block_running_cost', {
      parts: sum(({ runningCostGbp = 0 }) => runningCostGbp),
      whole: running,
    }),
    ...dearer(figures, 'block_backlog', { parts: sum(risks), whole: backlog }),
  ];
}

const WHAT = {
  block_running_cost: ['the running costs of the blocks', 'the site’s running cost that follows floor is'],
  block_backlog: ['the backlogs of the blocks', 'the site’s backlog is'],
} as const;

function dearer(
  figures: Figures,
  name: keyof typeof WHAT,
  { parts, whole }: { readonly parts: number; readonly whole: number | undefined },
): Problem[] {
  const [place] = figures.members(name, name === 'block_backlog' ? 'realGBP' : 'realGBP/year').values();
  if (place === undefined || whole === undefined || parts <= whole * (1 + ROUNDING)) return [];
  const [blocks, site] = WHAT[name];
  const found = `${blocks} add up to £${said(parts)}, where ${site} £${said(whole)}`;
  return [warning(place, found, 'Parts cannot be more than the whole: another year, or £m for £?')];
}

/** Undefined where the site gives none. */
function totalOf(members: ReadonlyMap<string, Figure>, share: (member: string) => number): number | undefined {
  if (members.size === 0) return undefined;
  return [...members].reduce((total, [member, { value }]) => total + value * share(member), 0);
}

export function blocksOffFloorArea(figures: Figures, map: SiteMap | undefined): Problem[] {
  const area = figures.single('gross_internal_area', 'm2');
  if (area === undefined || map === undefined) return [];
  const sum = map.blocks.reduce((total, { floorAreaM2 }) => total + floorAreaM2, 0);
  const apart = Math.abs(sum / area.value - 1);
  if (apart <= 0.01) return [];
  const found = `the floor areas of the blocks add up to ${said(sum)} m², where the gross internal area is ${said(area.value)} m²`;
  return [
    {
      ...warning(area, found, 'External areas for internal ones? Or a block is missing'),
      severity: apart > 0.05 ? 'error' : 'warning',
    },
  ];
}
