import type { Outcome } from '../../../src/model/evaluate/program.js';
import type { Bound } from '../../../src/model/structure/bind.js';
import { evaluator } from '../../../src/model/evaluate/evaluator.js';
import { compile } from '../../../src/model/evaluate/program.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../../src/model/formula/functions.js';
import { functionsOf, readModel } from './agreement.js';
import { Choices, tapes } from './choices.js';
import { randomModel } from './randomModel.js';

/** Cells that are not the same bits, and failures that are not told alike. */
function differences(a: Outcome, b: Outcome): string[] {
  const cells = a.structure.all.flatMap(({ index, line, member }) => {
    const [ours, theirs] = [a.values[index] ?? [], b.values[index] ?? []];
    const isSame = ours.length === theirs.length && ours.every((value, year) => Object.is(value, theirs[year]));
    return isSame ? [] : [`${line.name} ${member ?? ''}: ${ours.join()} is not ${theirs.join()}: ${line.formula}`];
  });
  return JSON.stringify(a.failures) === JSON.stringify(b.failures) ? cells : [...cells, 'the failures differ'];
}

/** The values with one input moved. */
function moved(bound: Bound, choices: Choices): Bound {
  const name = choices.pick([...bound.keys()]);
  return new Map(
    [...bound].map(([each, input]) => {
      if (each !== name) return [each, input];
      const rows = input.rows.map((row) => ({ ...row, values: row.values.map((value) => value + 1) }));
      return [each, { ...input, rows }];
    }),
  );
}

it('closures and compiled code give the same bits and the same failures, run after run', () => {
  const called = new Set<string>();
  let [failed, again, kept] = [0, 0, 0];
  fc.assert(
    fc.property(tapes, (tape) => {
      const choices = new Choices(tape);
      const text = randomModel(choices);
      const checked = readModel(text);
      for (const name of functionsOf(checked)) called.add(name);
      const [compiled, woven] = [compile(checked.structure), evaluator(checked.structure)];
      const first = woven.run(checked.bound);
      expect(differences(compiled.run(checked.bound), first).slice(0, 5).join('\n'), text).toBe('');
      failed += first.failures.length;
      if (checked.bound.size === 0) return;
      const numbers = first.values.map((row) => Float64Array.from(row));
      const other = moved(checked.bound, choices);
      const second = woven.run(other, [first]);
      expect(differences(compiled.run(other), second).slice(0, 5).join('\n'), text).toBe('');
      kept += second.values.filter((row, index) => row === first.values[index]).length;
      expect(differences(compiled.run(checked.bound), woven.run(checked.bound, [second, first])), text).toEqual([]);
      // What an earlier run gave stays as it was.
      expect(first.values).toEqual(numbers);
      again++;
    }),
    { seed: 2026, numRuns: 400, endOnFailure: true },
  );
  expect(FUNCTION_NAMES.filter((name) => !called.has(name))).toEqual([]);
  expect(failed).toBeGreaterThan(100);
  expect(again).toBeGreaterThan(200);
  expect(kept).toBeGreaterThan(again);
});
