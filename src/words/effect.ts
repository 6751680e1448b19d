/** What a row of evidence may change, in words, and whether it leaves open how admissions change with it. */
const ACTED_ON = {
  admissions: { says: 'admissions', leavesAdmissionsOpen: false },
  stay: { says: 'length of stay', leavesAdmissionsOpen: false },
  bed_days: { says: 'bed-days', leavesAdmissionsOpen: true },
} as const;

/** What a row of evidence changes: by which share it falls, and of what. */
interface Effect {
  readonly fall: number;
  readonly actsOn: keyof typeof ACTED_ON;
}

/** "−25 % of admissions". */
export function printEffect({ fall, actsOn }: Effect): string {
  const change = `${fall > 0 ? '−' : '+'}${Number((Math.abs(fall) * 100).toFixed(2))} %`;
  return `${change} of ${ACTED_ON[actsOn].says}`;
}

/** Whether an effect says nothing of how many are admitted. */
export function leavesAdmissionsOpen({ actsOn }: Pick<Effect, 'actsOn'>): boolean {
  return ACTED_ON[actsOn].leavesAdmissionsOpen;
}
