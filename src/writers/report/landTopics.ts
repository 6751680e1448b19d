import type { LandFacts, LandPlanFacts } from '../../report/land/index.js';
import { formatHectares, formatWhole } from '../../words/labels/index.js';

/** What formulas cannot say of land, by the topic under whose numbers it stands. */
export function landSentences(land: LandFacts | undefined): Readonly<Record<string, readonly string[]>> {
  if (land === undefined) return {};
  return {
    blocks: land.plans.flatMap(choiceSentences),
    parcels: [...land.plans.flatMap(parcelSentences), land.roads],
    constraints: constraintSentences(land),
  };
}

/** In which order blocks empty; how sure the choice is and what moving out takes, the topic's own sentence says where any does. */
function choiceSentences({ title, choice, blocks }: LandPlanFacts): string[] {
  if (blocks.length === 0) return [`${title}: ${choice}`];
  const order = blocks.map(({ label, yearLabel }) => `${label} (${yearLabel ?? 'not by the horizon'})`).join(', ');
  const heuristic =
    blocks.length < 2
      ? `the block that empties: ${order}`
      : `the order is a heuristic, best value for floor first: ${order}`;
  return [`${title}: ${heuristic}.`];
}

/** What geometry measured of the chosen blocks' land, what was dropped of it, or why there is none. */
function parcelSentences({
  title,
  sharesM2,
  measuredM2,
  parkingM2,
  parcels,
  dropped,
  whyNone,
  apart,
  ...plan
}: LandPlanFacts): string[] {
  const measured =
    plan.blocks.length === 0 || plan.withoutBlocksM2 >= 1
      ? []
      : [
          `${title}: the blocks were chosen on fixed shares of land, ${formatHectares(sharesM2)} in all; measured, the chosen set has ${formatHectares(measuredM2 - (parkingM2 ?? 0))}.`,
        ];
  return [
    ...(whyNone === undefined ? [] : [`${title}: ${whyNone}`]),
    ...measured,
    ...(plan.withoutBlocksM2 < 1
      ? []
      : [`${title}: no block holds ${formatHectares(plan.withoutBlocksM2)} of the released land, less setbacks.`]),
    ...(apart === undefined ? [] : [`${title}: ${apart}`]),
    ...parcels.map(({ label, frontageM, needsAccess, yearLabel }) => {
      const front = needsAccess ? 'no frontage, so a new access is costed' : `${formatWhole(frontageM)} m of frontage`;
      return `${title}: ${label} has ${front}; it is free ${yearLabel === null ? 'not by the horizon' : `in ${yearLabel}`}.`;
    }),
    ...dropped.map(({ areaM2, why }) => `${title}: a piece of ${formatWhole(areaM2)} m² is dropped. ${why}`),
  ];
}

function constraintSentences({ constraints }: LandFacts): string[] {
  if (constraints.length === 0)
    return [
      'No constraint is drawn: no flood zone, tree, listing, contamination, easement or covenant takes anything off the released land.',
    ];
  return constraints.map(({ label, kind, hard, bufferM, areaM2, source, status }) => {
    const from = [source, status].filter((part) => part !== undefined).join('; ');
    const buffer = bufferM === 0 ? '' : ` with ${formatWhole(bufferM)} m round it`;
    const what = `${label} (${kind.replaceAll(/[_-]/g, ' ')}, ${hard ? 'hard' : 'soft'})${buffer}`;
    return `${what}: ${formatHectares(areaM2)} of the site${from === '' ? '' : `. ${from}`}.`;
  });
}
