import type { Place } from '../../problems/index.js';

/** The files in which a hospital's maps stand, without their folder: a map has one of several forms. */
export interface MapFiles {
  readonly boundary: string;
  readonly buildings: string;
  readonly constraints: string;
}

export const USUAL_FILES: MapFiles = {
  boundary: 'boundary.geojson',
  buildings: 'buildings.geojson',
  constraints: 'constraints.geojson',
};
const USUAL = /\b(boundary|buildings|constraints)\.geojson\b/g;

/** Words that name the maps by their usual files, with those that were read. */
export function asRead(words: string, files: MapFiles): string {
  return words.replace(USUAL, (_, name: keyof MapFiles) => files[name]);
}

/** Files of the three maps, by which the givens are known. */
export interface MapPlaces {
  readonly boundary: Place;
  readonly buildings: Place;
  readonly constraints: Place;
  /** Where the register says what a block is, by its id. */
  readonly rows: ReadonlyMap<string, Place>;
}
