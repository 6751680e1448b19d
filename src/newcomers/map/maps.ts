import { areaM2 } from '../../land/index.js';
import { readGeoJson } from '../../land/maps/index.js';
import { UserError, type Problem } from '../../problems/index.js';
import { extractFeatures } from '../extract.js';
import { latest, type Gathered } from '../gathered.js';
import { sameName } from '../names.js';
import { amount, tell, type Pieces } from '../pieces.js';
import { drawSite } from './drawSite.js';
import type { MapInHand } from './mapInHand.js';
import { drawRegisterSite } from './registerSite.js';
import type { RegisterInHand } from './registerInHand.js';
import { drawPlainSite, type PlainBlock, type PlainSite } from './plainSite.js';

/** Above it, outlines that are held are a part of a hospital's buildings and not all of them. */
const MOST_STOREYS = 8;
const MOST_BLOCKS = 40;
const LEAST_BLOCK_M2 = 100;
const AGES = [
  ...(['built_2025', 'built_2015', 'built_2005', 'built_1995', 'built_1985'] as const),
  ...(['built_1975', 'built_1965', 'built_1955', 'built_1948', 'built_before'] as const),
];
const AGE_WORDS: Readonly<Record<(typeof AGES)[number], string>> = {
  built_2025: 'Built from 2025',
  built_2015: 'Built 2015 to 2024',
  built_2005: 'Built 2005 to 2014',
  built_1995: 'Built 1995 to 2004',
  built_1985: 'Built 1985 to 1994',
  built_1975: 'Built 1975 to 1984',
  built_1965: 'Built 1965 to 1974',
  built_1955: 'Built 1955 to 1964',
  built_1948: 'Built 1948 to 1954',
  built_before: 'Built before 1948',
};

/** The two maps of a new folder, and how they were had. */
export interface MadeMaps {
  /** By their names in the folder. */
  readonly files: ReadonlyMap<string, Buffer | string>;
  /** Whether outlines were had, and not squares drawn. */
  readonly isTraced: boolean;
  /** Whether they are OpenStreetMap's, which are under a licence of their own. */
  readonly isOpenStreetMap: boolean;
  /** In a sentence, for the folder's README. */
  readonly how: string;
}

/** Maps that the user has in hand. */
export interface MapsInHand {
  readonly buildings?: MapInHand | undefined;
  readonly boundary?: MapInHand | undefined;
  /** Without buildings a square is drawn for each of its rows. */
  readonly register?: RegisterInHand | undefined;
}

/**
 * The maps of a hospital: those in hand as they are; else outlines, in hand without anything of blocks or OpenStreetMap's, where they
 * can be the whole hospital; else squares by the return's age bands.
 */
export function mapsOf(
  pieces: Pieces,
  gathered: Gathered,
  siteAreaM2: number,
  { buildings, boundary, register }: MapsInHand,
): MadeMaps {
  const [driving] = gathered.estates;
  const floorAreaM2 = Math.round(amount(driving.piece, driving.own, 'floor') ?? 0);
  const pfiFloor = latest(gathered.pfi, 'floor_pfi');
  const source = `${driving.piece.ofReturn.called} ${driving.piece.printed}, site ${gathered.code}`;
  const published = { floorAreaM2, siteAreaM2, source, pfiFloorAreaM2: Math.min(floorAreaM2, pfiFloor?.amount ?? 0) };
  if (register !== undefined && buildings === undefined) {
    const { boundary: around, buildings: squares } = drawRegisterSite(
      register.rows,
      register.called,
      siteOf(pieces, gathered, published),
    );
    return {
      files: new Map<string, Buffer | string>([
        ...(boundary?.files ?? [['boundary.geojson', around] as const]),
        ['buildings.geojson', squares],
        [register.file, register.bytes],
      ]),
      ...{ isTraced: false, isOpenStreetMap: false },
      how: `a square at no known place for each of the ${register.rows.length} rows of ${register.called} (illustrative), which says what it is`,
    };
  }
  const given = buildings?.outlines(gathered.code);
  const outlines = given === undefined ? undefined : buildings?.called;
  const traced = given === undefined ? outlinesOf(pieces, gathered.code) : measured(given);
  const wrong = traced === undefined ? 'no outline of its buildings is held' : whyNot(traced, published);
  const drawn =
    traced !== undefined && wrong === undefined ? drawSite(traced.text, { ...published, outlines }, []) : undefined;
  if (given !== undefined && drawn === undefined)
    throw new UserError(
      `${buildings?.called ?? 'The outlines'} cannot be the hospital’s: ${wrong ?? 'it has no outline that can be read'}`,
    );
  const made = drawn ?? drawPlainSite(plainSite(pieces, gathered, published));
  const asItIs = buildings !== undefined && given === undefined ? buildings.files : undefined;
  const kept = given ?? traced?.text ?? '';
  return {
    files: new Map<string, Buffer | string>([
      ...(boundary?.files ?? [['boundary.geojson', made.boundary] as const]),
      ...(asItIs ?? [['buildings.geojson', made.buildings] as const]),
      ...(register === undefined ? [] : [[register.file, register.bytes] as const]),
      ...(drawn === undefined || asItIs !== undefined
        ? []
        : [[`sources/${given === undefined ? 'osm_buildings' : 'outlines'}.geojson`, kept] as const]),
    ]),
    isTraced: drawn !== undefined || asItIs !== undefined,
    isOpenStreetMap: drawn !== undefined && given === undefined && asItIs === undefined,
    how: howOf(gathered, {
      blocks: drawn?.blocks.length,
      called: buildings?.called,
      isAsItIs: asItIs !== undefined,
      wrong,
    }),
  };
}

function howOf(
  { name }: Gathered,
  {
    blocks,
    called,
    isAsItIs,
    wrong,
  }: { blocks: number | undefined; called: string | undefined; isAsItIs: boolean; wrong: string | undefined },
): string {
  if (isAsItIs) return `${called ?? ''}, as it is`;
  if (blocks !== undefined)
    return `${blocks} outlines of ${called ?? 'OpenStreetMap'}, verbatim; floor areas by footprint, and which blocks are PFI, are illustrative`;
  return `squares at no known place, by ${name}’s age bands (illustrative): ${wrong ?? 'its outlines cannot be drawn'}`;
}

interface Traced {
  readonly text: string;
  readonly footprintM2: number;
}

function outlinesOf(pieces: Pieces, code: string): Traced | undefined {
  for (const piece of pieces.of('osm-buildings')) {
    const text = extractFeatures(piece.text(), code);
    const traced = measured(text);
    if (traced !== undefined) return traced;
  }
  return undefined;
}

function measured(text: string): Traced | undefined {
  const problems: Problem[] = [];
  const shapes = readGeoJson(text, 'outlines', problems)?.features.map(({ shape }) => shape) ?? [];
  return shapes.length === 0 ? undefined : { text, footprintM2: shapes.reduce((sum, shape) => sum + areaM2(shape), 0) };
}

function whyNot(
  { text, footprintM2 }: Traced,
  { floorAreaM2, siteAreaM2, source }: { floorAreaM2: number; siteAreaM2: number; source: string },
): string | undefined {
  if (floorAreaM2 / footprintM2 > MOST_STOREYS)
    return `the outlines that are held cover ${Math.round(footprintM2)} m² for ${floorAreaM2} m² of floor, so most buildings are missing`;
  try {
    const drawn = drawSite(text, { floorAreaM2, siteAreaM2, source, pfiFloorAreaM2: 0 }, []);
    return drawn === undefined ? 'the outlines that are held cannot be drawn' : undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `the outlines that are held need more ground than the ${siteAreaM2 / 10_000} ha of the return`;
  }
}

function plainSite(
  pieces: Pieces,
  gathered: Gathered,
  published: { floorAreaM2: number; siteAreaM2: number; pfiFloorAreaM2: number; source: string },
): PlainSite {
  return { ...siteOf(pieces, gathered, published), blocks: blocksOf(gathered, published) };
}

function siteOf(
  pieces: Pieces,
  gathered: Gathered,
  published: { floorAreaM2: number; siteAreaM2: number; source: string },
): Omit<PlainSite, 'blocks'> {
  const footprint = latest(gathered.estates, 'footprint');
  const place = placeOf(pieces, gathered.name);
  return {
    ...published,
    ...(footprint === undefined ? {} : { footprintM2: footprint.amount }),
    ...(place === undefined ? {} : { place }),
  };
}

/** A block for each age band, those of PFI apart; split evenly where the return counts more buildings than bands. */
function blocksOf(
  { estates: [driving] }: Gathered,
  { floorAreaM2, pfiFloorAreaM2 }: { floorAreaM2: number; pfiFloorAreaM2: number },
): PlainBlock[] {
  const bands = AGES.flatMap((age) => {
    const percent = amount(driving.piece, driving.own, age) ?? 0;
    return percent > 0 ? [{ age, percent }] : [];
  });
  const pfiShare = floorAreaM2 === 0 ? 0 : pfiFloorAreaM2 / floorAreaM2;
  const counted = amount(driving.piece, driving.own, 'buildings') ?? bands.length;
  const each = Math.max(
    1,
    Math.min(Math.round(MOST_BLOCKS / Math.max(1, bands.length)), Math.round(counted / Math.max(1, bands.length))),
  );
  const total = bands.reduce((sum, { percent }) => sum + percent, 0);
  const owned = (bands.length === 0 ? [{ age: undefined, percent: 1 }] : bands).flatMap(({ age, percent }) =>
    Array.from({ length: each }, (_, index): PlainBlock => ({
      id: `${age ?? 'buildings'}${each > 1 ? `_${index + 1}` : ''}`,
      name: `${age === undefined ? 'Buildings' : AGE_WORDS[age]}${each > 1 ? `, ${index + 1}` : ''}`,
      share: ((1 - pfiShare) * percent) / (total || 1) / each,
      tenure: 'owned',
      why: age === undefined ? 'the return gives no age bands' : `${percent}% of the floor by the return’s age bands`,
    })),
  );
  const pfi: PlainBlock[] =
    pfiShare === 0
      ? []
      : [{ id: 'pfi_buildings', name: 'PFI buildings', share: pfiShare, tenure: 'pfi', why: 'floor of the PFI sheet' }];
  // A sliver of an age band is no building: its floor goes with the largest.
  const all = [...owned, ...pfi];
  const kept = all.filter(({ share, tenure }) => tenure === 'pfi' || share * floorAreaM2 >= LEAST_BLOCK_M2);
  const lost = all.filter((each) => !kept.includes(each)).reduce((sum, { share }) => sum + share, 0);
  const [largest] = [...(kept.length > 0 ? kept : all)].sort((a, b) => b.share - a.share);
  return (kept.length > 0 ? kept : all.slice(0, 1)).map((each) =>
    each === largest ? { ...each, share: each.share + lost } : each,
  );
}

function placeOf(pieces: Pieces, name: string): PlainSite['place'] {
  for (const piece of pieces.of('hospital-points')) {
    const found = piece.rows.rows.filter((row) => sameName(tell(piece, row, 'name'), name));
    const [row] = found;
    if (row === undefined || found.length > 1) continue;
    const [longitude, latitude] = [amount(piece, [row], 'longitude'), amount(piece, [row], 'latitude')];
    if (longitude !== undefined && latitude !== undefined)
      return {
        longitude,
        latitude,
        source: `its middle is where ${piece.ofReturn.called} has ${tell(piece, row, 'name')}`,
      };
  }
  return undefined;
}
