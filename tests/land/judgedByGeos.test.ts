import { expect, test } from 'vitest';
import { drawnSite } from '../../bench/shared/drawnSites.js';
import { cellsOf } from '../../src/land/cells/index.js';
import {
  areaM2,
  groundAreas,
  measureRelease,
  outsideM2,
  type LandSite,
  type Release,
  type ReleaseRules,
} from '../../src/land/index.js';
import type { Shape } from '../../src/land/shapes/index.js';
import { boundsOf } from '../../src/land/shapes/index.js';
import { constraint, exampleSite, METHOD_RULES, onGrid, rectangle, siteOf, sum } from './drawing.js';
import { describeJudged, judge, type Judged } from './shapely.js';

/** 0.05%, of what is taken over where the figure itself is small. */
const WITHIN = 0.0005;

interface Drawn {
  readonly site: LandSite;
  readonly emptied: readonly number[];
}

function expectNear(found: number, wanted: number, least: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(WITHIN * Math.max(wanted, least));
}

function expectAsJudged(drawn: readonly Drawn[], rules: ReleaseRules): void {
  const judged = judge(drawn, rules);
  expect(judged).toHaveLength(drawn.length);
  drawn.forEach(({ site, emptied }, index) => compare(site, emptied, rules, judged[index]));
}

function compare(site: LandSite, emptied: readonly number[], rules: ReleaseRules, judged: Judged | undefined): void {
  const found = measureRelease(site, emptied, rules);
  const wanted = judged ?? expect.fail('GEOS gave no answer');
  const least = wanted.cells / 100;
  expectNear(found.cellsM2, wanted.cells, 0);
  expectNear(areaM2(found.released), wanted.released, least);
  const developable = found.droppedM2 + sum(found.parcels.map((parcel) => parcel.areaM2));
  expectNear(developable, wanted.developable, least);
  expect(found.parcels).toHaveLength(wanted.parcels.length);
  found.parcels.forEach((parcel, place) => {
    expectNear(parcel.areaM2, wanted.parcels[place] ?? 0, 0);
    expect(parcel.blocks).toEqual(wanted.holds[place]);
    // GEOS takes a road's reach from a simplified line, and its ends and bends from chords.
    const frontage = wanted.frontages[place] ?? 0;
    expect(Math.abs(parcel.frontageM - frontage)).toBeLessThan(0.1 + 0.005 * frontage);
  });
  if (site.retained === undefined) compareOpen(site, found, wanted, least);
  wanted.taken.forEach((area, place) => expectNear(found.takenM2[place] ?? 0, area, least));
  if (site.retained === undefined)
    wanted.byBlock.forEach((area, place) => expectNear(found.releasedByBlockM2[place] ?? 0, area, least));
}

/** Open ground is off by the same chords as the land that it is part of, so that the tolerance is that land's. */
function compareOpen(site: LandSite, found: Release, wanted: Judged, least: number): void {
  groundAreas(site).openM2.forEach((area, block) => expectNear(area, wanted.open[block] ?? NaN, 100));
  wanted.openByBlock.forEach((area, place) =>
    expectNear(found.openByBlockM2[place] ?? NaN, area, Math.max(least, wanted.byBlock[place] ?? 0)),
  );
  found.parcels.forEach(({ openM2 }, parcel) =>
    openM2.forEach((area, place) =>
      expectNear(area, wanted.openParcels[parcel]?.[place] ?? NaN, wanted.parcels[parcel] ?? 0),
    ),
  );
}

describeJudged('measured as GEOS measures it', () => {
  test('METHOD 4.3’s site', () => {
    const site = siteOf({
      boundary: onGrid([0, 0, 600, 400]),
      constraints: [
        constraint('flood', onGrid([200, 0, 600, 100])),
        constraint('tpo', onGrid([550, 340, 590, 390])),
        constraint('listed', onGrid([300, 200, 400, 260])),
      ],
      retained: onGrid([0, 0, 200, 400]),
    });
    expectAsJudged([{ site, emptied: [] }], METHOD_RULES);
  });

  test('sites drawn at random, with roads and without', () => {
    const drawn = Array.from({ length: 120 }, (_, index): Drawn => {
      const { emptied, ...site } = drawnSite(1000 + index, { blocks: 4 + (index % 27), constraints: index % 11 });
      return { site: { ...site, cells: cellsOf(site.boundary, site.blocks) }, emptied };
    });
    expectAsJudged(drawn, METHOD_RULES);
    expectAsJudged(drawn.slice(0, 40), { ...METHOD_RULES, setbackM: 3.7, minimumParcelM2: 150, accessCosted: true });
  });

  test('blocks that reach over the boundary, as those of another coordinate system may: no ground outside is anybody’s', () => {
    const drawn = Array.from({ length: 40 }, (_, index): Drawn => {
      const { emptied, ...site } = drawnSite(4000 + index, { blocks: 4 + (index % 17), constraints: index % 7 });
      // Pulled in until walls stand over it: the boundary is cut to a rectangle some metres inside the outermost walls.
      const { west, south, east, north } = boundsOf(
        site.blocks.flatMap((block) => block.flatMap(({ outer }) => outer)),
      );
      const boundary = rectangle(west + 3, south + 4, east - 2, north - 1);
      return { site: { ...site, boundary, cells: cellsOf(boundary, site.blocks) }, emptied };
    });
    for (const { site } of drawn) {
      const out = site.blocks.filter((block) => outsideM2(block, site.boundary) > 0);
      expect(out.length).toBeGreaterThan(0);
      expect(sum(site.cells.map(areaM2))).toBeCloseTo(areaM2(site.boundary), 1);
      for (const cell of site.cells) expect(outsideM2(cell, site.boundary)).toBe(0);
      const { openM2, clearM2 } = groundAreas(site);
      for (const area of [...openM2, ...clearM2]) expect(area).toBeGreaterThanOrEqual(0);
    }
    expectAsJudged(drawn, METHOD_RULES);
    for (const { site, emptied } of drawn) {
      const { released } = measureRelease(site, emptied, METHOD_RULES);
      expect(outsideM2(released, site.boundary)).toBe(0);
    }
  });

  test('Stoke Mandeville, with a few blocks emptied and with many, and with land that is surplus', () => {
    const site = exampleSite('stoke-mandeville');
    const every = site.blocks.map((_, index) => index);
    const surplus: Shape = site.cells[20] ?? [];
    // A car park over the cells of several blocks, their walls and the surplus land.
    const { west, south, east, north } = boundsOf(site.boundary.flatMap(({ outer }) => outer));
    const [midX, midY] = [(west + east) / 2, (south + north) / 2];
    const onStoke = rectangle(midX - 100, midY - 60, midX + 90, midY + 70);
    expectAsJudged(
      [
        { site, emptied: [3] },
        { site, emptied: every.filter((index) => index % 3 === 0) },
        { site, emptied: every.filter((index) => index % 4 > 0) },
        { site, emptied: every },
        { site: { ...site, surplus }, emptied: [1, 2, 20] },
        { site: { ...site, surplus, parking: onStoke }, emptied: every.filter((index) => index % 4 > 0) },
      ],
      METHOD_RULES,
    );
  });
});
