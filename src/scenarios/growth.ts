import type { Site } from '../hospitals/index.js';
import type { Scenario } from '../library/scenario/index.js';
import { isWrong, readQuantity, readUnit } from '../model/units/index.js';
import type { Given } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import { refuse } from './resolve.js';

/** Rates of growth, of which a trend holds the others. */
const READS = { trend: 'trend_growth', others: ['demographic_growth', 'non_demographic_growth'] } as const;

/** A preset's rates for the points of delivery that a hospital has; what the scenario itself gives is left as it stands. */
export function presetHere({ growth, givens }: Scenario, { dimensions }: Site): Given[] {
  const preset = new Set(growth?.givens ?? []);
  const pods = new Set(dimensions.pod ?? []);
  return givens.map((given) => {
    if (!preset.has(given) || given.value.kind !== 'members') return given;
    const members = new Map([...given.value.members].filter(([pod]) => pods.has(pod)));
    return { ...given, value: { kind: 'members', members } };
  });
}

/** A trend holds demography and all else that made admissions grow: any other growth beside it would count twice. */
export function refuseGrowthTwice(givens: readonly Given[], { dimensions }: Site, problems: Problem[]): void {
  const rates = (name: string) => givens.findLast((given) => given.name === name);
  const trend = rates(READS.trend);
  if (trend === undefined) return;
  for (const name of READS.others) {
    const other = rates(name);
    const pod = (dimensions.pod ?? []).find((each) => rateOf(trend, each) !== 0 && rateOf(other, each) !== 0);
    if (other === undefined || pod === undefined) continue;
    refuse(
      problems,
      trend.place,
      `${pod} grows by a trend and by ${name} (${[other.place.file, other.place.line].filter((part) => part !== undefined).join(':')}): a trend holds demography, so it is counted twice`,
      `Set ${READS.trend} or ${name} to 0; growth: nhp2025 has no trend, growth: seed2012 nothing else`,
    );
    return;
  }
}

/** 0 where it is not given or is no number, which is said where values are judged. */
function rateOf(given: Given | undefined, pod: string): number {
  const pure = readUnit('1');
  const value = given?.value.kind === 'members' ? given.value.members.get(pod)?.value : given?.value;
  if (value?.kind === 'amount') return value.amount;
  if (value?.kind !== 'single' || isWrong(pure)) return 0;
  const read = readQuantity(value.typed.text, pure, pure);
  return isWrong(read) ? 0 : read.value;
}
