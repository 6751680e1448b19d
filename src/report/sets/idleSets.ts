import type { Outcome } from '../../model/evaluate/index.js';
import type { Change } from '../../model/values/index.js';
import type { Problem } from '../../problems/index.js';
import type { Case, Study } from '../../study/index.js';

/**
 * Inputs that a reader set and that drive nothing here: without each of them, and with the others, every option is the same to the last
 * digit. A warning each.
 */
export function idleSets(changes: readonly Change[], before: Study, after: Study): Problem[] {
  const names = [...new Set(changes.map(({ name }) => name))];
  return names
    .filter((name) => after.cases.every((each) => isSameWithout(name, each, before, after)))
    .map((name) => {
      const [first] = changes.filter((change) => change.name === name);
      return {
        severity: 'warning',
        ...(first?.place ?? { file: name }),
        found: `${name} drives nothing: no number of any option hangs on it here`,
        right: 'A switch that is off, or a part that this hospital lacks, may stand before it',
      };
    });
}

function isSameWithout(name: string, { option, outcome }: Case, before: Study, after: Study): boolean {
  const was = before.cases.find((each) => each.option.id === option.id)?.outcome.bound.get(name);
  if (was === undefined || outcome.bound.get(name)?.given === was.given) return true;
  const without = after.again(option, [was.given], 'anew');
  return without !== undefined && isSame(without, outcome);
}

function isSame(a: Outcome, b: Outcome): boolean {
  return (
    a.values.length === b.values.length &&
    a.values.every((row, index) => {
      const other = b.values[index];
      return row.length === other?.length && row.every((value, year) => Object.is(value, other[year]));
    })
  );
}
