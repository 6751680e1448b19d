import type { Given } from '../model/given.js';
import { hasErrors, type Problem } from '../model/problem.js';
import { readBeds, type Beds } from './beds.js';
import { blockGivens, readMap } from './blocks.js';
import { readContracts } from './contracts.js';
import { SiteFolder } from './folder.js';
import { checkPlausible } from './plausibility.js';
import { rereadCells } from './reread.js';
import type { Site, SiteMap } from './site.js';
import { readSiteFile, type SiteFile } from './siteFile.js';
import { Tables } from './tables.js';

/**
 * Reads one hospital's folder and everything that is wrong or odd in it, all at once.
 * `site` is there only when no problem is an error; warnings stand beside it and the report prints them.
 */
export function loadSite(folderPath: string): { readonly site?: Site; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const folder = SiteFolder.open(folderPath, problems);
  if (folder === undefined) return { problems };
  const tables = new Tables(folder);
  const file = readSiteFile(folder);
  const contracts = readContracts(folder);
  const beds = readBeds(folder, tables);
  const read = readMap(folder);
  folder.warnOfStrangers();
  const typed = [...(file?.givens ?? []), ...contracts.givens];
  const facts = [...(file?.facts ?? []), ...contracts.facts];
  rereadCells(typed, facts, folder, tables);
  const givens = [...typed, ...beds.givens, ...(read === undefined ? [] : blockGivens(read.map, folder))];
  refuseTwice(givens, problems);
  problems.push(...checkPlausible(givens, read?.map));
  if (file === undefined || read === undefined || hasErrors(problems)) return { problems };
  const attributions = [...new Set([...file.attributions, ...read.attributions])];
  return { site: assemble(folder, file, { givens, facts, attributions, beds, map: read.map }), problems };
}

interface Parts extends Pick<Site, 'givens' | 'facts' | 'attributions'> {
  readonly beds: Beds;
  readonly map: SiteMap;
}

function assemble(folder: SiteFolder, file: SiteFile, { beds, map, ...parts }: Parts): Site {
  const { name, scenario, timeline, ...said } = file;
  if (name === undefined || scenario === undefined || timeline === undefined)
    throw new Error('a site without errors has a name, a scenario and a timeline');
  const blockLabels = Object.fromEntries(map.blocks.map(({ id, label }) => [id, label]));
  return {
    ...said,
    ...parts,
    name,
    scenario,
    timeline,
    code: folder.code,
    folder: folder.named,
    dimensions: { ...file.dimensions, pool: beds.pools, block: map.blocks.map(({ id }) => id) },
    memberLabels: { ...file.memberLabels, pool: beds.labels, block: blockLabels },
    map,
  };
}

function refuseTwice(givens: readonly Given[], problems: Problem[]): void {
  const seen = new Map<string, Given>();
  for (const given of givens) {
    const first = seen.get(given.name);
    if (first === undefined) seen.set(given.name, given);
    else
      problems.push({
        severity: 'error',
        ...given.place,
        found: `${given.name} is given twice in this folder`,
        right: `It is in ${first.place.file} already`,
      });
  }
}
