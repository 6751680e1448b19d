import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { printGbp } from '../../src/words/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';
import { resultOf, shipped, templates } from './reported.js';

const said = (folder: string): string | undefined =>
  resultOf(folder, undefined, { whole: false }).findings.find(({ id }) => id === 'pfi.list_and_prices')?.text;

it('what a list of 2016 expected for 2024/25 stands beside the last charge that it had as paid, in the prices of 2024/25', () => {
  const { inputs } = parse(readFileSync(join(templates, 'parameters', 'prices.yaml'), 'utf8')) as {
    inputs: { deflator_growth: { series: Record<string, number> } };
  };
  const growth = Object.entries(inputs.deflator_growth.series).filter(
    ([year]) => year > '2015/16' && year <= '2024/25',
  );
  expect(growth).toHaveLength(9);
  const inPrices = growth.reduce((sum, [, rate]) => sum * (1 + rate), 17_300_000);
  const text = said(join(shipped, 'stoke-mandeville'));
  expect(text).toContain(`is ${printGbp(inPrices)} in 2024/25 prices`);
  expect(text).toContain(`expected £21.6m, ${printGbp(inPrices - 21_600_000)} less`);
});

it('nothing is said where that charge is not given', () => {
  expect(said(STOKE_2016_17)).toBeUndefined();
});
