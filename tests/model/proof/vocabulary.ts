/** The units of random models, and how they multiply and divide into one another. */
export const UNITS = [
  '1',
  'bed',
  'GBP',
  'realGBP',
  'm2',
  'ward',
  'pvGBP',
  'bed/ward',
  'GBP/realGBP',
  'pvGBP/realGBP',
] as const;
export type Unit = (typeof UNITS)[number];

type Pair = readonly [left: Unit, right: Unit];

export const PRODUCTS: Readonly<Partial<Record<Unit, readonly Pair[]>>> = {
  bed: [['ward', 'bed/ward']],
  GBP: [['realGBP', 'GBP/realGBP']],
  pvGBP: [['realGBP', 'pvGBP/realGBP']],
};

export const QUOTIENTS: Readonly<Partial<Record<Unit, readonly Pair[]>>> = {
  ward: [['bed', 'bed/ward']],
  realGBP: [
    ['GBP', 'GBP/realGBP'],
    ['pvGBP', 'pvGBP/realGBP'],
  ],
  'bed/ward': [['bed', 'ward']],
  'GBP/realGBP': [['GBP', 'realGBP']],
  'pvGBP/realGBP': [['pvGBP', 'realGBP']],
};

/** The dimensions of random models; each building is in a parcel. */
export const DIMENSIONS = ['parcel', 'building', 'pool', 'measure'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type By = readonly Dimension[];

/** What a line or an input may run over. */
export const SPANS: readonly By[] = [
  [],
  ['pool'],
  ['building'],
  ['parcel'],
  ['pool', 'measure'],
  ['building', 'pool'],
  ['measure', 'parcel'],
];

/** A name that formulas may read: what it counts, over which members, one value a year or one. */
export interface Known {
  readonly name: string;
  readonly unit: Unit;
  readonly by: By;
  readonly series: boolean;
}

/** Whether a line by `own` sees one member of a dimension: its own, or its building's parcel. */
function sees(own: By, dimension: Dimension): boolean {
  return own.includes(dimension) || (dimension === 'parcel' && own.includes('building'));
}

export function isVisible(by: By, own: By): boolean {
  return by.every((dimension) => sees(own, dimension));
}

/**
 * Whether total() and its like have something to add up: a dimension that the line sees no single member of. A line that runs
 * over something itself must share a dimension with what it adds up, or group its buildings by their parcel.
 */
export function isTotalled(by: By, own: By): boolean {
  const unseen = by.filter((dimension) => !sees(own, dimension));
  const isJoined = unseen.length < by.length || (unseen.includes('building') && own.includes('parcel'));
  return unseen.length > 0 && (own.length === 0 || isJoined);
}

/** Whether earlier() may read a name: it runs over the line's last dimension, and the line sees the rest. */
export function isQueued(by: By, own: By): boolean {
  const last = own.at(-1);
  return last !== undefined && by.includes(last) && isVisible(by, own);
}
