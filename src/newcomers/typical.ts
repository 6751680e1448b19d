import { UserError } from '../problems/index.js';
import { answer, type Gift, type Row } from '../returns/index.js';
import { asks, type Typical } from './asks.js';
import { putRight } from './cannotBe.js';
import type { Gathered } from './gathered.js';
import { plainType } from './names.js';
import { amount, tell, type Piece, type Pieces } from './pieces.js';

/** A return that gives nought of these gives nothing: a hospital stands on land and has a floor. */
const NEVER_NOUGHT = ['land', 'floor'];
/** More floor than ten storeys on every square metre of its land no hospital has: a return slipped. */
const MOST_FLOORS = 10;
const HECTARE_M2 = 10_000;

type Read = (site: { readonly row: Row; readonly of: Piece }) => number | undefined;

/** What is found among sites, and how many of them say it. */
interface Among<T> {
  readonly found: T;
  readonly counted: number;
}

/**
 * The inputs that the driving return can give and did not, each the median of sites of the same type by the square metre of floor (a
 * share is the median share), so that the folder runs; marked to be replaced. Throws `UserError` without a floor area.
 */
export function typicalOf(pieces: Pieces, gathered: Gathered): Typical[] {
  const [{ piece, own }] = gathered.estates;
  const floor = amount(piece, own, 'floor') ?? 0;
  if (floor <= 0)
    throw new UserError(
      `${piece.ofReturn.called} ${piece.printed} has no floor area of ${gathered.code}: no folder would run`,
    );
  const asked = [...piece.ofReturn.gives].flatMap(([name, gift]): Typical[] =>
    gift.kind === 'said' ? [] : [typical(name, gift, { pieces, gathered, floor }) ?? []].flat(),
  );
  const listed = new Set(
    asked.flatMap(({ value, lists }) => (lists === undefined || typeof value === 'string' ? [] : [...value.keys()])),
  );
  // What the return's file says itself goes with members that the return gave, and here it gave none.
  const said = [...piece.ofReturn.gives].flatMap(([name, gift]): Typical[] => {
    const values = gift.kind === 'said' ? [...gift.values].filter(([member]) => listed.has(member)) : [];
    return gift.kind !== 'said' || values.length === 0 ? [] : [{ name, value: new Map(values), source: gift.source }];
  });
  return putRight(gathered, [...asked, ...said]);
}

/** Land in m²: the return's, or the typical one where it returned none or nought. */
export function siteAreaOf({ estates: [{ piece, own }] }: Gathered, typical: readonly Typical[]): number {
  const stood = typical.find(({ name }) => asks(piece.ofReturn, name, 'land'));
  const hectares = typeof stood?.value === 'string' ? parseFloat(stood.value) : amount(piece, own, 'land');
  return (hectares ?? 1) * 10_000;
}

interface About {
  readonly pieces: Pieces;
  readonly gathered: Gathered;
  readonly floor: number;
}

function typical(name: string, gift: Exclude<Gift, { kind: 'said' }>, about: About): Typical | undefined {
  const [{ piece, own }] = about.gathered.estates;
  const neverNought = NEVER_NOUGHT.some((told) => asks(piece.ofReturn, name, told));
  const kind = { isShare: gift.unit === '%', neverNought };
  const typed = (number: number): string => `${rounded(kind.isShare ? number : number * about.floor)} ${gift.unit}`;
  if (gift.kind === 'asked') {
    const { ask } = gift;
    const told = answer(ask, piece.rows, own, nothing);
    const cannotBe =
      asks(piece.ofReturn, name, 'land') && told !== undefined && told.amount * HECTARE_M2 * MOST_FLOORS < about.floor;
    if (told !== undefined && !cannotBe && (told.amount > 0 || !neverNought)) return undefined;
    const peers = peersOf(about, (each) => {
      const middle = medianOf(each, ({ row, of }) => answer(ask, of.rows, [row], nothing)?.amount, kind);
      return middle === undefined ? undefined : { found: typed(middle.median), counted: middle.counted };
    });
    const why = cannotBe ? `${told?.text ?? ''} ${gift.unit} as returned cannot hold the floor` : 'not returned';
    const odd = cannotBe
      ? { odd: `${told?.text ?? ''} ${gift.unit} of land for ${Math.round(about.floor)} m² of floor` }
      : {};
    return peers && { name, value: peers.found, source: sourceOf(peers, about, kind.isShare, why), ...odd };
  }
  const members = [...gift.members];
  if (members.some(([, { ask }]) => answer(ask, piece.rows, own, nothing) !== undefined)) return undefined;
  const peers = peersOf(about, (each) => {
    const one = members.flatMap(([member, { ask }]): [string, number][] => {
      const middle = medianOf(each, ({ row, of }) => answer(ask, of.rows, [row], nothing)?.amount, kind);
      return middle === undefined ? [] : [[member, middle.median]];
    });
    // Medians of lines add up to less than the median of what they make: lines that few have are nought in the middle.
    const whole = medianOf(
      each,
      ({ row, of }) => sumOf(members.map(([, { ask }]) => answer(ask, of.rows, [row], nothing)?.amount)),
      kind,
    );
    const together = one.reduce((sum, [, middle]) => sum + middle, 0);
    if (whole === undefined || one.length === 0) return undefined;
    const share = (middle: number): number => (together > 0 ? middle / together : 1 / one.length);
    const found = new Map(one.map(([member, middle]) => [member, typed(whole.median * share(middle))] as const));
    return { found, counted: whole.counted };
  });
  if (peers === undefined) return undefined;
  const lists = gift.lists === undefined ? {} : { lists: gift.lists };
  return { name, value: peers.found, ...lists, source: sourceOf(peers, about, kind.isShare) };
}

/** The sum of what was returned; undefined where nothing was. */
function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  const told = amounts.filter((each) => each !== undefined);
  return told.length === 0 ? undefined : told.reduce((sum, each) => sum + each, 0);
}

/** Sites of the hospital's type in one edition. */
interface Peers {
  readonly piece: Piece;
  readonly rows: readonly Row[];
}

/** What the sites of the same type say, in the driving edition or else in the latest that says something. */
function peersOf<T>(
  { pieces, gathered }: About,
  find: (peers: Peers) => Among<T> | undefined,
): (Peers & Among<T>) | undefined {
  const [{ piece: driving }] = gathered.estates;
  const editions = [driving, ...pieces.of(driving.ofReturn.id).filter((piece) => piece !== driving)];
  for (const piece of editions) {
    const others = piece.rows.rows.filter((row) => tell(piece, row, 'site').toUpperCase() !== gathered.code);
    const alike = others.filter((row) => plainType(tell(piece, row, 'type')) === plainType(gathered.type));
    const rows = alike.length > 0 ? alike : others;
    const found = find({ piece, rows });
    if (found !== undefined) return { piece, rows, ...found };
  }
  return undefined;
}

function sourceOf(
  { piece, counted }: Peers & Among<unknown>,
  { floor }: About,
  isShare: boolean,
  why = 'not returned',
): string {
  const of = `Replace: ${why}. Median of ${counted} sites of its type, ${piece.ofReturn.called} ${piece.printed}`;
  return isShare ? of : `${of}, × ${Math.round(floor)} m² of floor`;
}

function medianOf(
  { piece, rows }: Peers,
  read: Read,
  { isShare, neverNought }: { isShare: boolean; neverNought: boolean },
): { readonly median: number; readonly counted: number } | undefined {
  const told = rows
    .flatMap((row) => {
      const [value, floor] = [read({ row, of: piece }), amount(piece, [row], 'floor')];
      if (value === undefined || floor === undefined || floor <= 0 || (neverNought && value <= 0)) return [];
      return [isShare ? value : value / floor];
    })
    .sort((a, b) => a - b);
  const middle = told.length >> 1;
  if (told.length === 0) return undefined;
  const upper = told[middle] ?? 0;
  return { median: told.length % 2 === 1 ? upper : ((told[middle - 1] ?? 0) + upper) / 2, counted: told.length };
}

/** Three figures: more would look measured. */
function rounded(number: number): number {
  return Number(number.toPrecision(3));
}

function nothing(): void {}
