import type { Contracts } from './contract.js';
import type { MadeBeds } from './beds.js';
import type { MadeMaps } from './map/maps.js';
import type { Typical } from './asks.js';

/** What a new folder rests on. */
export interface RestsOn {
  readonly beds: MadeBeds;
  readonly contracts: Contracts;
  readonly maps: MadeMaps;
  readonly typical: readonly Typical[];
  /** The return that drives: ERIC 2016/17, the latest of this site that is held. */
  readonly standsOn: string;
  /** Where newer ones are had. */
  readonly newer: string;
  /** Parts of inputs that such a return usually gives, and not of this site. */
  readonly notGiven: readonly string[];
  /** Floor of the site that ERIC’s PFI sheet has, m²; 0 where it has none. */
  readonly pfiFloorM2: number;
  /** Sites of the trust with a PFI sheet that is not of this contract as it was matched: RXF03 Pontefract General Infirmary. */
  readonly otherSheets: readonly string[];
}

/**
 * What to get, from whom, and into which file, in the order of what decides the answer: which beds close, which blocks that empties,
 * what a contract lets the trust save, what land fetches, what a ward costs.
 */
export function todoOf({ otherSheets, ...rest }: RestsOn): string[] {
  const { beds, contracts, maps, typical, pfiFloorM2, standsOn, newer, notGiven } = rest;
  const [pool] = beds.pools;
  const missing = typical.filter(({ odd }) => odd === undefined);
  const bedsAre = {
    measured: 'as returned',
    published: 'as published',
    assumed: 'shared out',
    illustrative: 'illustrative',
  };
  return [
    `The base year: ${standsOn}. Newer ones: ${newer}; read one with decant returns add FILE, and make the folder again.`,
    `beds.csv (${bedsAre[pool?.status ?? 'illustrative']}${pool?.period ? `, ${pool.period}` : ''}): beds open and occupied at midnight, by pool of wards that can stand in for each other. From the bed manager or the KH03 return.`,
    `blocks.csv, ${fileOf(maps, 'buildings')} (${maps.isTraced ? 'outlines' : 'squares'}; floor by block illustrative): floor, use, tenure and storeys of each block. From the estates team’s register and CAD plans.`,
    ...contractTodo(contracts, pfiFloorM2),
    ...(contracts.found.length === 0 || otherSheets.length === 0
      ? []
      : [
          `pfi/ (${otherSheets.join(', ')}: PFI sheets of the same trust): whether the contract covers these too. Where it does, write them into its returns:, as in eric-pfi_2016-17#THIS+THAT; the charge is then of all of them.`,
        ]),
    `${fileOf(maps, 'boundary')} (illustrative where it is not yours), constraints.geojson (none): the title plan, and what of the ground cannot be sold. From the trust’s property adviser or HM Land Registry.`,
    ...typical.flatMap(({ name, odd }) =>
      odd === undefined ? [] : [`site.yaml, ${name} (what was returned cannot be: ${odd}): from the estates team.`],
    ),
    ...(missing.length === 0
      ? []
      : [
          `site.yaml, ${missing.map(({ name }) => name).join(', ')} (not returned, typical of its kind): from the estates team.`,
        ]),
    ...(notGiven.length === 0
      ? []
      : [
          `site.yaml, in no figure though such a return usually has them: ${notGiven.join('; ')}. From the estates team, under inputs:.`,
        ]),
    'costs.csv (none; a national average stands for it): cost by category and what of it stops with a ward. From the finance team.',
    'activity.csv (none; a national mix stands for it): spells and bed-days by point of delivery. From the business intelligence team.',
    'site.yaml, land_price_low, _middle, _high (national averages): what such land fetches there. From a valuer.',
  ];
}

/** The file in which a map stands in the new folder. */
function fileOf({ files }: RestsOn['maps'], map: string): string {
  const forms = [...files.keys()].filter((file) => file.startsWith(`${map}.`));
  return forms.find((file) => file.endsWith('.shp')) ?? forms[0] ?? `${map}.geojson`;
}

function contractTodo({ found, ended, others }: Contracts, pfiFloorM2: number): string[] {
  const over = ended.map(
    (said) =>
      `pfi/ (${said}: not taken, as it runs no more): whether its buildings are the trust’s now. From the contract manager.`,
  );
  return [...over, ...runningTodo({ found, others }, over.length > 0 ? 0 : pfiFloorM2)];
}

function runningTodo({ found, others }: Pick<Contracts, 'found' | 'others'>, pfiFloorM2: number): string[] {
  if (found.length > 0)
    return [
      `pfi/ (HM Treasury’s list, ${found.map(({ project, because }) => `project ${project}: ${because}`).join('; ')}): the contract’s own charge, indexation, end, and which blocks it covers. From the contract manager.`,
    ];
  const drawn =
    pfiFloorM2 > 0 ? `; ${Math.round(pfiFloorM2)} m² of ERIC’s PFI sheet are drawn as owned until then` : '';
  if (others.length > 0)
    return [
      `pfi/ (none taken${drawn}): HM Treasury lists for this trust ${others.join('; ')}. If one is this site’s: decant init CODE --pfi NUMBER. From the contract manager.`,
    ];
  return pfiFloorM2 > 0 ? [`pfi/ (none found${drawn}): the contract’s charge by year. From the contract manager.`] : [];
}
