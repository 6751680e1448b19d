import { join } from 'node:path';
import { asList, asScalar, sourceOf, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import type { Place } from '../../problems/index.js';
import { placeOf } from './provenance.js';

/** Keys of site.yaml that name files of the library: a scenario, a model, its sections, options. */
const NAMING = ['scenario', 'model', 'sections', 'options'] as const;
export type Naming = (typeof NAMING)[number];

/** Where site.yaml names a file of the library, by its key and the name: a name that there is not is told with its line. */
export type NamedPlaces = Readonly<Partial<Record<Naming, Readonly<Record<string, Place>>>>>;

export function namedPlaces(yaml: YamlFile, fields: ReadonlyMap<string, YamlEntry>): NamedPlaces {
  const places = (key: Naming): Record<string, Place> => {
    const value = fields.get(key)?.value ?? null;
    const named = (asList(value) ?? [value]).flatMap((node) => {
      const scalar = asScalar(node);
      return scalar === undefined ? [] : [[sourceOf(scalar), placeOf(yaml, node)] as const];
    });
    return Object.fromEntries(named);
  };
  return Object.fromEntries(NAMING.map((key) => [key, places(key)]));
}

/** Where a hospital's site.yaml names a file of the library; the file alone for what it does not name. */
export function placeNamed(
  { folder, named }: { readonly folder: string; readonly named: NamedPlaces },
  key: Naming,
  name: string,
): Place {
  return named[key]?.[name] ?? { file: join(folder, 'site.yaml') };
}
