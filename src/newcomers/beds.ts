import { printFinancialYear } from '../words/index.js';
import { UserError } from '../problems/index.js';
import { extractName } from './extracts.js';
import { floorABedOf } from './floorABed.js';
import { latest, type Cut, type Gathered } from './gathered.js';
import { amount, gapSaid, rowsOf, tell, type Piece, type Pieces } from './pieces.js';

/** The occupancy to which METHOD 1.4 sizes beds stands for today’s where nothing else is known. */
const OCCUPIED = 0.92;

/** A pool of beds as beds.csv has it. */
export interface PoolRow {
  readonly pool: string;
  readonly label: string;
  readonly available: number;
  readonly occupied: number;
  readonly period: string;
  readonly source: string;
  readonly status: 'measured' | 'published' | 'assumed' | 'illustrative';
  readonly inPfi: boolean;
}

export interface MadeBeds {
  readonly pools: readonly PoolRow[];
  /** Publications that are cited, to travel with the folder. */
  readonly cuts: readonly Cut[];
}

/**
 * Beds of a hospital: the trust's of its base year by KH03, shared among its sites by the last return that gave beds by site; else that
 * return's own; else, as an illustration, by floor. The part in a PFI is a pool of its own where a return counts it apart.
 */
export function bedsOf(pieces: Pieces, gathered: Gathered): MadeBeds {
  const bySite = latest(gathered.estates, 'beds_available');
  const shared = bySite === undefined ? undefined : byTrust(pieces, gathered, bySite.cut);
  if (shared === undefined) refuseUnused(pieces, gathered, bySite !== undefined);
  const whole = shared ?? (bySite === undefined ? byFloor(pieces, gathered) : byReturn(gathered, bySite.cut));
  return { pools: split(whole.pool, gathered, bySite?.cut), cuts: whole.cuts };
}

/** KH03 as it is published with both counts in one file, and with each in one of its own. */
const [BOTH, APART] = [
  ['kh03-quarters', 'kh03'],
  ['kh03-available', 'kh03-occupied'],
];

/** What a user gives is used, or he is told why it cannot be. */
function refuseUnused(pieces: Pieces, { trustCode, code }: Gathered, isShared: boolean): void {
  const inHand = [...BOTH, ...APART].flatMap((id) => pieces.of(id)).filter(({ isInHand }) => isInHand);
  const [one, other] = inHand;
  if (one === undefined) return;
  if (other === undefined && APART.includes(one.ofReturn.id))
    throw new UserError(`--kh03 cannot be used: ${one.ofReturn.title} has one of the two counts`, [
      'Give both files, of the available and of the occupied beds: --kh03 AVAILABLE.csv --kh03 OCCUPIED.csv',
    ]);
  const why = isShared
    ? `it has no beds of the trust ${trustCode}`
    : `it has beds by trust, and no return that is held gives those of ${code}, by which they could be shared`;
  throw new UserError(`--kh03 cannot be used: ${why}`, ['Leave it out, and write the site’s own beds into beds.csv']);
}

interface Whole {
  readonly pool: Omit<PoolRow, 'pool' | 'label' | 'inPfi'>;
  readonly cuts: readonly Cut[];
}

function byReturn(gathered: Gathered, cut: Cut): Whole {
  const { available, occupied, isCounted } = counted(cut);
  const where = `sources/${extractName(cut)}.csv row 2`;
  return {
    pool: {
      ...{ available, occupied, period: cut.piece.printed, status: isCounted ? 'measured' : 'illustrative' },
      source: `${isCounted ? '' : `Replace: no bed is returned as occupied; ${Math.round(OCCUPIED * 100)}% of those available stand (METHOD 1.4). `}${cut.piece.ofReturn.called} ${cut.piece.printed}, site ${gathered.code} (${where})`,
    },
    cuts: [],
  };
}

function counted({ piece, own }: Cut): { available: number; occupied: number; isCounted: boolean } {
  const available = amount(piece, own, 'beds_available') ?? 0;
  const occupied = amount(piece, own, 'beds_occupied') ?? 0;
  // Beds of which none is occupied are a figure that nobody gave.
  return occupied > 0
    ? { available, occupied, isCounted: true }
    : { available, occupied: Math.max(1, Math.round(available * OCCUPIED)), isCounted: false };
}

/** The trust's beds of the base year, or those in hand, shared by the site's part of its trust in the return that counted sites. */
function byTrust(pieces: Pieces, gathered: Gathered, bySite: Cut): Whole | undefined {
  const held = trustsBeds(pieces, gathered);
  if (held === undefined) return undefined;
  const year = held.available.year ?? held.available.piece.year ?? gathered.base;
  const { piece } = bySite;
  const then = sitesOfTrust(pieces, piece, gathered.trustCode);
  const [trustAvailable, trustOccupied] = [amount(piece, then, 'beds_available'), amount(piece, then, 'beds_occupied')];
  const [available, occupied] = [
    amount(held.available.piece, held.available.own, 'beds_available'),
    amount(held.occupied.piece, held.occupied.own, 'beds_occupied'),
  ];
  const [gapAvailable, gapOccupied] = [
    gapSaid(held.available.piece, held.available.own, 'beds_available'),
    gapSaid(held.occupied.piece, held.occupied.own, 'beds_occupied'),
  ];
  const own = counted(bySite);
  if (!trustAvailable || !trustOccupied || available === undefined || occupied === undefined) return undefined;
  const [shareAvailable, shareOccupied] = [own.available / trustAvailable, own.occupied / trustOccupied];
  if (shareAvailable > 1 || shareOccupied > 1) return undefined;
  const cuts = held.available === held.occupied ? [held.available] : [held.available, held.occupied];
  const where = cuts.map((cut) => `sources/${extractName(cut)}.csv`).join(', ');
  return {
    pool: {
      available: Math.round(available * shareAvailable),
      occupied: Math.round(occupied * shareOccupied),
      period: printFinancialYear(year),
      status: 'assumed',
      source:
        `KH03 ${printFinancialYear(year)}, whole trust, ${round(available)} available${gapAvailable} and ${round(occupied)} occupied${gapOccupied} (${where}), shared as in ` +
        `${piece.ofReturn.called} ${piece.printed}: ${own.available} of ${trustAvailable} available, ${own.occupied} of ${trustOccupied} occupied at this site`,
    },
    cuts,
  };
}

/** A trust's beds of one year: both counts of one publication, or each of its own. */
interface TrustsBeds {
  readonly available: Cut;
  readonly occupied: Cut;
}

/** The trust's rows of beds: those in hand whatever their year, else those of the base year. */
function trustsBeds(pieces: Pieces, gathered: Gathered): TrustsBeds | undefined {
  const cuts = (id: string): Cut[] => pieces.of(id).flatMap((piece) => cutOf(piece, gathered) ?? []);
  const both = BOTH.flatMap(cuts).map((cut): TrustsBeds => ({ available: cut, occupied: cut }));
  const [available = [], occupied = []] = APART.map(cuts);
  const apart = available.flatMap((one): TrustsBeds[] => {
    const other = occupied.find(({ piece, year }) => year === one.year && piece.isInHand === one.piece.isInHand);
    return other === undefined ? [] : [{ available: one, occupied: other }];
  });
  const all = [...both, ...apart];
  return all.find(({ available: { piece } }) => piece.isInHand) ?? all[0];
}

/** The trust's rows of the base year in a publication; of one in hand those of its last year, where it has none of that. */
function cutOf(piece: Piece, { trustCode, base }: Gathered): Cut | undefined {
  const rows = rowsOf(piece, trustCode);
  if (piece.ofReturn.period.length === 0)
    return rows.length > 0 && (piece.isInHand || piece.year === base) ? { piece, own: rows } : undefined;
  const years = [...new Set(rows.flatMap((row) => piece.rows.period(row)?.year ?? []))];
  const latest = Math.max(...years);
  const year = years.includes(base) ? base : piece.isInHand && years.length > 0 ? latest : undefined;
  return year === undefined
    ? undefined
    : { piece, year, own: rows.filter((row) => piece.rows.period(row)?.year === year) };
}

/** Every site of a trust in an older return, and of the trusts that have gone into it since. */
function sitesOfTrust(pieces: Pieces, piece: Piece, trustCode: string): ReturnType<typeof rowsOf> {
  const before = pieces
    .of('ods-successors')
    .flatMap((list) =>
      list.rows.rows
        .filter((row) => tell(list, row, 'successor').toUpperCase() === trustCode)
        .map((row) => tell(list, row, 'trust').toUpperCase()),
    );
  const codes = new Set([trustCode, ...before]);
  return piece.rows.rows.filter((row) => codes.has(tell(piece, row, 'trust').toUpperCase()));
}

function byFloor(pieces: Pieces, gathered: Gathered): Whole {
  const floor = latest(gathered.estates, 'floor');
  const { m2, of } = floorABedOf(pieces, gathered);
  const available = Math.max(1, Math.round((floor?.amount ?? m2) / m2));
  return {
    pool: {
      ...{ available, occupied: Math.round(available * OCCUPIED), status: 'illustrative' },
      period: floor?.cut.piece.printed ?? '',
      source: `Replace: no return gives beds of ${gathered.code}. Its floor at ${m2} m² a bed (${of}), ${Math.round(OCCUPIED * 100)}% of them occupied (METHOD 1.4)`,
    },
    cuts: [],
  };
}

/** The beds in a PFI apart from the others, where a return counts them or the PFI sheet gives its floor. */
function split(whole: Whole['pool'], gathered: Gathered, bySite: Cut | undefined): PoolRow[] {
  const floorPfi = latest(gathered.pfi, 'floor_pfi');
  const all = { ...whole, pool: 'all_beds', label: 'All beds', inPfi: false };
  const share = pfiShare(gathered, bySite);
  if (floorPfi === undefined || share === undefined || share.share <= 0) return [all];
  if (share.share >= 0.995) return [{ ...all, pool: 'pfi_beds', label: 'All beds, in the PFI buildings', inPfi: true }];
  // In whole beds, as a bed manager counts them.
  const part = {
    available: Math.round(whole.available * share.share),
    occupied: Math.round(whole.occupied * share.share),
  };
  const status = 'illustrative' as const;
  const source = `${whole.source}; ${share.source}`;
  return [
    { ...whole, ...part, source, status, pool: 'pfi_part', label: 'Beds in the PFI part', inPfi: true },
    {
      ...{ ...whole, source, status, pool: 'owned_part', label: 'Beds in the owned part', inPfi: false },
      available: whole.available - part.available,
      occupied: whole.occupied - part.occupied,
    },
  ];
}

function pfiShare(gathered: Gathered, bySite: Cut | undefined): { share: number; source: string } | undefined {
  const occupied = bySite === undefined ? undefined : amount(bySite.piece, bySite.own, 'beds_occupied');
  const inPfi = bySite === undefined ? undefined : amount(bySite.piece, bySite.own, 'beds_occupied_pfi');
  const available = bySite === undefined ? undefined : amount(bySite.piece, bySite.own, 'beds_available');
  // Many sites return the beds that are available in their PFI part under “occupied”.
  if (
    bySite !== undefined &&
    available !== undefined &&
    inPfi !== undefined &&
    occupied !== undefined &&
    inPfi > occupied
  )
    return {
      share: Math.min(1, inPfi / available),
      source: `split as the beds of ${bySite.piece.ofReturn.called} ${bySite.piece.printed}: ${inPfi} of ${available} in the PFI part`,
    };
  if (bySite !== undefined && occupied !== undefined && inPfi !== undefined && inPfi > 0)
    return {
      share: inPfi / occupied,
      source: `split as the occupied beds of ${bySite.piece.ofReturn.called} ${bySite.piece.printed}: ${inPfi} of ${occupied} in the PFI part`,
    };
  const pfi = latest(gathered.pfi, 'floor_pfi');
  const floor = gathered.estates.find(({ piece }) => piece.year === pfi?.cut.piece.year) ?? gathered.estates[0];
  const all = amount(floor.piece, floor.own, 'floor');
  if (pfi === undefined || all === undefined || all <= 0) return undefined;
  return {
    share: Math.min(1, pfi.amount / all),
    source: `split by floor: ${round(pfi.amount)} of ${round(all)} m² in the PFI part`,
  };
}

function round(number: number): string {
  return String(Math.round(number * 10) / 10);
}
