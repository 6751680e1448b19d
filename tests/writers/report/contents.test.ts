import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverOf } from '../../../src/writers/report/cover.js';
import { chartsOnCells } from '../../../src/writers/report/chartsOnCells.js';
import { siteWorkbookOf } from '../../../src/writers/report/contents.js';
import { summaryOf } from '../../../src/writers/report/summary.js';
import { locate } from '../../../src/writers/workbook/addresses.js';
import type { LineCell } from '../../../src/writers/workbook/index.js';
import { optionOf } from '../../study/printed.js';
import { resultOf, sites } from '../../study/reported.js';

const stoke = resultOf(join(sites, 'stoke-mandeville'));
const acute = resultOf(join(sites, 'typical-acute'));

describe('the sheet Summary', () => {
  it('shows today in the base year, live, and a line only where the hospital’s model has it', () => {
    const [today, acuteToday] = [stoke, acute].map((result) => summaryOf(result)[0]);
    expect(today?.title).toBe('The hospital today, 2016/17');
    expect(today?.rows).toContainEqual([
      'Occupancy',
      { line: 'occupancy_today', option: 'business-as-usual', year: 2017 },
    ]);
    expect(today?.rows.map(([label]) => label)).toContain('Charge of the year before to capital value');
    expect(acuteToday?.rows.map(([label]) => label)).not.toContain('Charge of the year before to capital value');
  });

  it('sets every option side by side, and calls a what-if one', () => {
    const options = summaryOf(acute)[1];
    expect(options?.title).toBe('The options at 2045/46');
    expect(options?.rows.map(([label]) => label)).toEqual([
      'Business as usual',
      'Programme alone',
      'Rationalise and sell',
      'Strategic estates partnership',
      'What if: a quarter less floor, two thirds less land (what-if, not a finding)',
    ]);
    for (const row of options?.rows ?? []) expect(row).toHaveLength(options?.header.length ?? 0);
  });

  it('has one table of changed assumptions for each option that changes anything, with the numbers of the result, and prints that of the best', () => {
    const tables = summaryOf(stoke).filter(({ title }) => title.startsWith('What would change the answer'));
    expect(tables.map(({ title }) => title.split(' · ')[1])).toEqual([
      'Programme alone',
      'Rationalise and sell',
      'Rationalise, owned wards first',
    ]);
    expect(tables.map(({ onScreen }) => onScreen)).toEqual([true, true, undefined]);
    expect(tables[0]?.rows).toHaveLength(stoke.experiments.find(({ id }) => id === 'changes')?.variants.length ?? NaN);
    expect(tables[2]?.rows[0]?.slice(0, 2)).toEqual(['As it stands', { value: 1, unit: 'ward' }]);
  });
});

describe('the table of payment regimes', () => {
  it('has the numbers of the result for every regime, the trust and the commissioner making the sum', () => {
    const table = summaryOf(stoke).find(({ title }) => title.startsWith('Who gains'));
    expect(table?.rows).toHaveLength(stoke.regimes?.regimes.length ?? NaN);
    expect(table?.rows.length).toBeGreaterThan(8);
    for (const row of table?.rows ?? []) {
      const [trust, commissioner, both] = row.slice(1, 4).map((cell) => locate(stoke.book, cell as LineCell).value);
      expect((trust ?? NaN) + (commissioner ?? NaN)).toBeCloseTo(both ?? NaN, 2);
    }
  });
});

describe('the charts on the workbook’s cells', () => {
  it('have a bridge of each sale, and none for an option that sells nothing, whatever it moves', () => {
    const receipts = acute.charts.filter(({ id }) => id === 'receipt.gross_to_net');
    expect(receipts.map(({ optionTitle }) => optionTitle)).toEqual([
      'Rationalise and sell',
      'Strategic estates partnership',
    ]);
    const drawn = chartsOnCells(receipts);
    expect(drawn.map(({ title }) => title)).toEqual(['Land receipt from gross to net: Rationalise and sell']);
    // Moves that no sale pays for are in no receipt: without its levels the partnership's bridge has nothing to draw.
    const changes = receipts.map((chart) => ({ ...chart, lines: chart.lines.filter(({ step }) => step === 'change') }));
    expect(chartsOnCells(changes)).toHaveLength(1);
  });
});

describe('the workbook of a hospital', () => {
  const book = siteWorkbookOf(stoke, new Map([['bed-bridge.png', Buffer.from('')]]));

  it('compares only lines that its model has, a series in the last year', () => {
    for (const { line, label, year } of book.compare) {
      const printed = optionOf(stoke, 'business-as-usual').lines[line];
      expect(printed, line).toBeDefined();
      expect(year).toBe(Array.isArray(printed) ? 2046 : undefined);
      expect(label.endsWith('2045/46')).toBe(Array.isArray(printed));
    }
    expect(book.compare.map(({ line }) => line)).not.toContain('what_if_receipt_low');
    expect(siteWorkbookOf(acute, new Map()).compare.map(({ line }) => line)).toContain('what_if_receipt_low');
  });

  it('cites a source, a note, a cell or a place for every input and every fact', () => {
    expect(book.sources).toHaveLength(stoke.inputs.length + stoke.facts.length);
    for (const row of book.sources) expect(row.source ?? row.file, row.what).toMatch(/./);
    const land = book.sources.find(({ what }) => what === 'Land of the site');
    expect(land).toMatchObject({
      value: 170_000,
      status: 'measured',
      file: 'sources/eric_2016-17_site.csv',
      row: 2,
      column: 'Land area owned (Hectares)',
      year: '2016/17',
    });
  });

  it('prints every finding, warning and licence', () => {
    expect(book.findings).toEqual(
      stoke.findings.map(({ title, text, id, option, member, variant }) => {
        const each = member ?? variant;
        return { title, text, id, option, ...(each === undefined ? {} : { each }) };
      }),
    );
    expect(book.warnings).toEqual(stoke.warnings);
    expect(book.attributions.join()).toMatch(/Open Government Licence.*OpenStreetMap/);
  });

  it('gives each chart a title in words', () => {
    expect(book.charts).toEqual([
      {
        file: 'bed-bridge.png',
        title: 'From beds open today to beds needed and closable, 2021/22',
        png: Buffer.from(''),
      },
    ]);
  });
});

describe('the cover', () => {
  const cover = coverOf(stoke);

  it('says whose it is, how much of it is illustrative, and what it does not do', () => {
    expect(cover.title).toBe('Stoke Mandeville Hospital');
    expect(cover.subtitle).toBe('Buckinghamshire Healthcare NHS Trust, ODS RXQ02');
    expect(cover.lines.join('\n')).toContain(`${stoke.statuses.illustrative} illustrative`);
    expect(cover.notDone.join('\n')).toMatch(/no variation, refinancing, buy-out or termination/);
  });

  it('says what becomes of the land, an option each, and that no constraint is drawn', () => {
    const land = cover.lines.filter((line) => line.startsWith('Land, '));
    expect(land).toHaveLength(2);
    for (const { title, parcels, whyNone } of stoke.land?.plans ?? []) {
      const line = land.find((each) => each.startsWith(`Land, ${title}: `));
      expect(line).toContain(parcels.length === 0 ? whyNone : `${parcels.length} parcel`);
    }
    expect(cover.notDone.join('\n')).toContain('no constraint is drawn');
    // The made-up hospital draws some.
    const drawn = coverOf(acute);
    expect(drawn.notDone.join('\n')).not.toContain('no constraint is drawn');
    expect(drawn.notDone.join('\n')).toContain('only the constraints that the map draws: no flood zone');
  });

  it('counts every input that decides something once', () => {
    const total = Object.values(stoke.statuses).reduce((sum, count) => sum + count, 0);
    // One with a row for each of thirty blocks is one input; what decides nothing, or what Decant measures, is none.
    expect(total).toBeGreaterThan(100);
    expect(total).toBeLessThan(new Set(stoke.inputs.map(({ name }) => name)).size);
    expect(stoke.statuses.unstated ?? 0).toBe(0);
  });

  it('names what made it: version, model and inputs', () => {
    expect(cover.hashes).toEqual([
      ['Decant', '0.0.0'],
      ['Model (SHA-256)', 'model'],
      ['Site folder (SHA-256)', 'site'],
    ]);
  });
});
