import { describe, expect, it } from 'vitest';
import { compactJson } from '../../src/files/index.js';
import { writtenLine, writtenResult, type WrittenResult } from '../../src/report/index.js';
import { resultOf, shipped } from '../study/reported.js';

const result = resultOf(`${shipped}/stoke-mandeville`);
const text = compactJson(writtenResult(result), 4, ',');
const written = JSON.parse(text) as WrittenResult;

describe('what result.json holds of Stoke Mandeville', () => {
  it('is under 2 MB', () => expect(text.length).toBeLessThan(2_000_000));

  it('is every number of every option, whole', () => {
    expect(written.options).toHaveLength(result.options.length);
    for (const [index, option] of written.options.entries()) {
      const lines = result.options[index]?.lines ?? {};
      expect(Object.keys({ ...written.linesOfEveryOption, ...option.lines }).sort()).toEqual(Object.keys(lines).sort());
      for (const [name, values] of Object.entries(lines))
        expect(writtenLine(written, option, name), name).toEqual(values);
    }
  });

  it('is no line twice: one that all options share stands with none of them', () => {
    const shared = Object.keys(written.linesOfEveryOption);
    expect(shared).toContain('unitary_charge');
    for (const { lines } of written.options) expect(shared.filter((name) => name in lines)).toEqual([]);
  });

  it('is every value of every input, for each option that has it', () => {
    const every = result.options.map(({ id }) => id);
    const cells = (
      inputs: readonly {
        name: string;
        section: string;
        member?: string;
        options?: readonly string[];
        values: readonly number[];
      }[],
    ) =>
      inputs
        .flatMap(({ name, section, member, options, values }) =>
          (options ?? every).map((option) => JSON.stringify([section, name, member ?? '', option, values])),
        )
        .sort();
    const rows = written.inputs.flatMap(({ rows, ...input }) => rows.map((row) => ({ ...input, ...row })));
    expect(cells(rows)).toEqual(cells(result.inputs));
    expect(rows).toHaveLength(result.inputs.length);
    // Each value once: no two rows differ in nothing but their options.
    const said = rows.map(({ options: _whose, ...row }) => JSON.stringify(row));
    expect(new Set(said).size).toBe(said.length);
  });

  it('is not the plan of the workbook', () => expect(written).not.toHaveProperty('book'));
});

it('a value that failed for need of another is null in its line; the reason stands once, at the other', () => {
  const [usual] = result.options;
  if (usual === undefined) throw new Error('there is no option');
  const failures = [
    { line: 'a', year: 2020, reason: 'it divides by 0' },
    { line: 'b', year: 2020, reason: 'it needs a value that failed' },
  ];
  const broken = { ...usual, lines: { a: [null], b: null }, failures };
  const left = writtenResult({ ...result, options: [broken, { ...broken, lines: { a: [null] } }] });
  expect(left.options.map((option) => option.failures)).toEqual([[failures[0]], [failures[0]]]);
  expect(left.linesOfEveryOption).toEqual({ a: [null] });
  expect(left.options.map(({ lines }) => lines)).toEqual([{ b: null }, {}]);
  expect(left.options.map((option) => writtenLine(left, option, 'b'))).toEqual([null, undefined]);
});
