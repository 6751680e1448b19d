import type { LandMeasure } from '../../library/reports/measures/index.js';
import { printCount } from '../../words/index.js';
import type { Measures, SpokenOption } from '../say/index.js';
import type { LandFacts, LandPlanFacts } from './facts.js';

/** Names of constraints that stand in a sentence; the rest are on the sheet Constraints. */
const MOST_NAMED = 6;

/** What no line says of land: how the blocks were chosen, what moves, why there is no parcel, what the map draws. */
export function landMeasures(land: LandFacts | undefined): Measures<LandMeasure> {
  const ofPlan =
    (say: (plan: LandPlanFacts) => string | undefined) =>
    ({ id }: SpokenOption): string | undefined => {
      const plan = land?.plans.find(({ option }) => option === id);
      return plan === undefined ? undefined : say(plan);
    };
  return {
    moves: ofPlan(({ moves }) => moves.join(' ')),
    // Where nothing is released because nothing empties, why not is said already.
    choice: ofPlan(({ choice, whyNone }) => (choice === whyNone ? undefined : choice)),
    why_none: ofPlan(({ whyNone }) => whyNone),
    apart: ofPlan(({ apart }) => apart),
    map: () => (land === undefined ? undefined : sayMap(land)),
  };
}

/** What a map would have to show before land is valued in earnest; nothing where no plan has any ground. */
function sayMap({ plans, constraints, roads }: LandFacts): string | undefined {
  if (!plans.some(({ cellsM2 }) => cellsM2 > 0)) return undefined;
  if (constraints.length === 0)
    return `No constraint is drawn: flood zones, trees, listing, contamination and buried services would take land or money off. ${roads}`;
  const named = [...new Set(constraints.map(({ label }) => label))].slice(0, MOST_NAMED).join(', ');
  const drawn = printCount(constraints.length, 'constraint is drawn', 'constraints are drawn');
  return `${drawn} (${named}); nobody has said that these are all. ${roads}`;
}
