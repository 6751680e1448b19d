import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors, type Problem } from '../../src/problems/index.js';
import { checkModelFile } from '../../src/sections/file/index.js';
import { planRenaming } from '../../src/sections/rename/index.js';
import { namesIn } from '../../src/sections/rename/namesIn.js';
import { fileOf, resultOf } from '../model/models.js';
import { Choices } from '../model/proof/choices.js';
import { mutated } from '../model/proof/mutations.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = readFileSync(here('../model/language/example.yaml'), 'utf8');
const NEW = 'quite_another_name';
const declared = [
  ...new Set(namesIn(EXAMPLE, 'example.yaml', [])?.names.flatMap(({ name, declares }) => (declares ? [name] : []))),
];

/** A model's text with a name changed, or the problems that stood in the way. */
function renamed(text: string, from: string, to: string): string | Problem[] {
  const problems: Problem[] = [];
  const plan = planRenaming([fileOf(text)], { from, to }, problems);
  return plan === undefined ? problems : Buffer.from(plan[0]?.after ?? []).toString('utf8');
}

describe('every name of the language’s example', () => {
  const before = (): string => JSON.stringify(resultOf(EXAMPLE));

  it('is found where it is declared', () => expect(declared.length).toBeGreaterThan(40));

  it.each(declared)('%s: the results are the same but for it, and back again every byte is', (name) => {
    const text = renamed(EXAMPLE, name, NEW);
    if (typeof text !== 'string') throw new Error(text.map(({ found }) => found).join());
    const after = JSON.stringify(resultOf(text));
    expect(after.replaceAll(`"${NEW}"`, `"${name}"`)).toBe(before());
    expect(renamed(text, NEW, name)).toBe(EXAMPLE);
    expect(text.split('\n')).toHaveLength(EXAMPLE.split('\n').length);
  });
});

it('an input is renamed where correlations name it, the member beside it not', () => {
  const text = [
    'section: Correlated',
    'timeline: { first: 2025, base: 2026, last: 2028 }',
    'dimensions:',
    '  pool: [a, b]',
    'inputs:',
    '  a_price: { unit: 1, value: 1, spread: { shape: normal, sd: 1 } }',
    '  beds: { unit: 1, by: pool, members: { a: { value: 1, spread: { shape: normal, sd: 1 } }, b: 1 } }',
    'correlations:',
    '  - { between: [beds.a, "a_price"], rank: 0.5 }',
    'lines:',
    '  x:',
    '    unit: 1',
    '    formula: a_price',
    '',
  ].join('\n');
  const expected = (beds: string, price: string) => `between: [${beds}.a, "${price}"]`;
  const of = (from: string) => renamed(text, from, NEW);
  expect(of('beds')).toContain(expected(NEW, 'a_price'));
  expect(of('a_price')).toContain(expected('beds', NEW));
  expect(renamed(text.replaceAll('a_price', NEW), NEW, 'a_price')).toBe(text);
});

const tape = fc.uint16Array({ minLength: 60, maxLength: 200, size: 'max' });

describe('a spoilt file', { timeout: 300_000 }, () => {
  it('is renamed to the letter, or refused with a reason', () => {
    let changed = 0;
    fc.assert(
      fc.property(tape, (numbers) => {
        const choices = new Choices(numbers);
        const [name, spoilt] = [choices.pick(declared), mutated(choices, EXAMPLE)];
        const text = renamed(spoilt, name, NEW);
        if (typeof text === 'string') changed++;
        if (typeof text === 'string') expect(text.replaceAll(NEW, name)).toBe(Buffer.from(spoilt).toString('utf8'));
        else expect(hasErrors(text)).toBe(true);
      }),
      { seed: 2026, numRuns: 300, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(20);
  });

  it('is checked as a section, or refused with a reason', () => {
    const sections = ['wards', 'land', 'discounting', 'pfi/charge_published'].map((id) =>
      readFileSync(join(here('../../templates/model'), `${id}.yaml`), 'utf8'),
    );
    let sound = 0;
    fc.assert(
      fc.property(tape, (numbers) => {
        const choices = new Choices(numbers);
        const { problems } = checkModelFile(fileOf(mutated(choices, choices.pick(sections))), () => []);
        for (const { found } of problems) expect(found).not.toBe('');
        if (!hasErrors(problems)) sound++;
      }),
      { seed: 2026, numRuns: 300, endOnFailure: true },
    );
    expect(sound).toBeGreaterThan(5);
  });
});
