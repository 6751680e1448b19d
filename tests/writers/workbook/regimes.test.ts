import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../../src/library/index.js';
import type { Result } from '../../../src/report/index.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { siteWorkbookOf } from '../../../src/writers/report/contents.js';
import { strangeNumbers } from '../../model/workbook/numbers.js';
import { built, copyOf, edit, resultOf, sites, templates, temporaryFolder } from '../../study/reported.js';
import { describeJudged, GNUMERIC } from './judges.js';
import { judge } from './recalculate.js';

/** The sections of payment and of who gains. */
const OURS = /^(payment\/|activity_value|net_result|charge_burden)/;

interface Paid {
  readonly result: Result;
  readonly fillers: readonly string[];
}

let paid: Paid | undefined;

/** A typical acute hospital whose options differ in the way of paying alone: one for each that is shipped. Evaluated once. */
const paidInEveryWay = (): Paid => (paid ??= evaluatedInEveryWay());

function evaluatedInEveryWay(): Paid {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  const fillers = new Library(root, built).fillersOf('payment');
  const ids = fillers.map((filler) => filler.replace('payment/', 'paid-by-').replaceAll('_', '-'));
  fillers.forEach((filler, index) => {
    const text = `option: ${filler}\nslots:\n  payment: ${filler}\ninputs:\n  close_wards: 1\n  consolidate: 0\n  densify: 1\n  sell_land: 1\n`;
    writeFileSync(join(root, 'options', `${ids[index] ?? ''}.yaml`), text);
  });
  const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  const site = join(folder, 'site.yaml');
  const [listed] = /^options: .*$/m.exec(readFileSync(site, 'utf8')) ?? [''];
  edit(site, listed, `options: [business-as-usual, ${ids.join(', ')}]`);
  edit(site, 'last: 2045/46', 'last: 2026/27');
  return { result: resultOf(folder, new Library(root, built)), fillers };
}

describe('a workbook with every way of paying', () => {
  it('holds no number that belongs among the inputs', () => {
    const { result, fillers } = paidInEveryWay();
    expect(fillers.length).toBeGreaterThanOrEqual(11);
    expect(result.options).toHaveLength(fillers.length + 1);
    const ours = new Set(result.lines.filter(({ section }) => OURS.test(section)).map(({ name }) => name));
    expect(ours.size).toBeGreaterThan(60);
    expect(strangeNumbers(result.book).filter((number) => ours.has(number.split(':')[0] ?? ''))).toEqual([]);
  });
});

const recalculation = (): void => {
  it('agrees with the engine in every formula cell', async () => {
    const { result } = paidInEveryWay();
    const { compared, different } = await judge(
      await writeSiteWorkbook(siteWorkbookOf(result, new Map())),
      [],
      GNUMERIC,
    );
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(5000);
  });
};
describeJudged('recalculating every way of paying', recalculation, GNUMERIC);
