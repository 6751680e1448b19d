import { didYouMean } from '../../../problems/index.js';

/** What only code can say of land: how blocks were chosen, what moves, why there is no parcel, what the map draws. */
const LAND_MEASURES = ['moves', 'choice', 'why_none', 'apart', 'map'] as const;
/** What only code can say of evidence: which effects, applied to whom, and what stands against them. */
const EVIDENCE_MEASURES = [
  ...(['banner', 'effects', 'controlled', 'applied_to', 'leaving_admissions_open'] as const),
  ...(['counter_evidence', 'conflicting', 'conflicts'] as const),
] as const;
export const MEASURES = [...LAND_MEASURES, ...EVIDENCE_MEASURES] as const;
export type LandMeasure = (typeof LAND_MEASURES)[number];
export type EvidenceMeasure = (typeof EVIDENCE_MEASURES)[number];
export type MeasureName = (typeof MEASURES)[number];

/** What only code can say, by its name. */
export function isMeasure(name: string): name is MeasureName {
  return (MEASURES as readonly string[]).includes(name);
}

export function nearestMeasure(name: string): string {
  return didYouMean(name, MEASURES) ?? `Measures are ${MEASURES.join(', ')}`;
}
