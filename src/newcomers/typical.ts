import { answer, type Return, type Row } from '../returns/index.js';
import type { Gathered } from './gathered.js';
import { amount, tell, type Piece } from './pieces.js';

/** An input that the hospital did not return, as sites of its type returned it. */
export interface Typical {
  readonly name: string;
  /** As it is typed; by member where the input has members. */
  readonly value: string | ReadonlyMap<string, string>;
  readonly source: string;
}

/** A return that gives nought here gives nothing: a hospital stands on land and has a floor. */
const NEVER_NOUGHT = new Set(['land', 'floor']);

/**
 * The inputs that the driving return can give and did not, each the median of sites of the same type by the square metre of floor (a
 * share is the median share), so that the folder runs; marked to be replaced.
 */
export function typicalOf({ estates: [driving], type }: Gathered): Typical[] {
  const { piece, own } = driving;
  const peers = peersOf(piece, own, type);
  const floor = amount(piece, own, 'floor');
  if (floor === undefined || floor <= 0) return [];
  const source = `Replace: not returned. Median of ${peers.length} sites of its type, ${piece.ofReturn.called} ${piece.printed}`;
  return [...piece.ofReturn.gives].flatMap(([name, gift]): Typical[] => {
    if (gift.kind === 'said') return [];
    const isShare = gift.unit === '%';
    const how = isShare ? source : `${source}, × ${Math.round(floor)} m² of floor`;
    const typed = (number: number): string => `${rounded(isShare ? number : number * floor)} ${gift.unit}`;
    if (gift.kind === 'asked') {
      const told = answer(gift.ask, piece.rows, own, nothing);
      if (told !== undefined && (told.amount > 0 || !isLandOrFloor(name, piece.ofReturn))) return [];
      const middle = median(peers, (row) => answer(gift.ask, piece.rows, [row], nothing)?.amount, piece, isShare, name);
      return middle === undefined ? [] : [{ name, value: typed(middle), source: how }];
    }
    const members = [...gift.members];
    if (members.some(([, { ask }]) => answer(ask, piece.rows, own, nothing) !== undefined)) return [];
    const values = members.flatMap(([member, { ask }]): [string, string][] => {
      const middle = median(peers, (row) => answer(ask, piece.rows, [row], nothing)?.amount, piece, false, name);
      return middle === undefined ? [] : [[member, typed(middle)]];
    });
    return values.length === 0 ? [] : [{ name, value: new Map(values), source: how }];
  });
}

/** Land in m²: the return's, or the typical one where it returned none or nought. */
export function siteAreaOf(gathered: Gathered, typical: readonly Typical[]): number {
  const [{ piece, own }] = gathered.estates;
  const stood = typical.find(({ name }) => isLandOrFloor(name, piece.ofReturn) && asks(piece.ofReturn, name, 'land'));
  const hectares = typeof stood?.value === 'string' ? parseFloat(stood.value) : amount(piece, own, 'land');
  return (hectares ?? 1) * 10_000;
}

function isLandOrFloor(name: string, ofReturn: Return): boolean {
  return [...NEVER_NOUGHT].some((told) => asks(ofReturn, name, told));
}

/** Whether an input is read from the same columns as a figure that the return tells. */
function asks(ofReturn: Return, name: string, told: string): boolean {
  const [gift, ask] = [ofReturn.gives.get(name), ofReturn.tells.get(told)];
  return (
    gift?.kind === 'asked' &&
    ask !== undefined &&
    'ways' in gift.ask &&
    'ways' in ask &&
    JSON.stringify(gift.ask.ways) === JSON.stringify(ask.ways)
  );
}

function peersOf(piece: Piece, own: readonly Row[], type: string): Row[] {
  const plain = (text: string): string => text.replace(/^\d+\.\s*/, '').toLowerCase();
  const mine = new Set(own.map(({ row }) => row));
  const peers = piece.rows.rows.filter(
    (row) => !mine.has(row.row) && plain(tell(piece, row, 'type')) === type.toLowerCase(),
  );
  return peers.length > 0 ? peers : piece.rows.rows.filter((row) => !mine.has(row.row));
}

function median(
  peers: readonly Row[],
  read: (row: Row) => number | undefined,
  piece: Piece,
  isShare: boolean,
  name: string,
): number | undefined {
  const never = isLandOrFloor(name, piece.ofReturn);
  const told = peers
    .flatMap((row) => {
      const [value, floor] = [read(row), amount(piece, [row], 'floor')];
      if (value === undefined || floor === undefined || floor <= 0 || (never && value <= 0)) return [];
      return [isShare ? value : value / floor];
    })
    .sort((a, b) => a - b);
  const middle = told.length >> 1;
  if (told.length === 0) return undefined;
  return told.length % 2 === 1 ? told[middle] : ((told[middle - 1] ?? 0) + (told[middle] ?? 0)) / 2;
}

/** Three figures: more would look measured. */
function rounded(number: number): number {
  return Number(number.toPrecision(3));
}

function nothing(): void {}
