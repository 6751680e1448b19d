import { openSite } from '../../src/study/openSite.js';
import { Library } from '../../src/library/library.js';
import type { Outcome } from '../../src/model/evaluate/program.js';
import type { Given } from '../../src/model/values/given.js';
import { compile } from '../../src/model/evaluate/program.js';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lines of which a cell is not the same bits as compiled code gives, run alone on the same values. */
function unlike({ structure, bound, values, failures }: Outcome): string[] {
  const alone = compile(structure).run(bound);
  expect(failures).toEqual(alone.failures);
  return structure.all.flatMap(({ index, line }) => {
    const expected = alone.values[index] ?? [];
    return values[index]?.length === expected.length &&
      values[index].every((value, year) => Object.is(value, expected[year]))
      ? []
      : [line.name];
  });
}

it.each(['stoke-mandeville', 'typical-acute', 'university-college-hospital'])(
  'what options, changes and ways of paying share is the same to the last bit: %s',
  (code) => {
    const library = Library.shipped(root);
    const { study } = openSite(`${root}/sites/${code}`, library);
    const outcomes = (study?.cases ?? []).map(({ outcome }) => outcome);
    const [option] = (study?.cases ?? []).slice(-1).map((each) => each.option);
    if (study === undefined || option === undefined) throw new Error(`${code} is not sound`);
    const changes: readonly (readonly Given[])[] = library.changes([]).map(({ givens }) => givens);
    const changed = changes.slice(0, 3).flatMap((givens) => study.again(option, givens) ?? []);
    const paid = library
      .regimes([])
      .filter((regime) => study.concerns(regime))
      .flatMap((regime) => study.run(option, regime, []) ?? []);
    expect(outcomes.length).toBeGreaterThan(1);
    expect(changed.length + paid.length).toBeGreaterThan(0);
    expect([...outcomes, ...changed, ...paid].flatMap(unlike)).toEqual([]);
  },
);
