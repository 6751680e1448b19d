import type { ChartFigures } from '../../../src/report/figures/figures.js';
import type { BlockState, PlanOption, Ring } from '../../../src/report/land/landFigures.js';

/** A square site of rectangular blocks in rows; the second option empties three, each later one three more. */
export function townPlan(count: number, options: readonly string[]): ChartFigures['sitePlan'] {
  const across = Math.ceil(Math.sqrt(count));
  const pitch = 400 / across;
  return {
    source:
      'boundary.geojson and buildings.geojson of the site folder. The floor areas are by footprint, illustrative.',
    attributions: ['Building outlines © OpenStreetMap contributors, Open Database Licence 1.0'],
    boundary: [rectangle(480_000, 210_000, 430, 430)],
    siteAreaM2: 170_000,
    constraints: [],
    roads: [],
    blocks: Array.from({ length: count }, (_, index) => ({
      id: `block-${index + 1}`,
      label: `${index + 1}`,
      rings: [
        rectangle(
          480_020 + (index % across) * pitch,
          210_020 + Math.floor(index / across) * pitch,
          pitch * (index % 3 === 0 ? 0.3 : 0.75),
          pitch * 0.6,
        ),
      ],
    })),
    options: options.map((label, index) => planOption(label, count, 3 * index)),
  };
}

function planOption(label: string, count: number, emptied: number): PlanOption {
  const states = Array.from({ length: count }, (_, block): BlockState => {
    if (block < emptied) return 'emptied';
    return block >= count - 4 ? 'pfi' : 'kept';
  });
  return {
    label,
    states,
    years: states.map((state) => (state === 'emptied' ? '2021/22' : null)),
    floorAreaM2: { kept: 40_000 - 1_100 * emptied, emptied: 1_100 * emptied, pfi: 16_992, fixed: 0 },
    landReleasedM2: 2_000 * emptied,
    parcels: [],
    dropped: [],
  };
}

/** A plan on which everything is drawn: constraints hard and soft, parcels, a piece dropped, a listed block, a road. */
export function richPlan(): ChartFigures['sitePlan'] {
  const plan = townPlan(36, ['Rationalise and sell']);
  const [option] = plan.options;
  if (option === undefined) throw new Error('a plan has an option');
  const at = (x: number, y: number, width: number, height: number) => [
    rectangle(480_000 + x, 210_000 + y, width, height),
  ];
  const emptied = [0, 1, 2, 6, 7, 12];
  const states = option.states.map((state, index): BlockState => {
    if (index === 20 || index === 21) return 'fixed';
    return emptied.includes(index) ? 'emptied' : state;
  });
  return {
    ...plan,
    constraints: [
      { label: 'Brook', kind: 'Flood zone', hard: true, bufferM: 8, areaM2: 8_600, rings: at(-40, 0, 62, 500) },
      { label: 'Oaks', kind: 'Protected trees', hard: true, bufferM: 12, areaM2: 1_300, rings: at(70, 95, 36, 36) },
      { label: 'Lime avenue', kind: 'Protected trees', hard: true, bufferM: 5, areaM2: 900, rings: at(150, 8, 90, 10) },
      {
        label: 'Old boiler house',
        kind: 'Contaminated land',
        hard: false,
        bufferM: 0,
        areaM2: 2_500,
        rings: at(120, 20, 60, 42),
      },
      {
        label: 'Helipad approach',
        kind: 'Helipad safeguarding',
        hard: false,
        bufferM: 50,
        areaM2: 20_000,
        rings: at(250, 200, 120, 160),
      },
    ],
    roads: [
      [[479_900, 209_990], [480_500, 209_992]], // prettier-ignore
      [[480_436, 209_900], [480_438, 210_600]], // prettier-ignore
    ],
    options: [
      {
        ...option,
        states,
        years: states.map((state, index) => (state === 'emptied' ? (index < 6 ? '2021/22' : '2026/27') : null)),
        floorAreaM2: { kept: 31_200, emptied: 6_600, pfi: 16_992, fixed: 2_200 },
        landReleasedM2: 24_800,
        balance: {
          cellsM2: 27_900,
          withoutBlocksM2: 0,
          setbacksM2: 3_100,
          constrainedM2: 5_790,
          droppedM2: 610,
          parcelsM2: 18_400,
        },
        parcels: [
          {
            label: 'Parcel 1',
            areaM2: 14_300,
            netM2: 12_155,
            yearLabel: '2026/27',
            needsAccess: false,
            rings: at(24, 2, 180, 90),
          },
          {
            label: 'Parcel 2',
            areaM2: 4_100,
            netM2: 3_485,
            yearLabel: null,
            needsAccess: true,
            rings: at(24, 135, 60, 62),
          },
        ],
        dropped: [{ areaM2: 610, why: 'smaller than the smallest parcel of 2,000 m²', rings: at(90, 140, 30, 20) }],
      },
    ],
  };
}

function rectangle(x: number, y: number, width: number, height: number): Ring {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
}
