import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { formulaCells, sheetParts, textCells, withEdits } from '../writers/workbook/package.js';
import { Desk, root } from './decant.js';

const WHISTON = 'whiston';

/** A desk with Whiston as it is shipped. */
function atWhiston(): Desk {
  const desk = new Desk();
  cpSync(join(root, 'sites', WHISTON), desk.path(WHISTON), { recursive: true });
  return desk;
}

interface Contract {
  readonly project: string;
  readonly chargeGbp: number;
  readonly flags: readonly string[];
  readonly years: readonly { readonly year: string; readonly chargeGbp: number }[];
}

describe('decant pfi', () => {
  it('says what a contract costs from its first payment to its last, and for what', async () => {
    const desk = atWhiston();
    const { status, stdout, stderr } = await desk.decant('pfi', WHISTON, '--full');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Whiston Hospital: its PFI contract, nominal and in 2016\/17 prices\.$/m);
    // HM Treasury's list, project 363: 1.0 in 2006-07, 49.0 in 2016-17, 90.0 in 2047-48.
    expect(stdout).toMatch(/^2006\/07 +£1\.0m/m);
    expect(stdout).toMatch(/^2016\/17 +£49\.0m +£49\.0m$/m);
    expect(stdout).toMatch(/^2047\/48 +£90\.0m/m);
    expect(stdout).toMatch(/The contract’s life\. It is paid for from 2006\/07 to 2047\/48/);
    expect(stdout).not.toMatch(/NaN|undefined|null|−£0/);
  });

  it('fits one screen, and writes nothing without --out', async () => {
    const desk = atWhiston();
    const { status, stdout } = await desk.decant('pfi', WHISTON);
    expect(status).toBe(0);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(stdout).toMatch(/Nothing is written without --out/);
  });

  it('follows what is set, and says that it was', async () => {
    const desk = atWhiston();
    const { status, stdout } = await desk.decant(
      'pfi',
      WHISTON,
      '--set',
      'charge_published[2020/21]=60 mGBP',
      '--json',
    );
    expect(status).toBe(0);
    const { contracts, changed } = JSON.parse(stdout) as { contracts: Contract[]; changed: { sentence: string } };
    expect(contracts[0]?.years.find(({ year }) => year === '2020/21')?.chargeGbp).toBe(60e6);
    expect(changed.sentence).toMatch(/2020\/21/);
  });

  it('writes a workbook, charts and the numbers beside the hospital’s own report', async () => {
    const desk = atWhiston();
    const { status, stdout } = await desk.decant('pfi', WHISTON, '--out', 'reports', '--json');
    expect(status).toBe(0);
    const { files } = JSON.parse(stdout) as { files: string[] };
    expect(files).toEqual(expect.arrayContaining([expect.stringMatching(/^reports.whiston-pfi.whiston\.xlsx$/)]));
    expect(files.filter((file) => file.endsWith('.png')).length).toBeGreaterThan(1);
    expect(files.join()).not.toMatch(/site-plan|receipt/);
  });

  it('with --ways-out has one page with a row a way out, in words that fit the screen, and as JSON', async () => {
    const desk = atWhiston();
    const { status, stdout } = await desk.decant('pfi', WHISTON, '--ways-out', '--year', '2030/31');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Ways out with 2030\/31: Acute Hospital development.*:$/m);
    expect(stdout).toMatch(
      /^Way out +Available\? +Once, £ +Saves a +Worth to +Breaks even +Whose consent +What would$/m,
    );
    expect(stdout).toMatch(/^Keeping it to +Yes: the last +Nothing\./m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    const json = await desk.decant('pfi', WHISTON, '--ways-out', '--year', '2030/31', '--json');
    const { appraisals } = JSON.parse(json.stdout) as {
      appraisals: { rows: { id: string; cells: { text: string }[] }[] }[];
    };
    const rows = appraisals[0]?.rows ?? [];
    expect(rows.map(({ id }) => id)).toContain('ways-out.ways.at_will');
    expect(rows.flatMap(({ cells }) => cells.filter(({ text }) => text === ''))).toEqual([]);
    const without = await desk.decant('pfi', WHISTON, '--json');
    expect(JSON.parse(without.stdout)).not.toHaveProperty('appraisals');
  });

  it('wants a hospital or --list, and a hospital that has a contract', async () => {
    const desk = new Desk().site('typical-acute');
    const neither = await desk.decant('pfi');
    expect([neither.status, neither.stderr]).toEqual([1, expect.stringMatching(/folder of a hospital, or --list/)]);
    const none = await desk.decant('pfi', 'typical-acute');
    expect([none.status, none.stderr]).toEqual([1, expect.stringMatching(/no PFI contract/)]);
  });

  it('tells no failure where sentences say that nothing is implied, and one where something is wrong', async () => {
    const desk = atWhiston();
    const { stdout } = await desk.decant('pfi', WHISTON, '--set', 'credible_return_low=9%', '--json');
    const { failures, said } = JSON.parse(stdout) as { failures: string[]; said: { id: string }[] };
    expect(said.map(({ id }) => id)).toContain('implied.nothing');
    expect(failures).toEqual([]);
    const without = await desk.decant('pfi', WHISTON, '--set', 'capital_value=0 mGBP', '--json');
    expect((JSON.parse(without.stdout) as { failures: string[] }).failures.join()).toMatch(/no sign change/);
  });

  it('without the day of signing divides the charge otherwise, and says what it takes', async () => {
    const desk = atWhiston();
    const accounts = async (...flags: string[]): Promise<string> => {
      const { stdout } = await desk.decant('pfi', WHISTON, ...flags, '--json');
      const { said } = JSON.parse(stdout) as { said: { id: string; text: string }[] };
      return said.find(({ id }) => id === 'accounts.divided')?.text ?? '';
    };
    expect(await accounts()).toMatch(/implicit rate is 3\.6%/);
    expect(await accounts()).not.toContain('contract_signed_day');
    const unsigned = await accounts('--set', 'contract_signed_day=1900-01-01');
    expect(unsigned).toMatch(/When the contract was signed is not known/);
    // By a program of its own, the index beginning in 2008/09 in place of 2006/07: 3.66686 %.
    expect(unsigned).toMatch(/implicit rate is 3\.7%/);
  });

  it('opens its lines and sentences by explain --pfi', async () => {
    const desk = atWhiston();
    const rate = await desk.decant('explain', 'implicit_rate', '--pfi', '--site', WHISTON);
    expect([rate.status, rate.stdout]).toEqual([0, expect.stringMatching(/Implicit rate .*= 0\.035999\n/)]);
    const life = await desk.decant('explain', 'contract.life', '--pfi', '--site', WHISTON);
    expect([life.status, life.stdout]).toEqual([0, expect.stringMatching(/It is paid for from 2006\/07 to 2047\/48/)]);
  });

  it('takes what a reader changed in a workbook that it wrote, and says which command a workbook is of', async () => {
    const desk = atWhiston();
    expect((await desk.decant('pfi', WHISTON, '--out', 'reports')).status).toBe(0);
    const written = desk.path('reports', 'whiston-pfi', 'whiston.xlsx');
    const bytes = readFileSync(written);
    const texts = [...(await textCells(bytes))];
    const said = [
      ...texts.map(([, text]) => text),
      ...(await formulaCells(bytes)).map(({ formula }) => formula),
    ].join();
    expect(said).toContain('run decant pfi --from this workbook');
    expect(said).not.toContain('decant report');
    // The name of its one contract is long, and stands in no row of a topic's sheet: none of them is three lines tall.
    const zip = await JSZip.loadAsync(bytes);
    const sheet = (await zip.file((await sheetParts(zip)).get("A contract's life") ?? '')?.async('string')) ?? '';
    const heights = [...sheet.matchAll(/<row [^>]*ht="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(Math.max(0, ...heights)).toBeLessThan(36);
    expect(sheet).toContain('<row ');
    const cover = texts.filter(([address]) => address.startsWith('Cover!')).map(([, text]) => text);
    expect(cover[0]).toBe('Whiston Hospital: its PFI contract');
    expect(cover.join()).not.toMatch(/fewer admissions|Option: |Scenario: /);
    const [at = ''] = texts.find(([address, text]) => address.startsWith('Inputs!A') && text === 'capital_value') ?? [];
    const capital = { sheet: 'Inputs', address: at.replace('Inputs!A', 'E'), value: 400e6 };
    writeFileSync(desk.path('reviewed.xlsx'), await withEdits(bytes, [capital]));
    const { status, stdout } = await desk.decant('pfi', WHISTON, '--from', 'reviewed.xlsx', '--json');
    expect(status).toBe(0);
    const { contracts, changed } = JSON.parse(stdout) as {
      contracts: { capitalValueGbp: number }[];
      changed: { sentence: string };
    };
    expect(contracts[0]?.capitalValueGbp).toBe(400e6);
    expect(changed.sentence).toMatch(/reviewed\.xlsx.*Capital value/);
    // The year that is asked for is no cell that a reader changed, and may be asked of a workbook too.
    const later = await desk.decant(
      'pfi',
      WHISTON,
      '--from',
      'reviewed.xlsx',
      '--ways-out',
      '--year',
      '2026/27',
      '--json',
    );
    const ways = JSON.parse(later.stdout) as { changed: { sentence: string }; said: { id: string; text: string }[] };
    expect(ways.changed.sentence).toMatch(/2 inputs.*Capital value.*would end/);
    expect(ways.said.find(({ id }) => id === 'ways-out.at_most')?.text).toMatch(/^Ended with 2026\/27, /);
    const other = await desk.decant('report', WHISTON, '--from', 'reviewed.xlsx', '--out', 'others');
    expect(other.status).toBe(1);
    expect(other.stderr.replace(/\s+/g, ' ')).toMatch(
      /it was written by decant pfi\. Run decant pfi with --from it, or take one that decant report wrote/,
    );
  });

  it('lists all 127 contracts of HM Treasury’s list, as a table, CSV and charts', async () => {
    const desk = new Desk();
    const { status, stdout, stderr } = await desk.decant('pfi', '--list', '--out', 'lists');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/127 contracts/);
    expect(stdout).toMatch(/^286 +Acute site rationalisation +£132m +33/m);
    const folder = join(desk.folder, 'lists', 'hmt-pfi_2016-03-31');
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'contracts.csv')), { columns: true });
    expect(rows).toHaveLength(127);
    expect(rows.find(({ project }) => project === '363')).toMatchObject({
      charge_gbp: '49000000',
      capital_value_gbp: '338000000',
      paid_to: '2047/48',
    });
    const json = JSON.parse(readFileSync(join(folder, 'contracts.json'), 'utf8')) as { contracts: Contract[] };
    const uch = json.contracts.find(({ project }) => project === '374');
    // METHOD 3.3: £84.2m in 2015-16, between 58.6 and 56.8, is an outlier; its dates end eight years after its payments.
    expect(uch?.flags).toEqual(expect.arrayContaining(['1 out of line', 'its day 8 years after its last payment']));
    // Barts: 8.7 % of its capital value, under 10 %; its years are those with a payment: project 786 begins later.
    expect(json.contracts.find(({ project }) => project === '286')?.flags).toContain('charge to capital low');
    expect(rows.find(({ project }) => project === '786')?.years_with_a_payment).toBe('31');
    // METHOD 3.3: 17 to 20 of 127 rows have two datings three years and more apart, by how it is counted.
    const apart = json.contracts.filter(({ flags }) => flags.some((flag) => flag.includes('its last payment')));
    expect(apart).toHaveLength(19);
  });
});
