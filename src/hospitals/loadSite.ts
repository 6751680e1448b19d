import type { Given } from '../model/values/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { Returns } from '../returns/index.js';
import { readActivity } from './tables/activity.js';
import { assemble, type Completed } from './assembleSite.js';
import { readBeds } from './tables/beds.js';
import { readContracts } from './site/contracts.js';
import { lifeOf, toCome, wide, withinLife } from './site/life.js';
import { readCosts } from './tables/costs.js';
import { refuseMissingFiles, rowsCited } from './site/cited.js';
import { SiteFolder } from './site/folder.js';
import { USUAL_FILES } from './map/filesRead.js';
import { readMap } from './map/map.js';
import { mapGivens } from './map/mapGivens.js';
import { Figures, single } from './oddities/figures.js';
import { checkPlausible } from './oddities/plausibility.js';
import { yearOfPrices } from './site/priceYear.js';
import { rereadCells } from './site/reread.js';
import { readReturned, withoutTyped, type NamedReturn, type ReadReturns } from './site/returned.js';
import { PARTS, UNREAD, type Contract, type Part, type Site, type SiteMap } from './site/site.js';
import { refuseUnknownContracts } from './site/contractBlocks.js';
import { readSiteFile, type SiteFile } from './site/siteFile.js';
import { Tables } from './tables/tables.js';

/**
 * Reads one hospital's folder and everything that is wrong or odd in it, all at once; GeoPackages by a program of `built`, the built files.
 * `site` is there only when no problem is an error; warnings stand beside it and the report prints them. `draft` is a folder
 * with faults as far as it could be read: good for nothing but finding further faults in its values. It `isGuessed` where it stands on
 * a timeline or a scenario that site.yaml does not say. With `isWholeLife` the calendar is that of its contracts, from the first payment
 * that is known to the last, and not the hospital's.
 */
export function loadSite(
  folderPath: string,
  returns: Returns = Returns.none,
  built?: string,
  isWholeLife = false,
): LoadedSite {
  const problems: Problem[] = [];
  const folder = SiteFolder.open(folderPath, problems, built);
  if (folder === undefined) return { problems };
  const tables = new Tables(folder);
  const file = readSiteFile(folder);
  const asked = isWholeLife && file?.timeline !== undefined ? wide(file.timeline) : file?.timeline;
  const forWhom = { odsCode: file?.odsCode, timeline: asked };
  const returned = (named: readonly NamedReturn[]): ReadReturns =>
    readReturned(named, forWhom, { folder, tables, returns });
  const published = returned(file?.returns ?? []);
  const told = readContracts(folder, returned);
  const life = isWholeLife && asked !== undefined ? lifeOf(told.all, asked) : undefined;
  const contracts = life === undefined ? told : withinLife(told, life);
  const beds = readBeds(folder, tables);
  const activity = readActivity(folder, tables, { timeline: file?.timeline, sections: listedIn(file) });
  const ofContracts = contracts.all.flatMap((each) => each.givens);
  const ofSite = [...(file?.givens ?? []), ...withoutTyped(published.givens, file?.givens ?? [])];
  const typed = [...ofSite, ...ofContracts];
  const { area } = new Figures(typed).of({ area: single('gross_internal_area', 'm2') });
  const read = readMap(folder, tables, { floorM2: area?.value });
  folder.sayOfStrangers(returns);
  folder.refuseUnreadable();
  folder.refuseHalfRenamed();
  const facts = [...published.facts, ...(file?.facts ?? []), ...contracts.facts];
  rereadCells(typed, facts, folder, tables);
  const givens = [
    ...ofSite,
    ...contracts.givens,
    ...yearOfPrices(typed, file?.timeline, problems),
    ...beds.givens,
    ...activity.givens,
    ...readCosts(folder, tables, listedIn(file)),
    ...(read === undefined ? [] : mapGivens(read.map, read.places, contracts.all)),
  ];
  const all = [...new Set([...givens, ...ofContracts])];
  refuseMissingFiles(all, facts, folder);
  refuseTwice(givens, contracts.all, problems);
  const rows = rowsCited(all, folder, tables);
  const beside = { map: read?.map, timeline: file?.timeline, hospital: file ?? {}, rows };
  const odd =
    life === undefined || asked === undefined
      ? { all: contracts.all, givens }
      : toCome({ ...contracts, givens }, asked);
  problems.push(...checkPlausible(odd.givens, beside, odd.all));
  const attributions = [...new Set([...(file?.attributions ?? []), ...(read?.attributions ?? [])])];
  const map = read?.map ?? UNREAD_MAP;
  refuseUnknownContracts(map.blocks, contracts.all, read?.places.buildings, problems);
  const holds = partsOf(folder, contracts.all, map);
  const site = assemble(
    folder,
    { ...completed(file), ...(life === undefined ? {} : { timeline: life }) },
    {
      givens,
      facts,
      contracts: contracts.all,
      attributions,
      holds,
      beds,
      activity,
      map,
      returned: {
        dimensions: { ...published.dimensions, ...contracts.dimensions },
        labels: published.labels,
      },
    },
  );
  const isGuessed = file?.timeline === undefined || file.scenario === undefined;
  return hasErrors(problems) || isGuessed ? { draft: site, isGuessed, problems } : { site, problems };
}

export interface LoadedSite {
  readonly site?: Site;
  readonly draft?: Site;
  readonly isGuessed?: boolean;
  readonly problems: readonly Problem[];
}

/** Stands in a draft for a map that could not be read. */
const UNREAD_MAP: SiteMap = {
  boundary: [],
  areaM2: 0,
  parkingM2: 0,
  blocks: [
    {
      id: UNREAD,
      label: '',
      tenure: 'owned',
      movable: false,
      floorAreaM2: 0,
      landM2: 0,
      clearLandM2: 0,
      openGroundM2: 0,
      openClearM2: 0,
      openAheadM2: 0,
      polygons: [],
      functions: {},
      listed: false,
      sharedPlant: false,
      linked: [],
    },
  ],
  cells: [],
  constraints: [],
  roads: [],
  coordinates: {
    boundary: { system: 'EPSG:27700', known: 'said' },
    buildings: { system: 'EPSG:27700', known: 'said' },
  },
  files: USUAL_FILES,
  notes: [],
};

/** Stands in a draft for a site.yaml that could not be read, and for what every model needs where it does not say that. */
const UNREAD_FILE: Completed = {
  timeline: { first: 2017, base: 2017, last: 2046 },
  model: 'acute',
  scenario: 'planning-defaults',
  options: ['business-as-usual'],
  sections: [],
  named: {},
  returns: [],
  dimensions: {},
  memberLabels: {},
  givens: [],
  facts: [],
  attributions: [],
};

function completed(file: SiteFile = UNREAD_FILE): Completed {
  const { timeline, scenario } = UNREAD_FILE;
  return {
    ...file,
    timeline: file.timeline ?? timeline,
    scenario: file.scenario ?? scenario,
    options: file.options.length === 0 ? UNREAD_FILE.options : file.options,
  };
}

/** A hospital as though its site.yaml named a shipped model, scenario and option: by which values of other files are judged. */
export function withGuesses(site: Site): Site {
  const { model, sections, scenario, options, named } = UNREAD_FILE;
  return { ...site, ...(model === undefined ? {} : { model }), sections, scenario, options, named };
}

/** The sections that site.yaml lists; undefined where it names a model, which chooses them by what the folder holds. */
function listedIn(file: SiteFile | undefined): readonly string[] | undefined {
  return file?.model === undefined ? (file?.sections ?? []) : undefined;
}

function partsOf(folder: SiteFolder, contracts: readonly Contract[], { blocks }: SiteMap): Part[] {
  const isPfi = contracts.length > 0 || blocks.some(({ tenure }) => tenure === 'pfi');
  return PARTS.filter((part) => (part === 'pfi' ? isPfi : folder.has(part)));
}

/** An input has one value in a folder; of several contracts each has its own. */
function refuseTwice(givens: readonly Given[], contracts: readonly Contract[], problems: Problem[]): void {
  const seen = new Map<string, Given>();
  const refuse = ({ name, place }: Given, first: Given): void =>
    void problems.push({
      severity: 'error',
      ...place,
      found: `${name} is given twice in this folder`,
      right: `It is in ${first.place.file} already`,
    });
  for (const given of givens) {
    const first = seen.get(given.name);
    if (first === undefined) seen.set(given.name, given);
    else refuse(given, first);
  }
  if (contracts.length < 2) return;
  for (const { givens: own } of contracts) {
    const before = new Map(seen);
    for (const given of own) {
      const first = before.get(given.name);
      if (first === undefined) before.set(given.name, given);
      else refuse(given, first);
    }
  }
}
