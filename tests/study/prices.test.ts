import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { assemble, check } from '../../src/model/structure/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import type { Result } from '../../src/report/index.js';
import { readSectionText } from '../../src/sections/index.js';
import { writeSiteWorkbook } from '../../src/writers/workbook/index.js';
import { siteWorkbookOf } from '../../src/writers/report/contents.js';
import { describeJudged, GNUMERIC } from '../writers/workbook/judges.js';
import { recalculated } from '../writers/workbook/recalculate.js';
import { copyOf, edit, resultOf, sites, studyOf, shippedLibrary } from './reported.js';

/** ONS, YBGB, 30 June 2025: GDP deflator, means of the quarters from April to March (2022 = 100). */
const INDEX = { 2012: 79.2, 2016: 83.75, 2017: 85.65 };
const FACTOR = INDEX[2017] / INDEX[2012];

/** A copy of the invented hospital that gives a cost of demolition, with further keys beside it. */
function siteWith(beside: string, timeline = 'first: 2016/17, base: 2016/17'): string {
  const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  const entry = `  demolition_cost:\n    value: 100 realGBP/m2\n    status: published\n${beside}`;
  edit(join(folder, 'site.yaml'), '\nfacts:\n', `\n${entry}facts:\n`);
  edit(join(folder, 'site.yaml'), 'first: 2016/17, base: 2016/17', timeline);
  return folder;
}

const OF_2012 = '    prices: 2011/12\n';
const OF_BASE = '    prices: 2016/17\n';

describe('a hospital’s figure of another year', () => {
  it('is restated by the shipped deflator in every option, and says so', () => {
    for (const { outcome } of studyOf(siteWith(OF_2012)).cases) {
      const row = outcome.bound.get('demolition_cost')?.rows[0];
      expect(row?.values[0]).toBeCloseTo(100 * FACTOR, 3);
      expect(row?.note).toMatch(
        /Given as 100 realGBP\/m2 in 2011\/12 prices; × 1\.08143\d to 2016\/17 prices by deflator_growth/,
      );
    }
  });

  it('costs as much more as prices have risen', () => {
    const costOf = (folder: string): number => {
      const outcome = studyOf(folder).cases.find(({ option }) => option.id === 'rationalise-and-sell')?.outcome;
      return outcome === undefined ? NaN : total(outcome, 'demolition');
    };
    const [plain, restated] = [costOf(siteWith(OF_BASE)), costOf(siteWith(OF_2012))];
    expect(plain).toBeGreaterThan(0);
    expect(restated / plain).toBeCloseTo(FACTOR, 5);
  });

  it('is restated from the year of the cell that it was copied from, unless it says another', () => {
    const from =
      '    source: A survey\n    from: { file: survey.csv, row: 2, column: Cost, unit: realGBP/m2, year: 2015/16 }\n';
    const costOf = (beside: string): number | undefined => {
      const folder = siteWith(beside);
      writeFileSync(join(folder, 'survey.csv'), 'Survey,Cost\nDemolition,100\n');
      return studyOf(folder).cases[0]?.outcome.bound.get('demolition_cost')?.rows[0]?.values[0];
    };
    expect(costOf(from)).toBeCloseTo((100 * INDEX[2017]) / INDEX[2016], 3);
    expect(costOf(`${from}${OF_2012}`)).toBeCloseTo(100 * FACTOR, 3);
  });
});

function total(outcome: Outcome, line: string): number {
  const rows = outcome.structure.ofLine.get(line) ?? [];
  const values = rows.flatMap((row) => Array.from<number>(outcome.values[row.index] ?? []));
  return values.reduce((sum, value) => sum + value, 0);
}

it('the input that restates and the model’s own deflator line agree', () => {
  const problems: Problem[] = [];
  const library = shippedLibrary;
  const own = readSectionText(
    'section: Own\ninputs:\n  price:\n    unit: realGBP\n    value: 100 realGBP\n    prices: 2011/12\n' +
      'lines:\n  cost:\n    unit: realGBP\n    formula: price * 1\n',
    'own.yaml',
    'own',
    problems,
  );
  const shipped = library.sections(['prices', 'discounting'], { file: 'test' }, problems);
  const timeline = { first: 2012, base: 2017, last: 2018 };
  const blueprint = assemble(own === undefined ? shipped : [...shipped, own], { timeline }, problems);
  const known = library
    .parameters(problems)
    .flatMap(({ givens }) => givens)
    .filter(({ name }) => blueprint?.inputs.has(name));
  const checked = blueprint === undefined ? undefined : check(blueprint, [known], problems);
  if (checked === undefined) throw new Error(problems.map(printProblem).join('\n'));
  const outcome = compile(checked.structure).run(checked.bound);
  const deflator = valueAt(outcome, 'gdp_deflator', 2012) ?? NaN;
  expect(valueAt(outcome, 'cost')).toBeCloseTo(100 / deflator, 10);
  expect(deflator).toBeCloseTo(1 / FACTOR, 5);
});

describe('the workbook holds a restated figure', () => {
  const held = (result: Result) => result.held.find(({ input }) => input === 'demolition_cost');

  it('and lists the years of the deflator that it rests on', () => {
    const result = resultOf(siteWith(OF_2012, 'first: 2015/16, base: 2016/17'));
    expect(held(result)).toMatchObject({ dependsOn: ['deflator_growth'], years: [2016, 2017] });
    expect(held(result)?.why).toContain('2011/12');
    expect(held(resultOf(siteWith(OF_BASE)))).toBeUndefined();
  });
});

const recalculation = (): void => {
  it('is stale once the deflator of its years has moved, and not for a later year', async () => {
    const result = resultOf(siteWith(OF_2012));
    const xlsx = await writeSiteWorkbook(siteWorkbookOf(result, new Map()));
    const inputs = result.book.sheets.flatMap(({ rows }) => rows).filter((row) => row.kind === 'input');
    const rowOf = (name: string): number => inputs.find((row) => row.name === name)?.row ?? 0;
    const column = (year: number): string => result.book.columns[result.book.years.indexOf(year) + 1] ?? '';
    const state = async (year: number): Promise<unknown> => {
      const moved = { sheet: 'Inputs', address: `${column(year)}${rowOf('deflator_growth')}`, value: 0.09 };
      return (await recalculated(xlsx, [moved], GNUMERIC)).get(`Inputs!G${rowOf('demolition_cost')}`);
    };
    expect(await state(2017)).toBe('stale');
    expect(await state(2020)).toBe('held');
  });
};
describeJudged('recalculating a restated figure', recalculation, GNUMERIC);
