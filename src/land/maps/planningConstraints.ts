type Properties = Readonly<Record<string, unknown>>;

interface KindOfDataset {
  readonly kind: string;
  /** Whether its ground is kept as not for sale until somebody says otherwise. */
  readonly hard: boolean;
}

/**
 * Datasets of planning.data.gov.uk whose name says which constraint of METHOD's register they are. A conservation area has its price and
 * forbids nothing; of the others nothing is sold until somebody says that it may be.
 */
const KINDS: Readonly<Record<string, KindOfDataset>> = {
  'flood-risk-zone': { kind: 'flood_zone', hard: true },
  'tree-preservation-zone': { kind: 'tree_protection', hard: true },
  'listed-building-outline': { kind: 'listed_building', hard: true },
  'conservation-area': { kind: 'conservation_area', hard: false },
  'scheduled-monument': { kind: 'scheduled_monument', hard: true },
  'green-belt': { kind: 'green_belt', hard: true },
  'ancient-woodland': { kind: 'ancient_woodland', hard: true },
  'site-of-special-scientific-interest': { kind: 'sssi', hard: true },
};

export const DATASETS = Object.keys(KINDS);

/** METHOD 4.3 has zone 3 in its register, with its parts, and no other. */
const FLOOD_LEVEL = /^3[ab]?$/i;

/** What an entity is as a constraint; undefined where it is none, or is over: it has a day of its end. */
export function kindOfDataset({
  dataset,
  'flood-risk-level': level,
  'end-date': end,
}: Properties): KindOfDataset | undefined {
  if (typeof dataset !== 'string' || !Object.hasOwn(KINDS, dataset)) return undefined;
  if (typeof end === 'string' && end.trim() !== '') return undefined;
  const isOtherFlood = (typeof level === 'string' || typeof level === 'number') && !FLOOD_LEVEL.test(String(level));
  return dataset === 'flood-risk-zone' && isOtherFlood ? undefined : KINDS[dataset];
}

/** What a constraint reads of an entity, beside its name and source. */
export function constraintOfEntity(properties: Properties, id: string | undefined): Properties {
  const found = kindOfDataset(properties);
  const dataset = typeof properties.dataset === 'string' ? properties.dataset : '';
  return found === undefined
    ? {}
    : { id: `${dataset}-${id ?? ''}`.replace(/\W+/g, '_'), ...found, status: 'published' };
}

/** How the entities that are taken are read, by their datasets. */
export function saysKinds(taken: readonly Properties[]): string {
  const counts = new Map<string, number>();
  for (const properties of taken) {
    const found = kindOfDataset(properties);
    if (found === undefined) continue;
    const said = `${String(properties.dataset)} as ${found.kind} (${found.hard ? 'hard' : 'soft, at no cost'})`;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return [...counts].map(([said, count]) => `${count} of ${said}`).join(', ');
}
