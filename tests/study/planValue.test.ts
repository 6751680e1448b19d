import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { checkedCase, readCases, type Case } from '../cases/readCases.js';
import { shippedLibrary as library } from './reported.js';

const file = 'blocks.yaml';
const [worth] = readCases(fileURLToPath(new URL('../cases', import.meta.url)), file).filter(({ case: title }) =>
  title.startsWith('METHOD 4.2 and 6.1: what a block is worth'),
);
const YEARS = [2017, 2018, 2019, 2020];
const NO_PLAN = {
  block_chosen: '0',
  block_floor_before: '0 m2',
  block_floor_ahead: '0 m2',
  block_land_to_release: '0 m2',
  parcel_area: '0 m2',
  parcel_floor_before: '0 m2',
  plan_cells: '0 m2',
};

/** The case with all of the block's cell clear and measured alike, so that its fixed share is what the map gives. */
function run(inputs: Case['inputs']): Outcome {
  if (worth === undefined) throw new Error(`${file} has no case of a block's worth`);
  const measured = { block_clear_land: { annexe: '2 ha', tower: '7 ha' } };
  const { structure, bound } = checkedCase(
    { ...worth, inputs: { ...worth.inputs, ...measured, ...inputs } },
    file,
    library,
  );
  return compile(structure).run(bound);
}

/** 400 spaces of 25 m² on the 1.2 ha that lie open round the annexe. */
const CARS: Case['inputs'] = {
  block_open_ground: { annexe: '1.2 ha', tower: '1 ha' },
  block_open_ground_ahead: { annexe: '0 m2', tower: '1.2 ha' },
  block_clear_open_ground: { annexe: '1.2 ha', tower: '1 ha' },
  block_open_to_release: { annexe: '1.2 ha', tower: '0 m2' },
  parcel_open_ground: { 'parcel_1.annexe': '1.2 ha', 'parcel_1.tower': '0 m2' },
};

/** What the estate's own lines are worth today: cost released, net receipts of the public sector, moves, funded backlog. */
function worthOf(outcome: Outcome): number {
  const at = (line: string, year: number): number => valueAt(outcome, line, year) ?? NaN;
  return YEARS.reduce((sum, year) => {
    const cash =
      at('running_cost_released', year) +
      at('land_sale_cash_exchequer', year) +
      at('backlog_saved', year) -
      at('block_one_offs', year);
    return sum + cash * at('discount_factor', year);
  }, 0);
}

describe('the value by which blocks are chosen', () => {
  it.each([
    ['as it stands', {}],
    ['with half of the backlog funded', { backlog_funded_share: '50 %' }],
    ['at a price below its costs', { land_price_low: '30 realGBP/m2', land_price_high: '30 realGBP/m2' }],
    ['with parking replaced', { parking_replaced: '1' }],
    ['with a car park kept on most of its open ground', CARS],
    ['with a car park drawn elsewhere', { ...CARS, parking_drawn: '1 ha' }],
    ['with more cars than open ground', { ...CARS, parking_spaces: '9000 space' }],
  ])('is what the plan changes in the lines of the estate: %s', (_title, inputs: Case['inputs']) => {
    const planned = run(inputs ?? {});
    const change = worthOf(planned) - worthOf(run({ ...inputs, ...NO_PLAN }));
    expect(valueAt(planned, 'blocks_emptied', 2018)).toBe(1);
    expect(valueAt(planned, 'plan_value')).toBeCloseTo(change, 4);
  });

  it.each([
    ['the first in unused floor, the second in unused floor and freed wards', '55 %', [0, 1425]],
    ['the first in unused floor and freed wards, the second in wards', '50 %', [75, 1500]],
    ['all of it in freed wards', '2.5 %', [1500, 1500]],
  ])('is so of two blocks where unused floor is filled first: %s', (_title, unused, wards) => {
    const [annexe, tower] = wards as [number, number];
    const denser: Case['inputs'] = {
      densify: '1',
      empty_share: unused,
      sell_land: '0',
      block_floor_area: { annexe: '1500 m2', tower: '1500 m2' },
      block_movable: '1',
      block_chosen: '1',
      block_floor_before: { annexe: '1500 m2', tower: '3000 m2' },
      block_floor_ahead: { annexe: '0 m2', tower: '1500 m2' },
      block_land_to_release: { annexe: '2 ha', tower: '0 m2' },
      parcel_floor_before: '1500 m2',
    };
    const planned = run(denser);
    const change = worthOf(planned) - worthOf(run({ ...denser, ...NO_PLAN }));
    expect(valueAt(planned, 'blocks_emptied', 2019)).toBe(2);
    expect(valueAt(planned, 'block_ward_floor', 2019, 'annexe')).toBeCloseTo(annexe, 6);
    expect(valueAt(planned, 'block_ward_floor', 2019, 'tower')).toBeCloseTo(tower, 6);
    expect(valueAt(planned, 'plan_value')).toBeCloseTo(change, 4);
  });
});
