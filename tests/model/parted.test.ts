import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluate/index.js';
import { planBook } from '../../src/model/workbook/index.js';
import type { Problem } from '../../src/problems/index.js';
import { runModelFile } from '../../src/sections/file/index.js';
import { writeModelWorkbook } from '../../src/writers/workbook/index.js';
import { COVER, cellOf, lineRows } from '../writers/workbook/books.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../writers/workbook/judges.js';
import { compareCells, judge, recalculated } from '../writers/workbook/recalculate.js';

/** Models of which the engine once said another thing than their workbook, recalculated. */
const pathOf = (model: string): string => fileURLToPath(new URL(`parted/${model}.yaml`, import.meta.url));

function outcomeOf(model: string): Outcome {
  const { outcome, problems } = runModelFile(pathOf(model), []);
  if (outcome === undefined) throw new Error(JSON.stringify(problems));
  return outcome;
}

function valuesOf(model: string, line: string): number[] {
  const { structure, values } = outcomeOf(model);
  return Array.from(values[structure.ofLine.get(line)?.[0]?.index ?? -1] ?? []);
}

const last = (model: string, line: string): number => valuesOf(model, line).at(-1) ?? NaN;

describe('what is left of numbers that cancel', () => {
  it('is nothing after three payments of 0.1 towards 0.3', () => {
    expect(valuesOf('left-after-three-payments', 'overpaid').at(-1)).toBe(0);
    expect(valuesOf('left-after-three-payments', 'contract_goes_on')).toEqual([1, 1, 1, 1]);
    expect(valuesOf('left-after-three-payments', 'charge_due').at(-1)).toBe(0.1);
  });

  it('is nothing of shares that make up the whole', () => {
    expect(['rest', 'none_left', 'over'].map((line) => last('shares', line))).toEqual([0, 1, 0]);
  });

  it('is nothing wherever a last digit would decide', () => {
    const right = { band_of: 20, over_one: 1, less: 0, rest: 0, fl: 3, gap: 0, gap_open: 0, gap_by_max: 0 };
    for (const [line, value] of Object.entries({ ...right, and_gap: 0, if_gap: 0, nz: 0 }))
      expect([line, last('near-misses', line)]).toEqual([line, value]);
  });
});

describe('a rate of return of flows that change sign more than once', () => {
  it('is the one that a spreadsheet finds', () => {
    expect(last('handback', 'project_irr')).toBeCloseTo(0.065534087, 9);
    expect(last('negative-tail', 'rate')).toBeCloseTo(-0.0109975325, 9);
  });

  it('is the one at which they touch nothing', () => expect(last('double-root', 'rate')).toBeCloseTo(0.1, 12));

  it('is none of two', () => {
    expect(last('close-roots', 'rate')).toBeNaN();
    expect(outcomeOf('close-roots').failures.map(({ reason }) => reason)).toEqual(['more than one rate fits']);
  });
});

interface Written {
  readonly xlsx: Buffer;
  /** Where the cell of the rate of return stands. */
  readonly rate: string;
}

/** Models of one calendar, a sheet each. */
async function workbookOf(models: readonly string[]): Promise<Written> {
  const problems: Problem[] = [];
  const cases = models.map((model) => ({ id: model, title: model, outcome: outcomeOf(model) }));
  const book = planBook(cases, problems);
  if (book === undefined) throw new Error(JSON.stringify(problems));
  const rate = lineRows(book).find(({ row }) => row.name === 'rate');
  const address = rate === undefined ? '' : `${rate.sheet.title}!${cellOf(book, rate.row)}`;
  return { xlsx: await writeModelWorkbook({ book, cover: COVER }), rate: address };
}

describeJudged('recalculating models that cancel', () => {
  it('agrees in every cell', async () => {
    const { xlsx } = await workbookOf(['left-after-three-payments', 'shares', 'near-misses']);
    const { compared, different } = await judge(xlsx);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  });
});

for (const by of [LIBREOFFICE, GNUMERIC]) {
  const agrees = (): void => {
    it.each(['handback', 'negative-tail', 'close-roots'])('agrees in every cell of %s', async (model) =>
      expect((await judge((await workbookOf([model])).xlsx, [], by)).different).toEqual([]),
    );

    it('stops a ten-millionth short of a rate at which flows only touch nothing', async () => {
      const { xlsx, rate } = await workbookOf(['double-root']);
      const values = await recalculated(xlsx, [], by);
      const { different } = await compareCells(xlsx, values);
      expect(different.map(({ sheet, address }) => `${sheet}!${address}`)).toEqual([rate]);
      expect(values.get(rate)).toBeCloseTo(0.1, 6);
    });
  };
  describeJudged('recalculating rates of return of flows that change sign more than once', agrees, by);
}
