import type { Given, Provenance } from '../../model/values/index.js';
import { asRead, USUAL_FILES } from './filesRead.js';
import type { SiteMap } from '../site/site.js';

export const BUILDINGS = USUAL_FILES.buildings;

/** An input that the maps give, one value a member. */
export interface Gives<Of> {
  readonly unit: string;
  of(this: void, member: Of): number;
  /** The member's own source where left out. */
  said?(this: void, member: Of): Provenance;
  /** Measured by Decant on the maps: no figure that a hospital could put in. */
  readonly isMeasured?: true;
  /** Where geometry works it out from other inputs too: why a workbook can only hold it, and what makes it stale. */
  readonly held?: {
    readonly why: string;
    readonly dependsOn: readonly string[];
    readonly files: (map: SiteMap) => readonly string[];
  };
}

export type Priced = Pick<Given, 'prices' | 'pricesFault'>;
/** A member of what the maps give: its id, its value, and where that comes from. */
export type Member = readonly [id: string, amount: number, said: Provenance & Priced];

/** What is known of an input that the maps give, whatever its members. */
export interface MapGift extends Pick<Gives<unknown>, 'isMeasured'> {
  readonly held?: {
    readonly why: (map: SiteMap) => string;
    readonly dependsOn: readonly string[];
    readonly files: (map: SiteMap) => readonly string[];
  };
}

export function giftOf([name, { held, isMeasured }]: [string, Pick<Gives<unknown>, 'held' | 'isMeasured'>]): [
  string,
  MapGift,
] {
  const named = held && {
    ...held,
    why: ({ files }: SiteMap) => asRead(held.why, files),
    files: (map: SiteMap) => held.files(map).map((file) => asRead(file, map.files)),
  };
  return [
    name,
    { ...(isMeasured === undefined ? {} : { isMeasured }), ...(named === undefined ? {} : { held: named }) },
  ];
}
