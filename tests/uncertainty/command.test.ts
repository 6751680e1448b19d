import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SimulationResult } from '../../src/uncertainty/index.js';
import { Desk, root } from '../commands/decant.js';

const example = readFileSync(join(root, 'tests/model/language/example.yaml'), 'utf8');

describe('decant run --draws', () => {
  it('prints a table that a person reads', async () => {
    const { status, stdout, stderr } = await new Desk()
      .write('model.yaml', example)
      .decant('run', 'model.yaml', '--draws', '2000', '--seed', '7', '--lines', 'receipts_pv,rpi_index,no_irr');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('2,000 draws of 1 input (bed_fall), seed 7, generator splitmix64.');
    expect(stdout).toMatch(/^line +year +mean +P10 +P50 +P90 +above 0 +failed$/m);
    expect(stdout).toMatch(/^receipts_pv \(pvGBP\) +[\d,]+ +0 +[\d,]+ +[\d,]+ +\d\d\.\d% +0$/m);
    expect(stdout).toContain('The same in every draw: rpi_index, no_irr.');
    expect(stdout).toContain('no_irr fails in every draw: no sign change');
  });

  it('refuses a model of which more hangs on the draws than memory would hold, before it plans anything', async () => {
    const members = Array.from({ length: 650 }, (_, index) => `m${index}`).join(', ');
    const line = (name: string): string => `  ${name}:\n    unit: 1\n    by: pool\n    formula: x * t\n`;
    const desk = new Desk().write(
      'model.yaml',
      `section: Large\ntimeline: { first: 1901, base: 1902, last: 2300 }\ndimensions:\n  pool: [${members}]\ninputs:\n  x: { unit: 1, value: 1, spread: { shape: uniform, low: 0, high: 2 } }\nlines:\n${line('a')}${line('b')}`,
    );
    const { status, stdout, stderr } = await desk.decant('run', 'model.yaml', '--draws', '10');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('model.yaml is too large to simulate');
    expect(stderr).toContain('520000 cells hang on the draws, and at most 250000 can be simulated at once. Ask for');
  });

  it('prints plain data with --json, the same on two threads', async () => {
    const desk = new Desk().write('model.yaml', example);
    const one = await desk.decant('run', 'model.yaml', '--draws', '3000', '--json');
    const two = await desk.decant('run', 'model.yaml', '--draws', '3000', '--json', '--threads', '2');
    expect(two).toEqual(one);
    const result = JSON.parse(one.stdout) as SimulationResult;
    expect(result).toMatchObject({ generator: 'splitmix64', seed: 1, draws: 3000 });
    expect(result.lines.length).toBeGreaterThan(20);
  });

  it.each([
    [['--draws', '0'], 'draws'],
    [['--draws', '10', '--lines', 'receipts_pw'], 'there is no line receipts_pw. Did you mean receipts_pv?'],
    [['--lines', 'receipts_pv'], '--draws'],
    [['--draws', '10', '--seed', '1.5'], 'integer'],
  ])('refuses %j', async (flags, expected) => {
    const { status, stderr } = await new Desk().write('model.yaml', example).decant('run', 'model.yaml', ...flags);
    expect(status).not.toBe(0);
    expect(stderr).toContain(expected);
  });

  it('says so where no input has a spread', async () => {
    const text = example.replace(/^ +spread:.*$/m, '');
    const { status, stderr } = await new Desk().write('model.yaml', text).decant('run', 'model.yaml', '--draws', '10');
    expect(status).not.toBe(0);
    expect(stderr).toContain('No input has a spread. Write one beside a value');
  });
});
