import { crossingsOf, edgeMoved } from '../../land/index.js';
import { stripOf, type Feature } from '../../land/maps/index.js';
import type { Point, Polygon } from '../../land/shapes/index.js';
import { didYouMean } from '../../problems/index.js';
import { MOST_MONEY_GBP } from './blocks.js';
import { plainLabel } from '../site/names.js';
import { Properties, type Refuse } from './properties.js';
import { CONSTRAINT_KINDS, type Constraint, type ConstraintKind } from '../site/site.js';

export const CONSTRAINT_PROPERTIES = [
  'id',
  'name',
  'kind',
  'hard',
  'buffer_m',
  'cost_gbp',
  'prices',
  'source',
  'status',
  'surveyed',
  'date',
  'note',
];
/** Without any of these a feature says nothing of a constraint. */
export const SAID_OF_CONSTRAINTS = ['kind', 'hard'];
/** Kinds that stand in the same file and take no land. */
const OTHERS = ['adopted_road', 'retained_zone', 'surplus_land'] as const;
const KINDS = Object.keys(CONSTRAINT_KINDS) as ConstraintKind[];
const MOST_CONSTRAINTS = 500;
/** Points of all constraints, and places where their outlines come near one another: they are put together more than once. */
const MOST_POINTS = 20_000;
const MOST_CROSSINGS = 200_000;
const WIDEST_BUFFER_M = 500;
/** Half of a road's width: more is a typing error. */
const WIDEST_ROAD_M = 50;
/** METHOD 4.3 gives one kind a width of its own: 15 m round ancient woodland. */
const BUFFERS_M: Readonly<Partial<Record<ConstraintKind, number>>> = { ancient_woodland: 15 };

/** The one member of the dimension where no constraint is drawn. */
export const NONE_DRAWN = 'none_drawn';

export type ConstraintDraft = Omit<Constraint, 'areaM2'>;

/** What constraints.geojson draws. */
export interface DrawnConstraints {
  readonly constraints: readonly ConstraintDraft[];
  readonly roads: readonly Road[];
  readonly retainedZone: readonly Polygon[];
  readonly surplus: readonly Polygon[];
}

/** An adopted road: the lines along which it gives frontage. */
export interface Road {
  readonly label: string;
  readonly lines: readonly (readonly Point[])[];
}

export const NO_CONSTRAINTS: DrawnConstraints = { constraints: [], roads: [], retainedZone: [], surplus: [] };

/** Reads every feature of constraints.geojson; each property that is wrong is refused. */
export function readConstraints(features: readonly Feature[], refuse: Refuse, warn: Refuse): DrawnConstraints {
  if (features.length > MOST_CONSTRAINTS) {
    refuse(`it has ${features.length} features`, `At most ${MOST_CONSTRAINTS} are read: merge those of one kind`);
    return NO_CONSTRAINTS;
  }
  if (!isBounded(features, refuse) || !sayAnything(features, refuse)) return NO_CONSTRAINTS;
  const read = features.map((feature) => {
    const properties = new Properties(feature, CONSTRAINT_PROPERTIES, refuse);
    const kind = kindOf(properties);
    if (kind !== undefined && isOther(kind)) checkOther(properties, kind, warn);
    return { feature, properties, kind };
  });
  const drawn = (wanted: (typeof OTHERS)[number]): typeof read => read.filter(({ kind }) => kind === wanted);
  for (const { properties } of drawn('surplus_land'))
    if (properties.text('source') === undefined)
      properties.refuse('is surplus land without a source', 'Say who declared it surplus: ERIC, a board paper');
  for (const kind of ['retained_zone', 'surplus_land'] as const)
    for (const { feature, properties } of drawn(kind))
      if (feature.lines.length > 0) properties.refuse(`is a ${kind} drawn as a line`, 'Draw it as a Polygon');
  const shapes = (kind: (typeof OTHERS)[number]): Polygon[] => drawn(kind).flatMap(({ feature }) => feature.shape);
  return {
    constraints: read.flatMap(({ feature, properties, kind }) =>
      kind === undefined || isOther(kind) ? [] : [constraintOf(feature, properties, kind)],
    ),
    roads: drawn('adopted_road').map(({ feature, properties }) => ({
      label: feature.label,
      lines: roadLines(feature, properties),
    })),
    retainedZone: shapes('retained_zone'),
    surplus: shapes('surplus_land'),
  };
}

/** Lines along which a road gives frontage: itself, or the edges of its area, or those of a centre line widened by its buffer. */
function roadLines({ lines, shape }: Feature, properties: Properties): (readonly Point[])[] {
  const edges = shape.flatMap(({ outer, holes }) => [outer, ...holes]);
  const halfWidthM = properties.number('buffer_m', 'm', { most: WIDEST_ROAD_M }) ?? 0;
  if (lines.length === 0 || halfWidthM === 0) return [...lines, ...edges];
  const widened = edgeMoved(stripOf(lines), halfWidthM);
  return [...widened.flatMap(({ outer, holes }) => [outer, ...holes]), ...edges];
}

/** A map may come by e-mail: outlines that cross without end would take hours to put together. */
function isBounded(features: readonly Feature[], refuse: Refuse): boolean {
  const points = features.reduce(
    (sum, { shape, lines }) =>
      sum +
      shape
        .flatMap(({ outer, holes }) => [outer, ...holes])
        .concat(lines)
        .reduce((all, each) => all + each.length, 0),
    0,
  );
  if (points > MOST_POINTS) {
    refuse(`it has ${points} points`, `At most ${MOST_POINTS} are read: simplify it`);
    return false;
  }
  // A line may cross itself: each stretch of it counts alone.
  const stretches = features.flatMap(({ lines }) =>
    lines.flatMap((line) => line.slice(1).map((end, index) => [{ outer: [line[index] ?? end, end], holes: [] }])),
  );
  const crossings = crossingsOf([...features.map(({ shape }) => shape), ...stretches], MOST_CROSSINGS);
  if (crossings < MOST_CROSSINGS) return true;
  refuse(`its outlines cross one another ${MOST_CROSSINGS} times or more`, 'Merge the constraints of one kind');
  return false;
}

/** A map of another's, as it was exported, is told once of what it lacks. */
function sayAnything(features: readonly Feature[], refuse: Refuse): boolean {
  const says = ({ properties }: Feature): boolean =>
    SAID_OF_CONSTRAINTS.some((name) => (properties[name] ?? null) !== null);
  if (features.length < 2 || features.some(says)) return true;
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].slice(0, MOST_NAMED);
  const instead = names.length === 0 ? 'and nothing else either' : `only ${names.join(', ')}`;
  refuse(
    `none of its ${features.length} features says which constraint it is: no kind, no hard, ${instead}`,
    GIVE_EACH,
  );
  return false;
}

/** What a feature lacks that says nothing of a constraint. */
export const GIVE_EACH = `Delete what is no constraint, and give each other feature an id, hard (true: its ground is not sold; false: it is, at a cost) and a kind: ${[...KINDS, ...OTHERS].join(', ')}`;
/** A sentence names so many properties. */
const MOST_NAMED = 8;

type Kind = ConstraintKind | (typeof OTHERS)[number];

function kindOf(properties: Properties): Kind | undefined {
  const known: readonly Kind[] = [...KINDS, ...OTHERS];
  const typed = properties.needed('kind', `one of ${known.join(', ')}`);
  const kind = known.find((each) => each === typed);
  if (typed === undefined || kind !== undefined) return kind;
  const near = typeof typed === 'string' ? didYouMean(typed, known) : undefined;
  const said = typeof typed === 'string' ? ` (${typed.slice(0, 40)})` : '';
  return void properties.refuse(`has a kind that is not known${said}`, near ?? `It may be ${known.join(', ')}`);
}

function isOther(kind: Kind): kind is (typeof OTHERS)[number] {
  return (OTHERS as readonly string[]).includes(kind);
}

/** What takes no land has a name and a source like any other; what says nothing of it is not read, and said. */
function checkOther(properties: Properties, kind: (typeof OTHERS)[number], warn: Refuse): void {
  properties.name('');
  properties.provenance();
  const idle = kind === 'adopted_road' ? ['hard', 'cost_gbp'] : ['hard', 'cost_gbp', 'buffer_m'];
  // A shapefile has every column for every feature: 0 and false are what it leaves there.
  for (const key of idle)
    if (![undefined, 0, false].includes(properties.value(key) as 0 | false | undefined))
      warn(
        `${properties.label} has a ${key}, which says nothing of ${OTHER_NAMES[kind]}`,
        'It is not read: take it away',
      );
}

const OTHER_NAMES = { adopted_road: 'an adopted road', retained_zone: 'a retained zone', surplus_land: 'surplus land' };

function constraintOf(feature: Feature, properties: Properties, kind: ConstraintKind): ConstraintDraft {
  const id = properties.id();
  if (id === NONE_DRAWN)
    properties.refuse(`is called ${NONE_DRAWN}`, 'Give it another id: this one means that none is drawn');
  properties.needed('hard', 'true (its ground cannot be sold) or false (it can, at a cost)');
  const typedBuffer = properties.number('buffer_m', 'm', { most: WIDEST_BUFFER_M });
  const bufferM = typedBuffer ?? BUFFERS_M[kind] ?? 0;
  if (feature.lines.length > 0 && bufferM === 0)
    properties.refuse('is a line without a buffer_m', 'Say how far from the line its ground reaches, in m');
  const { source, ...provenance } = properties.provenance();
  const costGbp = properties.number('cost_gbp', '£', { most: MOST_MONEY_GBP }) ?? 0;
  const usual = typedBuffer === undefined && bufferM > 0 ? `buffer of ${bufferM} m: METHOD 4.3` : undefined;
  const sources = [source, usual].filter((each) => each !== undefined);
  return {
    id,
    label: properties.name(id === '' ? CONSTRAINT_KINDS[kind] : plainLabel(id)),
    kind,
    hard: properties.flag('hard') ?? true,
    bufferM,
    costGbp,
    ...properties.prices(costGbp > 0 ? ['a cost_gbp'] : []),
    polygons: feature.lines.length > 0 ? stripOf(feature.lines) : feature.shape,
    ...(sources.length === 0 ? {} : { source: sources.join('; ') }),
    ...provenance,
  };
}
