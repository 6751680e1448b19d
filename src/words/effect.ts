const WHAT: Readonly<Record<Effect['actsOn'], string>> = {
  admissions: 'admissions',
  stay: 'length of stay',
  bed_days: 'bed-days',
};

/** What a row of evidence changes: by which share it falls, and of what. */
interface Effect {
  readonly fall: number;
  readonly actsOn: 'admissions' | 'stay' | 'bed_days';
}

/** "−25 % of admissions". */
export function printEffect({ fall, actsOn }: Effect): string {
  const change = `${fall > 0 ? '−' : '+'}${Number((Math.abs(fall) * 100).toFixed(2))} %`;
  return `${change} of ${WHAT[actsOn]}`;
}
