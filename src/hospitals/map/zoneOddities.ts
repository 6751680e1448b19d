import { areaM2, comesNear, outsideM2 } from '../../land/index.js';
import type { Shape } from '../../land/shapes/index.js';
import type { DrawnConstraints } from './constraints.js';
import type { Refuse } from './properties.js';

/** A road farther off than this serves another place. Ours: METHOD gives no figure. */
const NEAR_M = 100;
const PLACE = 'is it drawn in the right place?';

/** Warns of zones and roads that change nothing, or everything, because of where they are drawn. */
export function sayOddZones({ retainedZone, surplus, roads }: DrawnConstraints, site: Shape, warn: Refuse): void {
  if (surplus.length > 0 && isWhollyOutside(surplus, site))
    warn('the surplus land lies wholly outside the boundary', `It changes nothing: ${PLACE}`);
  if (retainedZone.length > 0 && isWhollyOutside(retainedZone, site))
    warn('the retained zone lies wholly outside the boundary', `Nothing of the site would be kept: ${PLACE}`);
  else if (retainedZone.length > 0 && outsideM2(site, retainedZone) === 0)
    warn('the retained zone covers all of the site', `Nothing can be released: ${PLACE}`);
  for (const { label, lines } of roads)
    if (!comesNear(lines, site, NEAR_M))
      warn(
        `${label} is an adopted road over ${NEAR_M} m from the boundary`,
        `It gives no land frontage: ${PLACE} Without any adopted road, frontage on the boundary is taken`,
      );
}

/** As good as wholly: `outsideM2` forgives an error of drawing. */
function isWhollyOutside(shape: Shape, site: Shape): boolean {
  return outsideM2(shape, site) >= areaM2(shape) * 0.999;
}
