import { describe, expect, it } from 'vitest';
import { bridgeSteps } from '../../../src/writers/charts/bedBridge.js';
import { spansOf } from '../../../src/writers/charts/bridge.js';
import { spread } from '../../../src/writers/charts/endLabels.js';
import { spotsInside, type Point } from '../../../src/writers/map/inside.js';
import { NUMBER_SIZE, placeNumbers } from '../../../src/writers/map/numbers.js';
import { idleOptions, panelsOf } from '../../../src/writers/map/panels.js';
import { frameOf } from '../../../src/writers/map/frame.js';
import { withoutIdleYears } from '../../../src/writers/charts/releasedStranded.js';
import { SAMPLE, townPlan } from './samples.js';

const BOX = { x: 0, y: 0, width: 400, height: 400 };
const square = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

describe('the bed bridge', () => {
  it('stands levels on zero, starts each change where the last ended, hangs closable beds from the first level', () => {
    const spans = spansOf(bridgeSteps(SAMPLE.bedBridge.steps));
    expect(spans[0]).toEqual([0, 512]);
    expect(spans[1]).toEqual([512, 544]);
    expect(spans[3]).toEqual([506, 560]);
    expect(spans[7]).toEqual([464, 512]);
  });
});

describe('a step that could not be calculated', () => {
  it('is flat and leaves the rest where it is', () => {
    const [open, growth] = spansOf([
      { label: 'Open today', amount: 512, kind: 'level' },
      { label: 'Growth', amount: NaN, kind: 'change' },
    ]);
    expect([open, growth]).toEqual([
      [0, 512],
      [512, 512],
    ]);
  });
});

describe('labels at the ends of lines', () => {
  it('stay where they are wanted when they are apart', () => {
    expect(spread([50, 200], [20, 20], [0, 300])).toEqual([50, 200]);
  });

  it('are pushed apart when they coincide, within the limits', () => {
    expect(spread([295, 295, 295], [20, 20, 20], [0, 300])).toEqual([250, 270, 290]);
  });
});

describe('idle years', () => {
  it('before the first and after the last payment are left out, gaps between stay', () => {
    expect(withoutIdleYears([0, 5, 0, 6, 0, 0])).toEqual([null, 5, 0, 6, null, null]);
  });
});

describe('the plan', () => {
  it('draws north up, at one scale both ways', () => {
    const frame = frameOf([square(480_000, 210_000, 200)], BOX);
    expect(frame.unitsPerMetre).toBe(2);
    expect(frame.place([480_000, 210_200])).toEqual([0, 0]);
  });

  it('finds a place inside a U, where its middle is outside', () => {
    const u: Point[] = [[0, 0], [30, 0], [30, 80], [70, 80], [70, 0], [100, 0], [100, 100], [0, 100], [0, 0]]; // prettier-ignore
    const [{ at, holdsBox }] = spotsInside([u], 14, 10);
    expect(holdsBox).toBe(true);
    expect(at[0] < 30 || at[0] > 70 || at[1] > 80).toBe(true);
  });

  it('puts numbers inside large blocks, beside small ones, and none over another', () => {
    const blocks = [square(10, 10, 100), square(200, 200, 6), square(208, 200, 6), square(216, 200, 6)];
    const numbers = placeNumbers(
      blocks.map((ring, index) => ({ label: `${index + 1}`, rings: [ring], names: 'block' })),
      BOX,
      (text) => text.length * NUMBER_SIZE * 0.6,
    );
    expect(numbers.map(({ from }) => from === undefined)).toEqual([true, false, false, false]);
    for (const { box: one, text } of numbers) {
      for (const { box: other } of numbers.filter((number) => number.text !== text)) {
        const apart = one.x + one.width < other.x || other.x + other.width < one.x || one.y + one.height < other.y || other.y + other.height < one.y; // prettier-ignore
        expect(apart).toBe(true);
      }
    }
  });

  it('shares a panel among options that empty the same blocks, and names those that empty none', () => {
    const plan = townPlan(36, ['Business as usual', 'Sell', 'Sell more']);
    const twin = {
      ...plan,
      options: [...plan.options, { ...(plan.options[1] ?? plan.options[0]!), label: 'Sell later' }],
    };
    expect(panelsOf(twin).map(({ options }) => options)).toEqual([['Sell', 'Sell later'], ['Sell more']]);
    expect(idleOptions(twin)).toEqual(['Business as usual']);
  });

  it('has one panel when nothing is emptied', () => {
    const plan = townPlan(36, ['Business as usual']);
    const twice = { ...plan, options: [...plan.options, ...plan.options] };
    expect(panelsOf(twice)).toHaveLength(1);
    expect(idleOptions(twice)).toEqual([]);
  });
});
