import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile, evaluator } from '../../../src/model/evaluate/index.js';
import { describeJudged } from '../../writers/workbook/judges.js';
import { judge } from '../../writers/workbook/recalculate.js';
import { differences } from '../simulated.js';
import { agreement, readModel } from './agreement.js';
import { bookOf, caseOf, workbookOf } from './books.js';
import { cancellingModel } from './cancellingModel.js';
import { Choices } from './choices.js';

const MODELS = 300;
const JUDGED = 40;
const SEED = 2026;

const models = fc
  .sample(fc.uint16Array({ minLength: 40, maxLength: 40 }), { seed: SEED, numRuns: MODELS })
  .map((tape, index) => cancellingModel(new Choices(tape), `m${index + 1}_`));

it('what cancels but for rounding is 0 in every engine, and the interpreter agrees to the last bit', () => {
  let snapped = 0;
  for (const [index, { text, plain, exact }] of models.entries()) {
    const checked = readModel(text);
    expect(agreement(checked).different.slice(0, 5).join('\n'), text).toBe('');
    expect(agreement(checked, evaluator(checked.structure).run(checked.bound)).different, text).toEqual([]);
    const { structure, values } = compile(checked.structure).run(checked.bound);
    const row = structure.ofLine.get(`m${index + 1}_left_over`)?.[0]?.index ?? -1;
    if (exact === 0) expect(values[row]?.[0], text).toBe(0);
    else expect(values[row]?.[0], text).toBeCloseTo(exact, 6);
    if (exact === 0 && plain !== 0) snapped++;
  }
  // Plain doubles leave something over in so many of them.
  expect(snapped).toBeGreaterThan(MODELS / 4);
});

it('a simulation says of what cancels what the exact engine says', () => {
  for (const [index, { text }] of models.slice(0, 60).entries()) {
    const { structure, bound } = readModel(text);
    const drawn = ['whole', 'a', 'b', 'c', 'part'].map((name) => ({ name: `m${index + 1}_${name}` }));
    // In the middle of its bounds each draw is the value itself.
    expect(differences(structure, bound, drawn, 2, () => 0.5).slice(0, 5), text).toEqual([]);
  }
});

describeJudged('recalculating random models drawn to cancel', () => {
  it('agrees with the engine in every cell', async () => {
    const cases = models
      .slice(0, JUDGED)
      .map(({ text }, index) => caseOf(readModel(text, `m${index}`), `model ${index + 1}`));
    const { compared, different } = await judge(await workbookOf(bookOf(cases)));
    expect(different.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(JUDGED * 50);
  });
});
