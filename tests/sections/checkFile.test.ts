import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import type { Section } from '../../src/model/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { checkModelFile } from '../../src/sections/file/index.js';
import { readSectionText } from '../../src/sections/index.js';
import { fileOf } from '../model/models.js';

const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const library = new Library(templates);
const ids = library.ids('model');
const shipped = ((): readonly Section[] => {
  const problems: Problem[] = [];
  const sections = library.sections(ids, { file: templates }, problems);
  if (problems.length > 0) throw new Error(problems.map(printProblem).join('\n'));
  return sections;
})();

const said = (text: string, others: readonly Section[] = shipped): string[] =>
  checkModelFile(fileOf(text), () => others).problems.map((problem) =>
    printProblem(problem).replace(/^.*?model\.yaml:?/, ''),
  );

describe('every shipped section is sound alone', () => {
  it.each(ids)('%s', (id) => {
    const { kind, problems } = checkModelFile(join(templates, 'model', `${id}.yaml`), () => shipped);
    expect({ kind, problems: problems.map(printProblem) }).toEqual({ kind: 'section', problems: [] });
  });

  it('and with no other section at hand only names are missing', () => {
    for (const id of ids) {
      const { problems } = checkModelFile(join(templates, 'model', `${id}.yaml`), () => []);
      for (const problem of problems)
        expect(printProblem(problem)).toMatch(/warning: no section declares [a-z0-9_]+\./);
    }
  });
});

describe('what is wrong in a section is found without the rest of its model', () => {
  const wards = readFileSync(join(templates, 'model', 'wards.yaml'), 'utf8');
  const changed = (from: string, to: string): string[] => {
    expect(wards).toContain(from);
    return said(wards.replace(from, to));
  };

  it('a unit, from what another section declares', () => {
    const text = 'section: Mine\nlines:\n  x:\n    unit: GBP\n    formula: unitary_charge_real * 1\n';
    expect(said(text)).toEqual([
      '5:14: x: the formula is in realGBP, the line says GBP. Divide nominal money by a deflator (GBP/realGBP) first',
    ]);
  });

  it('a dimension, from what another section declares', () => {
    const text = 'section: Mine\nlines:\n  x:\n    unit: bed\n    formula: closable_beds * 1\n';
    expect(said(text)).toEqual([
      '5:14: x: closable_beds is by pool, which x is not. Total it first: total(closable_beds), or give x by: pool',
    ]);
  });

  it('a function, a key, a circle and a formula that cannot be read', () => {
    const line = (formula: string): string => `section: Mine\nlines:\n  x:\n    unit: 1\n    formula: ${formula}\n`;
    expect(said(line('cieling(2)'))[0]).toMatch(/^5:14: x: there is no function cieling/);
    expect(said(line('x + 1'))).toEqual([
      '3:3: a circle within one year: x → x. Look at the year before with prev(line, start)',
    ]);
    expect(said(line('1 +'))[0]).toMatch(/^5:17: x: /);
    expect(changed('    formula:', '    fromula:')[0]).toMatch(/has no/);
  });

  it('a value that is no quantity of its unit', () => {
    const text = 'section: Mine\ninputs:\n  area:\n    unit: m2\n    series: { 2026: 3 ha, 2027: 4 bed }\n';
    expect(said(text)).toEqual(['5:33: area: "4 bed" is in bed, where m2 is needed. Write it like 28 m2']);
  });

  it('a correlation with an input that no section declares, or of what is none', () => {
    const text = (other: string): string =>
      `section: Mine\ninputs:\n  price: { unit: 1, value: 1 }\ncorrelations:\n  - { between: [price, ${other}], rank: 0.5 }\nlines:\n  x:\n    unit: 1\n    formula: price\n`;
    expect(said(text('land_price_rank'))).toEqual([]);
    expect(said(text('land_price_rang'))).toEqual([expect.stringContaining('no section declares land_price_rang')]);
    expect(said(text('x'))).toEqual([expect.stringContaining('there is no input x')]);
  });

  it('what other sections declare in two ways fits any unit', () => {
    const twice =
      'section: Mine\nlines:\n  x:\n    unit: m2\n    formula: total(thing) + earlier(thing)\n    by: pool\n';
    const other = (id: string, unit: string, by: string): Section => ({
      ...(shipped[0] as Section),
      id,
      lines: (shipped[0] as Section).lines.slice(0, 1).map((line) => ({
        ...line,
        name: 'thing',
        by,
        unit: { text: unit, powers: [], factor: 1 },
      })),
    });
    expect(said(twice, [other('a', '1', 'pool'), other('b', '1', 'block')])).toEqual([]);
    expect(said(twice, [other('a', '1', 'pool')])[0]).toMatch(/thing is by pool, and x is by pool/);
  });
});

describe('slots', () => {
  const pays = `section: Payment
slots:
  payment:
    label: How the hospital is paid
    lines: { income: { unit: GBP } }
lines:
  surplus:
    unit: GBP
    formula: income - 0
`;
  const fills = (unit: string): string =>
    `section: Block\nfills: payment\nlines:\n  income:\n    unit: ${unit}\n    formula: t * 0\n`;

  it('what a section’s own slot asks for is known, without a filler', () => {
    expect(said(pays)).toEqual([]);
    expect(said(pays.replace('unit: GBP\n    formula', 'unit: bed\n    formula')).join()).toContain(
      'surplus: the formula is in GBP',
    );
  });

  it('a filler gives what the slot asks for, where the slot is known', () => {
    const problems: Problem[] = [];
    const slot = readSectionText(pays, 'payment.yaml', 'payment', problems);
    const others = slot === undefined ? [] : [slot];
    expect(problems).toEqual([]);
    expect(said(fills('GBP'), others)).toEqual([]);
    expect(said(fills('bed'), others).join()).toContain('income is in bed, where slot payment asks for GBP');
    expect(said(fills('GBP'), [])).toEqual([]);
  });
});

it('a file with a timeline is a model, and must be whole', () => {
  const text =
    'section: Mine\ntimeline: { first: 2025, base: 2026, last: 2030 }\nlines:\n  x:\n    unit: 1\n    formula: y\n';
  const { kind, problems } = checkModelFile(fileOf(text), () => shipped);
  expect(kind).toBe('model');
  expect(problems.map((problem) => problem.found)).toEqual(['x: there is no line or input y']);
});
