import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writtenLine, type WrittenResult } from '../../src/report/index.js';
import { pathOf } from '../files/writing/killed.js';
import { Desk, memo, root } from './decant.js';

const ACUTE = 'typical-acute';
const STOKE = 'stoke-mandeville';
const FILES = [
  'charts/bed-bridge.png',
  'charts/net-position.png',
  'charts/receipt.png',
  'charts/regimes.png',
  'charts/released-stranded.png',
  'charts/saving.png',
  'charts/site-plan.png',
  'charts/site-plan.svg',
  'charts/who-gains.png',
  'parcels.geojson',
  'result.json',
];

const resultOf = (desk: Desk, site: string): WrittenResult =>
  JSON.parse(readFileSync(desk.path('reports', site, 'result.json'), 'utf8')) as WrittenResult;

/** Two hospitals reported side by side, in full: what was printed and written, for several tests. */
const together = memo(async () => {
  const desk = new Desk().site(STOKE).site(ACUTE);
  const left = await desk.decant('report', STOKE, ACUTE, '--full');
  return {
    left,
    stoke: desk.hashes(`reports/${STOKE}`),
    acute: desk.hashes(`reports/${ACUTE}`),
    result: resultOf(desk, STOKE),
  };
});

describe('decant report', () => {
  it('writes a workbook, charts and result.json of each hospital, silent on standard error; what is odd is printed', async () => {
    const { left, stoke, acute, result } = await together();
    const { status, stdout, stderr } = left;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect([...acute.keys()].sort()).toEqual([...FILES, `${ACUTE}.xlsx`].sort());
    expect([...stoke.keys()].sort()).toEqual([...FILES, 'charts/unitary-charge.png', `${STOKE}.xlsx`].sort());
    expect(stdout).toContain(`Stoke Mandeville Hospital: 13 files in reports/${STOKE}`);
    for (const { title, text } of result.findings) expect(stdout).toContain(`${title}. ${text}`);
    for (const warning of result.warnings) expect(stdout).toContain(warning);
    expectOdd(stdout, result, ODD);
    // Money is in £: the charge of 2016/17 is 17,700,000, and never 17.7.
    for (const option of result.options)
      expect((writtenLine(result, option, 'unitary_charge') as number[])[0]).toBe(17_700_000);
    expect(JSON.stringify(result)).not.toMatch(/NaN|undefined/);
  }, 180_000);

  it(
    'the same inputs give the same bytes, file by file, wherever the folder lies, one stands, however it is named, and whatever stands beside',
    { timeout: 180_000 },
    async () => {
      const second = new Desk().site(STOKE);
      const { stoke: one } = await together();
      await second.decant('report', second.path(STOKE), '--out', 'elsewhere');
      await second.in(STOKE).decant('report', '.', '--out', '../within');
      expect(one.size).toBeGreaterThan(10);
      expect(second.hashes(`elsewhere/${STOKE}`)).toEqual(one);
      expect(second.hashes(`within/${STOKE}`)).toEqual(one);
    },
  );

  it('nor does it matter from where a scenario of one’s own is named', async () => {
    const desk = new Desk().site(ACUTE);
    const own = readFileSync(join(root, 'templates', 'scenarios', 'integrated-care-1b.yaml'));
    desk.write('own.yaml', own);
    await desk.decant('report', ACUTE, '--scenario', 'own.yaml');
    await desk.in(ACUTE).decant('report', '.', '--scenario', '../own.yaml', '--out', '../within');
    expect(readFileSync(desk.path('reports', ACUTE, 'result.json'), 'utf8')).toContain('"own.yaml:8:3"');
    expect(desk.hashes(`within/${ACUTE}`)).toEqual(desk.hashes(`reports/${ACUTE}`));
  });

  it('one bad hospital of two: the other is reported all the same, and the exit code says that one was not; two: nothing is written', async () => {
    const desk = new Desk().site(ACUTE).site(ACUTE, 'second');
    desk.edit('second/beds.csv', '300,270', '300,x');
    const { status, stdout, stderr } = await desk.decant('report', ACUTE, 'second');
    expect(status).toBe(1);
    expect(stdout).toContain('A typical acute hospital');
    expect(stderr).toMatch(/No report of second:\n.*second\/beds\.csv:2/);
    expect(existsSync(desk.path('reports', 'second'))).toBe(false);
    expect(existsSync(desk.path('reports', ACUTE, 'result.json'))).toBe(true);
    const { status: code, stdout: json } = await desk.decant('report', ACUTE, 'second', '--json');
    expect(code).toBe(1);
    const [, refused] = JSON.parse(json) as { folder: string; problems: string[] }[];
    expect(refused?.folder).toBe('second');
    expect(refused?.problems.join()).toContain('second/beds.csv:2');
    // Where then none is sound nothing is written, and the report from before stays as it was.
    const before = desk.hashes('reports');
    desk.edit(`${ACUTE}/beds.csv`, '300,270', '300,y');
    const none = await desk.decant('report', ACUTE, 'second');
    expect({ status: none.status, stdout: none.stdout }).toEqual({ status: 1, stdout: '' });
    expect(none.stderr).toMatch(/typical-acute\/beds\.csv:2[\s\S]*second\/beds\.csv:2/);
    expect(before.size).toBeGreaterThan(10);
    expect(desk.hashes('reports')).toEqual(before);
  }, 180_000);

  it('the faults of two hospitals are said together', async () => {
    const desk = new Desk().site(ACUTE).site(ACUTE, 'second');
    desk.edit('second/beds.csv', '300,270', '300,x').remove(`${ACUTE}/boundary.geojson`);
    const { stderr } = await desk.decant('report', ACUTE, 'second');
    expect(stderr).toMatch(/typical-acute\/boundary\.geojson: this file is missing[\s\S]*second\/beds\.csv:2/);
  });

  it('two folders of one name would overwrite each other: refused; the same folder twice is one', async () => {
    const desk = new Desk().site(ACUTE);
    mkdirSync(desk.path('other'));
    desk.site(ACUTE, `other/${ACUTE}`);
    const { status, stderr } = await desk.decant('report', ACUTE, `other/${ACUTE}`);
    expect(status).toBe(1);
    expect(stderr).toContain(`Two folders are called ${ACUTE}`);
    expect(existsSync(desk.path('reports'))).toBe(false);
    const twice = await desk.decant('report', ACUTE, `./${ACUTE}/`, '--json');
    expect(JSON.parse(twice.stdout)).toHaveLength(1);
  });

  /** A report where killed runs left a folder that is not whole, and another that made way, with a stranger's files and an old chart. */
  const intoUsed = memo(async () => {
    const desk = new Desk().site(ACUTE);
    for (const [kind, file] of [
      ['before', 'minutes.txt'],
      ['before', 'charts/unitary-charge.png'],
      ['before', 'charts/own.png'],
      ['new', 'half.png'],
    ] as const) {
      const left = join(pathOf(desk.path('reports'), ACUTE, kind), file);
      mkdirSync(dirname(left), { recursive: true });
      writeFileSync(left, 'left');
    }
    const { status } = await desk.decant('report', ACUTE);
    return { status, files: [...desk.files('reports').keys()].sort() };
  });

  it('keeps a stranger’s file in a used report folder, and takes up what a killed run left', async () => {
    const { status, files } = await intoUsed();
    expect(status).toBe(0);
    const charts = files.filter((file) => file.startsWith(`${ACUTE}/charts/`));
    expect(files.filter((file) => !charts.includes(file))).toEqual(
      [...FILES.filter((file) => !file.startsWith('charts/')), 'minutes.txt', `${ACUTE}.xlsx`]
        .map((file) => `${ACUTE}/${file}`)
        .sort(),
    );
  });

  it('an earlier report’s chart goes with it, whatever its topic; a user’s own among them stays', async () => {
    const { files } = await intoUsed();
    expect(files.filter((file) => file.startsWith(`${ACUTE}/charts/`))).toEqual(
      [...FILES.filter((file) => file.startsWith('charts/')), 'charts/own.png']
        .map((file) => `${ACUTE}/${file}`)
        .sort(),
    );
  });

  it('never into a hospital’s own folder: that of any of those named', async () => {
    const desk = new Desk().site(ACUTE).site(ACUTE, 'second');
    const before = desk.hashes('.');
    for (const out of ['', '.', 'second']) {
      const { status, stdout, stderr } = await desk.decant('report', ACUTE, 'second', '--out', out);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(out === '' ? /--out is empty/ : /own folder (typical-acute|second): name another folder/);
    }
    expect(desk.hashes('.')).toEqual(before);
  });

  it('a place where no report can go is said in words', async () => {
    const desk = new Desk().site(ACUTE).write('reports', 'a file, not a folder');
    const { status, stderr } = await desk.decant('report', ACUTE);
    expect(status).toBe(1);
    expect(stderr).toMatch(/reports.*: (it is there already|a part of the path is not a folder)/);
  });
});

/** What is odd of Stoke Mandeville as it stands: a charge out of band, and parts that do not add up. */
const ODD = [
  /the unitary charge of the year before the base year is 43% of the capital value.*usually 10–16%/,
  /clinical 43,621 \+ non-clinical 11,069 = 54,690 m² against 66,667 m² occupied/,
];

/** That what is odd is printed, and stands in result.json with where it was found. */
function expectOdd(stdout: string, { warnings }: WrittenResult, messages: readonly RegExp[]): void {
  const said = warnings.join('\n');
  for (const message of messages) {
    expect(stdout).toMatch(message);
    expect(said).toMatch(message);
  }
  expect(said).toMatch(/^[a-z/.-]+:\d+(:\d+)?: warning: /m);
}

describe('what is odd is printed, leaves 0, and stands in result.json', () => {
  const CONTRACT = `${STOKE}/pfi/${STOKE}.yaml`;
  it.each<[string, string, (desk: Desk) => unknown, RegExp[]]>([
    [
      'occupancy over 100%',
      ACUTE,
      (desk) => desk.edit(`${ACUTE}/beds.csv`, '300,270', '300,306'),
      [/occupancy over 100%: 306 of 300 beds of medicine are occupied/],
    ],
    [
      '£m written for £, before the base year and in one payment',
      STOKE,
      (desk) =>
        desk
          .edit(CONTRACT, /value: 17\.3 mGBP([\s\S]*?)\n {4}from: .*\n/, 'value: 17.3 kGBP\n')
          .edit(CONTRACT, /\n {4}from: .*\{year\}.*\n/, '\n')
          .edit(CONTRACT, '18.6 mGBP', '18.6 kGBP'),
      [
        /the unitary charge of the year before the base year is 0\.043% of the capital value\. Was £m written for £\?/,
        /the unitary charge of 2018\/19 is 0\.046% of the capital value\. Was £m written for £\?/,
      ],
    ],
  ])('%s', async (_what, site, spoil, messages) => {
    const desk = new Desk().site(site);
    spoil(desk);
    const { status, stdout, stderr } = await desk.decant('report', site, '--full');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expectOdd(stdout, resultOf(desk, site), messages);
  });
});

it.each(['2016/17', '2016-17', '2016–17'])('years written as %s are all read', async (year) => {
  const desk = new Desk().site(STOKE);
  desk.edit(`${STOKE}/site.yaml`, 'first: 2016/17, base: 2016/17', `first:  ${year}, base: ${year}`);
  desk.edit(`${STOKE}/pfi/${STOKE}.yaml`, '      2016/17: 17.7 mGBP', `      ${year}: 17.7 mGBP # as written`);
  const { status, stdout } = await desk.decant('explain', 'unitary_charge', '--site', STOKE, '--year', year, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'unitary_charge', year: 2017, value: 17_700_000 });
});

it('text that begins like a formula stays text, in every place that a folder may hold some', async () => {
  // No formula of a model holds the label’s numbers by itself, as many hold 1+1 (of a cell in row 11, say).
  const [name, source, label, pool] = ["=cmd|' /C calc'!A0", '+44 1296 315000', '-8.1+7.2', '@SUM(A1:A9)'] as const;
  const desk = new Desk().site(ACUTE);
  desk.edit(`${ACUTE}/site.yaml`, 'name: A typical acute hospital', `name: ${JSON.stringify(name)}`);
  desk.edit(
    `${ACUTE}/site.yaml`,
    'source: "Mean of 227 general acute sites, ERIC 2016-17"',
    `source: ${JSON.stringify(source)}`,
  );
  desk.edit(`${ACUTE}/buildings.geojson`, '"name": "Offices"', `"name": ${JSON.stringify(label)}`);
  desk.edit(`${ACUTE}/beds.csv`, 'Invented: 600 beds at 90% occupancy', pool);
  const { status, stdout } = await desk.decant('report', ACUTE);
  expect(status).toBe(0);
  expect(stdout).toContain(`${name}: 12 files in`);
  expect(resultOf(desk, ACUTE).site).toMatchObject({ name, memberLabels: { block: { offices: label } } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(desk.path('reports', ACUTE, `${ACUTE}.xlsx`));
  const cells = book.worksheets.flatMap((sheet) => {
    const found: ExcelJS.Cell[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => found.push(cell)));
    return found;
  });
  const formulas = cells.flatMap(({ formula }) => (typeof formula === 'string' ? [formula] : []));
  expect(formulas.length).toBeGreaterThan(1_000);
  for (const text of [name, source, label, pool]) {
    const holding = cells.filter(({ value }) => typeof value === 'string' && value.includes(text));
    expect(holding.length, text).toBeGreaterThan(0);
    expect(
      holding.every(({ type }) => type === ExcelJS.ValueType.String),
      text,
    ).toBe(true);
    expect(
      formulas.filter((formula) => formula.includes(text.slice(1))),
      text,
    ).toEqual([]);
  }
});
