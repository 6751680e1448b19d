import type { LandPlan } from '../../decisions/index.js';
import type { SiteMap } from '../../hospitals/index.js';
import type { DroppedPiece, ReleaseRules } from '../../land/index.js';
import { printCount, printNumber } from '../../words/index.js';
import type { AnswerFigures } from '../say/index.js';
import type { ParcelFacts } from './facts.js';
import { whyNoBlock } from './whyNoBlock.js';

/** Why a plan releases no parcel, in a sentence; undefined when it releases one. */
export function whyNone(map: SiteMap, plan: LandPlan, figures: AnswerFigures): string | undefined {
  const { parcels, release, choice } = plan;
  if (parcels.length > 0) return undefined;
  if (release.cellsM2 > 0) return nothingLeft(plan);
  if (choice.chosen.length > 0)
    return `${printCount(plan.blocks.length, 'block')} ${plan.blocks.length === 1 ? 'empties' : 'empty'}, and ${plan.blocks.length === 1 ? 'its' : 'their'} ground lies within what stays, or goes back to a landlord: no land is released.`;
  return whyNoBlock(map, plan, figures);
}

function nothingLeft({ release, blocks }: LandPlan): string {
  const { cellsM2, setbacksM2, constrainedM2, droppedM2 } = release;
  const taken = [
    [setbacksM2, 'setbacks of what stays'],
    [constrainedM2, 'under constraints'],
    [droppedM2, 'pieces too small or without frontage'],
  ] as const;
  const parts = taken.flatMap(([m2, what]) => (m2 >= 1 ? [`${printNumber(m2)} m² are ${what}`] : []));
  const whose = blocks.length === 0 ? 'land' : `the land of ${printCount(blocks.length, 'emptied block')}`;
  return `Nothing is left to sell of ${printNumber(cellsM2)} m² of ${whose}: ${parts.join(', ')}.`;
}

/** Why no parcel can be sold once what stays has taken its share, in a sentence; undefined when one can. */
export function whyUnsold({ rules }: LandPlan, parcels: readonly Pick<ParcelFacts, 'netM2'>[]): string | undefined {
  if (parcels.length === 0 || parcels.some(({ netM2 }) => netM2 > 0)) return undefined;
  const each = parcels.length === 1 ? 'the one parcel is' : `each of the ${parcels.length} parcels is`;
  return `Cars, roads and plant of what stays keep so much of the released land that ${each} smaller than ${printNumber(rules.minimumParcelM2)} m², the smallest that can be sold.`;
}

/** Why a piece of released land is no parcel, in a sentence. */
export function whyDropped({ why, frontageM }: DroppedPiece, rules: ReleaseRules, hasRoads: boolean): string {
  if (why === 'too-small') return `Smaller than the smallest parcel, ${printNumber(rules.minimumParcelM2)} m².`;
  const where = hasRoads ? 'an adopted road' : 'the site’s boundary';
  return `No way in: ${printNumber(frontageM, 1)} m along ${where}, of at least ${printNumber(rules.minimumFrontageM, 1)} m, and no access is paid for.`;
}
