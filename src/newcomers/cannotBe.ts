import { inFigures } from '../words/index.js';
import type { Gathered } from './gathered.js';
import { asks, type Typical } from './asks.js';
import { amount } from './pieces.js';

/** METHOD 4.3: a surface space and its share of the lane. */
const SPACE_M2 = 25;
/** Of a site that much may be car park: METHOD 4.3 takes 15% of it for roads, access and plant, and the buildings stand on the rest. */
const MOST_PARKING = 0.8;
const HECTARE_M2 = 10_000;
/** Parts that are rounded apart add up to no more than this, in per cent. */
const WHOLE = 101;

/** Figures of one site that cannot be true together, by what its return tells of it. */
interface Together {
  readonly gathered: Gathered;
  readonly typical: readonly Typical[];
}

/**
 * The inputs with those put right that cannot be true together, as a folder on them would not run: more occupied floor than there is, empty and
 * under-used floor that are more than all of it, more cars than the ground holds. Each says both figures, to be asked about.
 */
export function putRight(gathered: Gathered, typical: readonly Typical[]): Typical[] {
  return [occupiedFloor, unusedFloor, parking].reduce<readonly Typical[]>((all, mend) => {
    const mended = mend({ gathered, typical: all });
    return mended === undefined ? all : [...all.filter(({ name }) => name !== mended.name), mended];
  }, typical) as Typical[];
}

function occupiedFloor(site: Together): Typical | undefined {
  const [occupied, floor] = [said(site, 'occupied'), said(site, 'floor')];
  if (occupied === undefined || floor === undefined || occupied.amount <= (floor.amount * WHOLE) / 100)
    return undefined;
  const both = `${inFigures(occupied.amount, 0, 2)} m² occupied as returned of ${inFigures(floor.amount, 0, 2)} m² of floor`;
  return { name: occupied.name, value: `${floor.amount} m2`, source: `Replace: ${both}; all of it stands`, odd: both };
}

/** Many count floor that is empty as under-used too: it is taken off there; else what is not empty is the most. */
function unusedFloor(site: Together): Typical | undefined {
  const [empty, underUsed] = [said(site, 'empty'), said(site, 'under_used')];
  if (empty === undefined || underUsed === undefined || empty.amount > 100 || empty.amount + underUsed.amount <= WHOLE)
    return undefined;
  const left = underUsed.amount >= empty.amount ? underUsed.amount - empty.amount : 100 - empty.amount;
  const mended = Math.min(left, 100 - empty.amount);
  const both = `${inFigures(empty.amount, 0, 1)}% of the floor empty and ${inFigures(underUsed.amount, 0, 1)}% under-used, more than all of it`;
  const value = `${Number(mended.toFixed(2))} %`;
  return {
    name: underUsed.name,
    value,
    source: `Replace: ${both}; ${value} stands, that is not empty as well`,
    odd: both,
  };
}

/** Land that nobody returned is made to hold the cars; cars that land as returned cannot hold stand in decks or elsewhere. */
function parking(site: Together): Typical | undefined {
  const [land, spaces] = [said(site, 'land'), said(site, 'parking')];
  if (land === undefined || spaces === undefined) return undefined;
  const [needs, has] = [(spaces.amount * SPACE_M2) / HECTARE_M2, land.amount];
  if (needs <= MOST_PARKING * has) return undefined;
  const both = `${inFigures(spaces.amount)} parking spaces need ${inFigures(needs, 0, 2)} ha at ${SPACE_M2} m² each, and the site has ${inFigures(has, 0, 2)} ha`;
  if (land.stands !== undefined) {
    const hectares = `${Number((needs / MOST_PARKING).toPrecision(3))} ha`;
    return {
      ...land.stands,
      value: hectares,
      source: `${land.stands.source}; made ${hectares}, as ${both}`,
      odd: both,
    };
  }
  const held = Math.floor((MOST_PARKING * has * HECTARE_M2) / SPACE_M2);
  const why = 'the others are in decks, shared or off the site';
  return { name: spaces.name, value: `${held} space`, source: `Replace: ${both}; ${held} stand, ${why}`, odd: both };
}

interface Said {
  readonly name: string;
  readonly amount: number;
  /** What stands for it, where it was not returned. */
  readonly stands?: Typical;
}

/** What a folder would say of something that the return tells: what stands for it, or what was returned; undefined where neither is. */
function said({ gathered, typical }: Together, told: string): Said | undefined {
  const [{ piece, own }] = gathered.estates;
  const name = [...piece.ofReturn.gives.keys()].find((each) => asks(piece.ofReturn, each, told));
  if (name === undefined) return undefined;
  const stands = typical.find((each) => each.name === name);
  const number = typeof stands?.value === 'string' ? parseFloat(stands.value) : amount(piece, own, told);
  return number === undefined ? undefined : { name, amount: number, ...(stands === undefined ? {} : { stands }) };
}
