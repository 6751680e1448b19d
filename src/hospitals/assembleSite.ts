import type { Beds } from './tables/beds.js';
import type { Activity } from './tables/activity.js';
import { NONE_DRAWN } from './map/constraints.js';
import type { SiteFolder } from './site/folder.js';
import { functionLabel, functionsOf } from './map/functions.js';
import type { ReadReturns } from './site/returned.js';
import { UNREAD, type Site, type SiteMap } from './site/site.js';
import type { SiteFile } from './site/siteFile.js';

/** A site.yaml with what every model needs of it. */
export type Completed = SiteFile & Required<Pick<SiteFile, 'timeline' | 'scenario'>>;

interface Parts extends Pick<Site, 'givens' | 'facts' | 'contracts' | 'attributions' | 'holds'> {
  readonly beds: Beds;
  readonly activity: Activity;
  readonly map: SiteMap;
  readonly returned: Pick<ReadReturns, 'dimensions' | 'labels'>;
}

/** Without pools of beds, which is a fault, it is good for a draft. */
export function assemble(
  folder: SiteFolder,
  file: Completed,
  { beds, activity, map, returned, ...parts }: Parts,
): Site {
  return {
    ...file,
    ...parts,
    name: file.name ?? folder.code,
    code: folder.code,
    folder: folder.named,
    sections: withActivity(file.sections, activity.sections),
    dimensions: {
      ...returned.dimensions,
      ...file.dimensions,
      pool: beds.pools.length === 0 ? [UNREAD] : beds.pools,
      pod: activity.pods,
      cohort: Object.keys(activity.cohorts),
      ...(parts.contracts.length === 0 ? {} : { contract: parts.contracts.map(({ id }) => id) }),
      ...membersOf(map),
    },
    parents: { cohort: activity.cohorts },
    memberLabels: {
      ...returned.labels,
      ...file.memberLabels,
      ...activity.labels,
      ...(parts.contracts.length === 0
        ? {}
        : { contract: Object.fromEntries(parts.contracts.map(({ id, label }) => [id, label])) }),
      pool: beds.labels,
      ...labelsOf(map),
    },
    map,
  };
}

/** Dimensions whose members the maps give. */
type Drawn<T> = Readonly<Record<'block' | 'function' | 'constraint', T>>;

function membersOf({ blocks, constraints }: SiteMap): Drawn<readonly string[]> {
  return {
    block: blocks.map(({ id }) => id),
    function: functionsOf(blocks),
    constraint: constraints.length === 0 ? [NONE_DRAWN] : constraints.map(({ id }) => id),
  };
}

function labelsOf(map: SiteMap): Drawn<Readonly<Record<string, string>>> {
  const labels = (items: readonly { readonly id: string; readonly label: string }[]): Record<string, string> =>
    Object.fromEntries(items.map(({ id, label }) => [id, label]));
  return {
    block: labels(map.blocks),
    function: Object.fromEntries(functionsOf(map.blocks).map((name) => [name, functionLabel(name)])),
    constraint: map.constraints.length === 0 ? { [NONE_DRAWN]: 'No constraint drawn' } : labels(map.constraints),
  };
}

/** Sections that read activity.csv stand before the demand that follows from it, unless site.yaml lists them elsewhere. */
function withActivity(listed: readonly string[], needed: readonly string[]): readonly string[] {
  const missing = needed.filter((id) => !listed.includes(id));
  return listed.flatMap((id) => (id === 'demand' ? [...missing, id] : [id]));
}
