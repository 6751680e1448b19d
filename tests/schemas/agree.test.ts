import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assemble, check } from '../../src/model/structure/index.js';
import { hasErrors, type Problem } from '../../src/problems/index.js';
import { readSectionText } from '../../src/sections/index.js';
import { Choices, tapes } from '../model/proof/choices.js';
import { mutated } from '../model/proof/mutations.js';
import { randomModel } from '../model/proof/randomModel.js';
import { faultsOf } from './validators.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = readFileSync(here('../model/language/example.yaml'), 'utf8');

it('what the reader takes, the schema takes: random models, and spoilt ones that are sound all the same', () => {
  let taken = 0;
  fc.assert(
    fc.property(tapes, (tape) => {
      const choices = new Choices(tape);
      const sound = choices.chance(50) ? EXAMPLE : randomModel(choices);
      const text = choices.chance(80) ? mutated(choices, sound) : sound;
      if (!isTaken(text)) return;
      taken++;
      expect(faultsOf('model', text), text).toEqual([]);
    }),
    { seed: 2026, numRuns: 300, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(60);
});

function isTaken(text: string): boolean {
  const problems: Problem[] = [];
  const section = readSectionText(text, 'model.yaml', 'model', problems);
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  return blueprint !== undefined && check(blueprint, [], problems) !== undefined && !hasErrors(problems);
}
