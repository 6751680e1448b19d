import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { qaLogOf } from '../../../src/writers/report/qaLog.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { resultOf, sites } from '../../study/reported.js';
import { stressWorkbook } from './books.js';

describe('the QA log of a run', () => {
  const result = resultOf(join(sites, 'stoke-mandeville'));
  const log = qaLogOf({ ...result, date: '2026-11-29' });

  it('says what was checked, when, by which program and with what result', () => {
    expect(log.date).toBe('2026-11-29');
    expect(log.program).toBe(`Decant ${result.decant}`);
    const results = new Map(log.checks.map(({ what, result: found }) => [what, found]));
    const held = result.options.flatMap(({ checks }) => checks);
    expect(held.every(({ ok }) => ok)).toBe(true);
    expect(results.get('The model’s own checks: every option, member and year')).toBe(`all ${held.length} hold`);
    expect([...results.values()]).toContain(`no error; ${result.warnings.length} warnings`);
  });

  it('says which checks do not hold, and of values that none could be worked out', () => {
    const [first, ...others] = result.options;
    const spoilt = {
      ...first,
      checks: (first?.checks ?? []).map((check, index) => (index === 0 ? { ...check, ok: false } : check)),
      failures: [{ line: 'x', reason: 'division by zero' }],
    } as NonNullable<typeof first>;
    const found = qaLogOf({ ...result, options: [spoilt, ...others] }).checks.map((check) => check.result);
    expect(found.filter((text) => /^1 of \d+ do not hold$/.test(text))).toHaveLength(1);
    expect(found).toContain('1');
  });

  it('has the seven stages, each with what stands and what is left', () => {
    expect(log.stages.map(({ title }) => title[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    for (const { stands, left } of log.stages) expect(Math.min(stands.length, left.length)).toBeGreaterThan(20);
  });

  it('weighs limitations by how far each changed assumption moves what ranks the options, the farthest first', () => {
    const ran = result.experiments.find(({ id }) => id === 'changes');
    const ask = ran?.asks.find(({ line }) => line === result.best.line)?.id ?? '';
    const valueIn = (title: string): number =>
      ran?.variants
        .find((variant) => variant.title === title)
        ?.cases.find(({ option }) => option === result.best.change)?.values[ask] ?? NaN;
    const sizes = log.weights.map(({ difference }) => Math.abs(difference));
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const { what, value, difference } of log.weights) {
      expect(value).toBe(valueIn(what));
      expect(value - difference).toBeCloseTo(valueIn('As it stands'), 4);
    }
  });

  it('says that no day was given where nobody said one', () => expect(qaLogOf(result).date).toBeUndefined());
});

describe('the sheet QA log', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeSiteWorkbook(stressWorkbook())) as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet('QA log');
  const rows: string[][] = [];
  sheet?.eachRow((row) => rows.push(Array.from({ length: 6 }, (_, index) => row.getCell(index + 1).text)));

  it('stands apart from the sources, with the state of checks and held inputs as the cells are', () => {
    expect(workbook.getWorksheet('Sources')?.getCell('A1').text).toBe('Sources');
    const live = rows.flatMap(([what, , , , now]) => (what === '=Checks' || what === 'Held' ? [now] : []));
    expect(live).toHaveLength(2);
    expect(live).toContain('Held inputs fit the inputs that they were worked out from');
    expect(rows.find(([what]) => what === 'Nothing')?.[1]).toBe('not given');
  });

  it('has a line to sign for analyst, assurer and approver', () => {
    const at = rows.findIndex(([what]) => what === 'Signed as');
    expect(rows[at]).toEqual(['Signed as', 'Date', 'Name', 'Post and organisation', 'Signature', 'Remarks']);
    expect(rows.slice(at + 1).map(([role]) => role?.split(',')[0])).toEqual(['Analyst', 'Assurer', 'Approver']);
  });
});
