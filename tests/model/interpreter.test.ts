import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/evaluate/index.js';
import type { Section } from '../../src/model/index.js';
import { assemble, check, type Checked } from '../../src/model/structure/index.js';
import { hasErrors, printProblem, type Problem } from '../../src/problems/index.js';
import { readSection, readSectionText } from '../../src/sections/index.js';
import { checkedCase, readCases } from '../cases/readCases.js';
import { Interpreter } from './interpreter.js';
import { shippedLibrary } from '../study/reported.js';

function checkedOf(section: Section | undefined, problems: Problem[]): Checked {
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  if (checked === undefined || hasErrors(problems)) throw new Error(problems.map(printProblem).join('\n'));
  return checked;
}

/** Compares every cell of the compiled engine with the interpreter's; returns how many there were. */
function compare(checked: Checked): number {
  const { structure, values } = compile(checked.structure).run(checked.bound);
  const interpreter = new Interpreter(checked);
  let cells = 0;
  for (const row of structure.all) {
    for (const [index, value] of (values[row.index] ?? []).entries()) {
      const expected = interpreter.value(row.line.name, row.member, structure.blueprint.timeline.first + index);
      const near =
        Object.is(value + 0, expected + 0) || Math.abs(value - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-3);
      if (!near)
        throw new Error(
          `${row.line.name} ${row.member ?? ''} column ${index}: engine ${value}, interpreter ${expected}: ${row.line.formula}`,
        );
      cells++;
    }
  }
  return cells;
}

describe('the compiled engine and a plain interpreter agree in every cell', () => {
  it('of the example that uses every construct', () => {
    const path = fileURLToPath(new URL('language/example.yaml', import.meta.url));
    const problems: Problem[] = [];
    const section = readSection(path, path, 'example', problems);
    expect(compare(checkedOf(section, problems))).toBeGreaterThan(150);
  });

  const folder = fileURLToPath(new URL('../cases', import.meta.url));
  const library = shippedLibrary;
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
    it.each(readCases(folder, file).map((each) => [each.case, each] as const))('of %s', (_name, each) => {
      expect(compare(checkedCase(each, file, library))).toBeGreaterThan(0);
    });
  }

  it('of small models made at random', () => {
    let ran = 0;
    fc.assert(
      fc.property(model, (text) => {
        const problems: Problem[] = [];
        const section = readSectionText(text, 'random.yaml', 'random', problems);
        const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
        const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
        // A random model may run in a circle or sum what has one value: it is refused, and that is tested elsewhere.
        if (checked === undefined) return;
        ran++;
        compare(checked);
      }),
      { seed: 2026, numRuns: 600 },
    );
    expect(ran).toBeGreaterThan(200);
  });
});

/** Lines a to f by pool or not, over inputs p (one value), q (by year), m (by pool); each names mostly the lines before it. */
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

function formulaOf(before: readonly string[], pooled: boolean): fc.Arbitrary<string> {
  const plain = before.filter((name) => !name.startsWith('pool_'));
  const inPools = before.filter((name) => name.startsWith('pool_'));
  const usable = [...plain, ...(pooled ? inPools : [])];
  const series = usable.filter((name) => name !== 'p' && name !== 'pool_m');
  const { expression } = fc.letrec<{ expression: string }>((tie) => {
    const two = fc.tuple(tie('expression'), tie('expression'));
    return {
      expression: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc.constantFrom('0', '1', '2', '0.5', 't', 'year', 'base_year'),
        fc.constantFrom(...usable),
        fc.constantFrom(...series).map((name) => `prev(${name}, 1)`),
        fc.constantFrom(...series).map((name) => `next(${name}, 2)`),
        fc
          .tuple(fc.constantFrom('sum', 'highest', 'lowest', 'cumulative', 'irr'), fc.constantFrom(...series))
          .map(([f, name]) => `${f}(${name})`),
        fc.constantFrom(...series).map((name) => `at(${name}, base_year + 1)`),
        fc.constantFrom(...inPools).map((name) => (pooled ? `earlier(${name})` : `total(${name})`)),
        fc
          .tuple(two, fc.constantFrom('+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'))
          .map(([[a, b], sign]) => `(${a} ${sign} ${b})`),
        tie('expression').map((a) => `(-${a})`),
        tie('expression').map((a) => `((${a}) ^ 2)`),
        fc
          .tuple(fc.constantFrom('floor', 'ceil', 'abs', 'sqrt', 'log', 'exp', 'not'), tie('expression'))
          .map(([f, a]) => `${f}(${a})`),
        fc.tuple(fc.constantFrom('min', 'max', 'mod', 'near', 'annuity'), two).map(([f, [a, b]]) => `${f}(${a}, ${b})`),
        fc.tuple(tie('expression'), two).map(([c, [a, b]]) => `if(${c}, ${a}, ${b})`),
      ),
    };
  });
  return expression;
}

const model: fc.Arbitrary<string> = fc.array(fc.boolean(), { minLength: 2, maxLength: NAMES.length }).chain((pools) => {
  const names = pools.map((pooled, index) => (pooled ? 'pool_' : '') + (NAMES[index] ?? ''));
  // Each line may name itself and the next, too: circles through prev and next arise.
  const formulas = names.map((_, index) =>
    formulaOf(['p', 'q', 'pool_m', ...names.slice(0, index + 2)], pools[index] === true),
  );
  return fc.tuple(...formulas).map((each) => {
    const lines = each.map(
      (formula, index) =>
        `  ${names[index] ?? ''}:\n    unit: 1\n${pools[index] === true ? '    by: pool\n' : ''}    formula: ${formula}\n`,
    );
    return `section: Random
timeline: { first: 2025, base: 2026, last: 2029 }
dimensions:
  pool: [one, two, three]
inputs:
  p: { unit: 1, value: 0.25 }
  q: { unit: 1, series: { 2025: -3, 2026: 1, 2027: 0, 2028: 2.5, 2029: 4 } }
  pool_m: { unit: 1, by: pool, value: { one: 1.5, two: -2, three: 0 } }
lines:
${lines.join('')}`;
  });
});
