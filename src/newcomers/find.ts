import type { rowsOf } from './pieces.js';
import { amount, tell, type Piece, type Pieces } from './pieces.js';
import { contractsOf } from './contract.js';
import { NO_SITE, readableName, searchText } from './names.js';

/** A hospital site in the national data, and what is known of it there. */
export interface FoundHospital {
  readonly code: string;
  readonly name: string;
  readonly trust: string;
  readonly town: string;
  /** Years of its estates returns, as printed. */
  readonly years: readonly string[];
  /** Whether a contract runs, by HM Treasury’s list or by a PFI sheet of its own. */
  readonly hasContract: boolean;
  /** Contracts that HM Treasury’s list has as over, where none runs: 293 Stoke Mandeville, “Terminated” in the list of a day. */
  readonly contractsEnded?: readonly string[];
  /** Beds available by the last return that gave them by site. */
  readonly beds?: number;
  readonly floorM2?: number;
  /** Outlines of its buildings that are held. */
  readonly outlines: number;
}

/**
 * Hospitals whose code, name, trust or town holds every word of a search; all of them where it is empty. Those that are known best
 * come first: by years of returns, then by floor.
 */
export function findHospitals(pieces: Pieces, search: string): FoundHospital[] {
  const words = searchText(search)
    .split(' ')
    .filter((word) => word !== '');
  const sites = new Map<string, { piece: Piece; years: string[] }>();
  for (const piece of pieces.of('eric-site'))
    for (const row of piece.rows.rows) {
      const code = tell(piece, row, 'site').toUpperCase();
      if (code === '' || NO_SITE.test(code)) continue;
      const known = sites.get(code);
      if (known === undefined) sites.set(code, { piece, years: [piece.printed] });
      else if (!known.years.includes(piece.printed)) known.years.push(piece.printed);
    }
  const towns = townsOf(pieces);
  const [sheets, outlines, beds] = [sheetsOf(pieces), countsOf(pieces.of('osm-buildings')), bedsOf(pieces)];
  const found = [...sites].flatMap(([code, { piece, years }]): FoundHospital[] => {
    const row = firstRow(piece, code);
    if (row === undefined) return [];
    const [name, trust] = [readableName(tell(piece, row, 'name')), readableName(tell(piece, row, 'trust_name'))];
    const town = towns.get(tell(piece, row, 'trust').toUpperCase()) ?? '';
    const text = searchText(`${code} ${name} ${trust} ${town}`);
    if (!words.every((word) => text.includes(word))) return [];
    const floorM2 = amount(piece, [row], 'floor');
    const available = beds.get(code);
    const pfi = sheets.has(code) ? [code] : [];
    const trustCode = tell(piece, row, 'trust').toUpperCase();
    const { found: running, ended } = contractsOf(pieces, { code, name, trust, trustCode, pfi });
    const hasContract = running.length > 0 || (pfi.length > 0 && ended.length === 0);
    return [
      {
        ...{ code, name, trust, town, years },
        hasContract,
        ...(hasContract || ended.length === 0 ? {} : { contractsEnded: ended }),
        ...(available === undefined ? {} : { beds: available }),
        ...(floorM2 === undefined ? {} : { floorM2 }),
        outlines: outlines.get(code) ?? 0,
      },
    ];
  });
  return found.sort(
    (a, b) => b.years.length - a.years.length || (b.floorM2 ?? 0) - (a.floorM2 ?? 0) || a.code.localeCompare(b.code),
  );
}

/** Whether a text is the code of a hospital site that some estates return has. */
export function isSite(pieces: Pieces, code: string): boolean {
  return (
    /^[a-z0-9]{5,6}$/i.test(code) &&
    !NO_SITE.test(code) &&
    pieces.of('eric-site').some((piece) => firstRow(piece, code.toUpperCase()) !== undefined)
  );
}

const indexed = new WeakMap<Piece, ReadonlyMap<string, ReturnType<typeof rowsOf>[number]>>();

/** The first row of a site, looked up once for all. */
function firstRow(piece: Piece, code: string): ReturnType<typeof rowsOf>[number] | undefined {
  let index = indexed.get(piece);
  if (index === undefined) {
    index = new Map(piece.rows.rows.map((row) => [tell(piece, row, 'site').toUpperCase(), row] as const).reverse());
    indexed.set(piece, index);
  }
  return index.get(code);
}

function townsOf(pieces: Pieces): ReadonlyMap<string, string> {
  return new Map(
    pieces
      .of('ods-trusts')
      .flatMap((piece) =>
        piece.rows.rows.map((row) => [tell(piece, row, 'trust'), readableName(tell(piece, row, 'town'))] as const),
      ),
  );
}

/** Sites that returned a PFI sheet. */
function sheetsOf(pieces: Pieces): ReadonlySet<string> {
  return new Set(
    pieces.of('eric-pfi').flatMap((piece) => piece.rows.rows.map((row) => tell(piece, row, 'site').toUpperCase())),
  );
}

function countsOf(all: readonly Piece[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const piece of all)
    for (const row of piece.rows.rows) {
      const code = tell(piece, row, 'site').toUpperCase();
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  return counts;
}

function bedsOf(pieces: Pieces): ReadonlyMap<string, number> {
  const beds = new Map<string, number>();
  for (const piece of pieces.of('eric-site'))
    for (const row of piece.rows.rows) {
      const code = tell(piece, row, 'site').toUpperCase();
      const available = amount(piece, [row], 'beds_available');
      if (available !== undefined && available > 0 && !beds.has(code)) beds.set(code, available);
    }
  return beds;
}
