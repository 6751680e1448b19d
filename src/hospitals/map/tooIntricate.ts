import type { TooIntricate } from '../../land/index.js';
import { placeOfFeature } from '../../land/maps/index.js';
import { ringsOf } from '../../land/shapes/index.js';
import type { Problem } from '../../problems/index.js';
import type { Layer } from './layers.js';

/** The maps that a step of reading puts over one another. */
export interface Progress {
  layers: readonly Layer[];
}

/** What is said of outlines that cannot be measured: the file of the feature with the most corners, or the files whose outlines cross. */
export function problemOf({ why }: TooIntricate, { layers }: Progress): Problem {
  const features = layers.flatMap(({ file, read }) =>
    (read?.features ?? []).map(({ label, shape, lines }) => ({
      file,
      label,
      place: placeOfFeature(label, read?.featuresAt),
      corners: [...ringsOf(shape), ...lines].reduce((sum, points) => sum + points.length, 0),
    })),
  );
  const [largest] = features.sort((a, b) => b.corners - a.corners);
  const of = layers.map(({ file }) => file.split('/').at(-1)).join(', ');
  const found =
    why === 'too many corners'
      ? `its outlines have too many corners to be measured: ${largest?.label ?? 'one'} has the most, ${largest?.corners ?? 0}`
      : `outlines that lie over one another (${of}) cross too often to be measured: ${largest?.label ?? 'one'} has the most corners, ${largest?.corners ?? 0}`;
  return {
    severity: 'error',
    file: largest?.file ?? of,
    ...largest?.place,
    found,
    right: why === 'too many corners' ? 'Simplify it' : 'Simplify it, or merge what overlaps',
  };
}
