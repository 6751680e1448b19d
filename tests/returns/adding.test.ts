import { createHash } from 'node:crypto';
import { workbookProgram } from '../../src/files/publishedWorkbook/index.js';
import { parseCsv } from '../../src/returns/store.js';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it, test } from 'vitest';
import { Library } from '../../src/library/index.js';
import { UserError } from '../../src/problems/index.js';
import { addReturn, type AddedReturn, type ToAdd } from '../../src/returns/adding/index.js';
import { Store } from '../../src/returns/index.js';
import { printAdded } from '../../src/writers/terminal/returns/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const returns = Library.shipped(root).returns();
const program = workbookProgram(root);
const shared = join(root, '..', 'shared', 'data');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Cells = readonly (readonly (string | number | Date | null)[])[];

/** A place for downloads, and one for publications that are kept. */
class Place {
  readonly downloads = mkdtempSync(join(tmpdir(), 'decant-downloads-'));
  readonly kept = join(this.downloads, 'kept');

  constructor() {
    folders.push(this.downloads);
  }

  file(name: string, content: string | Uint8Array): string {
    const path = join(this.downloads, name);
    writeFileSync(path, content);
    return path;
  }

  add(path: string, more: Partial<ToAdd> = {}): AddedReturn[] {
    const store = new Store(join(root, 'national'), this.kept);
    return addReturn({ path, force: false, ...more }, { returns, store, folder: this.kept, program });
  }

  /** What is said of a publication that is not added, and that nothing was written. */
  refused(path: string, more: Partial<ToAdd> = {}): string {
    const before = this.files();
    const error = thrownBy(() => this.add(path, more));
    expect(error).toBeInstanceOf(UserError);
    expect(this.files()).toEqual(before);
    const { message, problems } = error as UserError;
    return [message, ...problems].join('\n');
  }

  table(name: string): string[][] {
    return parseCsv(gunzipSync(readFileSync(join(this.kept, `${name}.csv.gz`))).toString());
  }

  files(): string[] {
    return existsSync(this.kept) ? readdirSync(this.kept).sort() : [];
  }
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

/** A workbook as XLS, or as XLSX, sheet by sheet. */
function workbook(bookType: 'biff8' | 'xlsx', sheets: Readonly<Record<string, Cells>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells as unknown[][], { cellDates: false }), name);
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

const csv = (cells: Cells): string =>
  cells
    .map((row) =>
      row
        .map((cell) => (/[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? '')))
        .join(','),
    )
    .join('\r\n');

const shipped = (name: string): string[][] =>
  parseCsv(gunzipSync(readFileSync(join(root, 'national', `${name}.csv.gz`))).toString());

/** The first sites of ERIC 2016-17 as it is shipped: its section’s name stands behind a name that occurs twice. */
const ERIC = shipped('eric-site_2016-17').slice(0, 8);
const [ERIC_HEADER = []] = ERIC;

describe('KH03 as NHS England publishes it', () => {
  const titles: Cells = [
    [],
    [null, 'Title:', 'Average daily number of available and occupied beds open overnight by sector'],
    [null, 'Period:', 'October to December 2019'],
    [null, 'Published:', '27th February 2020'],
    [],
  ];
  const sectors = ['Total ', 'General & Acute', 'Learning Disabilities', 'Maternity', 'Mental Illness'];
  const header: Cells = [
    [null, null, null, null, null, null, 'Available', null, null, null, null, null, 'Occupied', null, null, null, null],
    [null, 'Year', 'Period\u00a0End', 'Region Code', 'Org Code', 'Org Name', ...sectors, null, ...sectors],
  ];
  const england = [
    null,
    '2019-20',
    'December',
    null,
    null,
    'England',
    128_328.97,
    101_598,
    950,
    7683,
    18_096,
    0,
    114_767,
    93_442,
    676,
    4461,
    16_187,
  ];
  const rows = shipped('kh03_2019-20-q3').slice(1, 5);
  const below: Cells = rows.map((cells) => [
    null,
    ...cells.slice(0, 5),
    ...cells.slice(5, 10).map(Number),
    null,
    ...cells.slice(10, 15).map(Number),
  ]);
  const sheet: Cells = [...titles, ...header, england, [], ...below, [], [null, 'Notes: * is suppressed']];

  it.each([['biff8', 'xls'] as const, ['xlsx', 'xlsx'] as const])(
    '%s: titles, two rows of header, England and notes',
    (type, ending) => {
      const place = new Place();
      const path = place.file(`beds.${ending}`, workbook(type, { 'NHS Trust by Sector': sheet, Notes: [['nothing']] }));
      const [added] = place.add(path);
      expect(added).toMatchObject({
        id: 'kh03',
        edition: '2019-20-q3',
        sheet: 'NHS Trust by Sector',
        rows: 4,
        covers: 4,
        done: 'added',
        beforeShipped: true,
      });
      expect(added?.leftOut.map(({ said }) => said)).toEqual(['2019-20, December, England', 'Notes: * is suppressed']);
      const [names, ...kept] = place.table('kh03_2019-20-q3');
      const [shippedNames = [], ...shippedRows] = shipped('kh03_2019-20-q3').slice(0, 5);
      expect(names).toEqual(shippedNames.slice(0, 15));
      expect(kept).toEqual(shippedRows.map((cells) => cells.slice(0, 15)));
    },
  );

  it('merged cells and rich text, as a spreadsheet saves them', async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('By trust');
    page.addRow(['KH03 Quarter 3, 2019-20']);
    page.addRow(['Org Code', 'Org Name', 'Available', '', 'Occupied', '']);
    page.addRow(['', '', 'General & Acute', 'Maternity', 'General & Acute', 'Maternity']);
    page.addRow([
      'RXQ',
      { richText: [{ text: 'Bucking' }, { text: 'hamshire' }] },
      601,
      30,
      { formula: '1+552', result: 553 },
      20,
    ]);
    for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:F2']) page.mergeCells(range);
    const place = new Place();
    const [added] = place.add(place.file('beds.xlsx', new Uint8Array(await book.xlsx.writeBuffer())));
    expect(added).toMatchObject({ id: 'kh03', edition: '2019-20-q3', rows: 1, unknown: [] });
    expect(place.table('kh03_2019-20-q3')).toEqual([
      [
        'Org Code',
        'Org Name',
        'Available General & Acute',
        'Available Maternity',
        'Occupied General & Acute',
        'Occupied Maternity',
      ],
      ['RXQ', 'Buckinghamshire', '601', '30', '553', '20'],
    ]);
  });

  it('a formula that was never worked out is refused with its cell; one on a sheet that is not read is nothing', async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('By trust');
    page.addRow(['KH03 Quarter 3, 2019-20']);
    page.addRow(['Org Code', 'Org Name', 'Available', '', 'Occupied', '']);
    page.addRow(['', '', 'General & Acute', 'Maternity', 'General & Acute', 'Maternity']);
    page.addRow(['RXQ', 'Bucks', { formula: '300+301' }, 30, { formula: '1+552', result: 553 }, 20]);
    book.addWorksheet('Notes').addRow([{ formula: '1+1' }]);
    const place = new Place();
    const said = place.refused(place.file('beds.xlsx', new Uint8Array(await book.xlsx.writeBuffer())));
    expect(said).toMatch(/never worked out.*\nSheet By trust: C4\nOpen it in Excel or LibreOffice/);
    page.getCell('C4').value = { formula: '300+301', result: 601 };
    const [added] = place.add(place.file('beds.xlsx', new Uint8Array(await book.xlsx.writeBuffer())));
    expect([added?.id, place.table('kh03_2019-20-q3')[1]?.[2]]).toEqual(['kh03', '601']);
  });

  it('the long form: available and occupied are told apart by the file’s name alone', () => {
    const place = new Place();
    const long = csv([
      ['Organisation_Code', 'Sector', 'Number_Of_Beds', 'Effective_Snapshot_Date'],
      ...['30/06/2022', '30/09/2022', '31/12/2022', '31/03/2023'].flatMap((day, index) => [
        ['RXQ', 'General & Acute', `1,00${index}`, day],
        ['RXQ', 'Maternity', 30, day],
        ['RXQ', 'Mental Illness', 500, day],
      ]),
    ]);
    const [added] = place.add(place.file('KH03-Available-Overnight-only.csv', long));
    expect(added).toMatchObject({ id: 'kh03-available', edition: '2022-23', rows: 12, covers: 1 });
    expect(added?.unread.cells).toBe(0);
    expect(place.refused(place.file('download.csv', long))).toMatch(
      /kh03-available or kh03-occupied.*\nSay which: --as kh03-available/,
    );
  });
});

describe('ERIC as NHS England publishes it', () => {
  it('XLS of three sheets: each is taken for its own kind, section names behind names that occur twice', () => {
    const bare = ERIC_HEADER.map((name) => name.replace(/ \[.*\]$/, ''));
    const upper = ERIC_HEADER.map((name) => /\[(.*)\]$/.exec(name)?.[1] ?? '');
    const trust = shipped('eric-trust_2016-17').slice(0, 5);
    const pfi = shipped('eric-pfi_2016-17').slice(0, 5);
    const place = new Place();
    const path = place.file(
      'ERIC-201617-Data.xls',
      workbook('biff8', {
        Notes: [['ERIC']],
        'Trust Data': trust,
        'Site Data': [upper, bare, ...ERIC.slice(1)],
        'PFI Data': pfi,
      }),
    );
    const added = place.add(path);
    expect(added.map(({ id, edition, sheet }) => `${id}_${edition} ${sheet ?? ''}`)).toEqual([
      'eric-trust_2016-17 Trust Data',
      'eric-site_2016-17 Site Data',
      'eric-pfi_2016-17 PFI Data',
    ]);
    expect(place.table('eric-site_2016-17')).toEqual(ERIC);
    expect(place.table('eric-pfi_2016-17')).toEqual(pfi);
    expect(place.files()).toHaveLength(6);
  });

  it('Windows-1252, commas of thousands, Not Applicable, empty trailing columns: cells stay as published', () => {
    const place = new Place();
    const text = csv([
      [
        'Trust Code',
        'Site Code',
        'Site Name',
        'Gross internal floor area (m²)',
        'Land area owned (Hectares)',
        'Parking spaces available (No.)',
        'Cost to eradicate high risk backlog (£)',
        ...ERIC_HEADER.slice(-20),
        '',
        '',
      ],
      [
        'RXQ',
        'RXQ02',
        'St John’s – main',
        '66,667',
        '17.0',
        'Not Applicable',
        '£11,886,600',
        ...Array<string>(20).fill('-'),
        '',
        '',
      ],
      ['RXQ', 'RXQ50', 'Wycombe', 'about 900', '1', '2', '3', ...Array<string>(20).fill('1'), '', ''],
    ]);
    const path = place.file(
      'ERIC - 2022_23 - Site data.csv',
      Buffer.from(text.replaceAll('’', '\u0092').replaceAll('–', '\u0096'), 'latin1'),
    );
    const [added] = place.add(path, { as: 'eric-site' });
    expect(added).toMatchObject({ edition: '2022-23', printed: 'ERIC 2022/23', rows: 2, covers: 2 });
    expect(added?.unread).toEqual({
      cells: 1,
      first: [{ row: 3, column: 'Gross internal floor area (m²)', wrong: 'is "about 900", which is not a number' }],
    });
    const [header, stoke] = place.table('eric-site_2022-23');
    expect(header).toHaveLength(27);
    expect(stoke?.slice(1, 7)).toEqual([
      'RXQ02',
      'St John’s – main',
      '66,667',
      '17.0',
      'Not Applicable',
      '£11,886,600',
    ]);
    expect(added?.lacking.find(({ input }) => input === 'clinical_area')).toMatchObject({
      label: 'Clinical space',
      column: 'Clinical space (m²)',
    });
  });

  it('a column by another name: it is said which is near; a file of spellings gives it its own', () => {
    const place = new Place();
    const renamed = [
      ERIC_HEADER.map((name) => name.replace('Parking spaces available (No.)', 'Parking spaces availabel (No.)')),
      ...ERIC.slice(1),
    ];
    const path = place.file('ERIC 2025-26.csv', `\ufeff${csv(renamed)}`);
    const [before] = place.add(path);
    expect(before?.lacking).toContainEqual({
      ...{ input: 'parking_spaces', label: 'Parking spaces' },
      ...{ column: 'Parking spaces available (No.)', nearest: 'Parking spaces availabel (No.)' },
    });
    writeFileSync(
      join(place.kept, 'eric-2025.yaml'),
      'extends: eric-site\nspelt:\n  Parking spaces available (No.): [Parking spaces availabel (No.)]\n',
    );
    const [after] = place.add(path, { force: true });
    expect(after).toMatchObject({
      done: 'replaced',
      renamed: { 'Parking spaces available (No.)': 'Parking spaces availabel (No.)' },
    });
    expect(after?.lacking.map(({ input }) => input)).not.toContain('parking_spaces');
    expect(place.table('eric-site_2025-26')[0]).toContain('Parking spaces available (No.)');
    expect(new Store(join(root, 'national'), place.kept).held('eric-site', '2025-26', false)?.what).toContain(
      'ERIC 2025-26.csv',
    );
  });

  it('a line of running cost by another name, or that nobody filled, is missed beside the year before; what a year cuts otherwise is not', () => {
    const place = new Place();
    const portering = ERIC_HEADER.indexOf('Portering service cost (£)');
    const landfill = ERIC_HEADER.indexOf('Landfill disposal cost (£)');
    const names: Record<string, string> = { 'Cleaning service cost (£)': 'Cleaning service costs (£)' };
    const changed = [
      ERIC_HEADER.map((name) => names[name] ?? name),
      ...ERIC.slice(1).map((cells) => cells.map((cell, at) => (at === portering ? 'Not Applicable' : cell))),
    ];
    const [added] = place.add(place.file('ERIC 2017-18.csv', csv(changed)));
    expect(added?.lacking).toEqual([]);
    expect(added?.missed.map(({ label, column, nearest }) => [label, column, nearest])).toEqual([
      ['Running cost, cleaning', undefined, 'Cleaning service costs (£)'],
      ['Running cost, portering', 'Portering service cost (£)', undefined],
    ]);
    // 1,094 of the 1,213 rows of ERIC 2016-17 have a cost of cleaning.
    expect(added?.missed[0]?.beside).toMatchObject({ called: 'ERIC 2016/17', columns: ['Cleaning service cost (£)'] });
    expect(
      printAdded(added === undefined ? [] : [added], true)
        .join('\n')
        .replace(/\s+/g, ' '),
    ).toMatch(
      /Running cost, cleaning \(running_cost\) is missed: ERIC 2016\/17 has it for 90% of its sites \(Cleaning service cost \(£\)\), no column here; the nearest is Cleaning service costs/,
    );
    // Waste by kind, as in 2024-25, stands for waste by what becomes of it.
    const recut = changed.map(([...cells], at) => {
      cells[landfill] = at === 0 ? 'Special waste cost (£)' : '7';
      return cells;
    });
    const [other] = place.add(place.file('ERIC 2018-19.csv', csv(recut)));
    expect(other?.missed.map(({ member }) => member)).toEqual(['cleaning', 'portering']);
  });

  it('an edition that is still to come, typed or read, is refused', () => {
    const place = new Place();
    const path = place.file('download.csv', csv(ERIC));
    for (const edition of ['2099/00', '2098-99']) {
      const said = place.refused(path, { edition });
      expect(said).toMatch(
        /was not added: it would be ERIC of 209\d-\d\d\nNo such return is of a year before 1990, nor published of one that begins after today/,
      );
    }
    expect(place.refused(place.file('ERIC 2088-89.csv', csv(ERIC)))).toMatch(/it would be ERIC of 2088-89/);
  });

  it('all that is wrong with files of spellings is told at once, with its lines', () => {
    const place = new Place();
    place.add(place.file('ERIC 2016-17.csv', csv(ERIC)));
    writeFileSync(join(place.kept, 'a.yaml'), 'extends: eric-sit\nspelt: {}\n');
    writeFileSync(
      join(place.kept, 'b.yaml'),
      'extends: eric-site\nspelt:\n  Site Cod: [X]\n  Site Code: [Site Name]\n  Site Name: [N, N]\n  Post Code: [""]\nspeld: 1\n',
    );
    const said = place.refused(place.file('ERIC 2017-18.csv', csv(ERIC)));
    expect(said).toMatch(/a\.yaml:1:10: there is no kind of return eric-sit\. Did you mean eric-site\?/);
    expect(said).toMatch(/b\.yaml:3:3: eric-site asks for no column Site Cod\. Did you mean Site Code\?/);
    expect(said).toMatch(/b\.yaml:4:15: Site Name is a column of eric-site already/);
    expect(said).toMatch(/b\.yaml:5:18: N is spelt twice/);
    expect(said).toMatch(/b\.yaml:6:15: Post Code has no other name here/);
    expect(said).toMatch(/b\.yaml:7:1: .* has no key speld\. Did you mean spelt\?/);
  });
});

describe('HM Treasury’s list in another unit than its headings say', () => {
  const [, header = [], ...contracts] = shipped('hmt-pfi_2016-03-31');
  const isPayment = header.map((name) => /Unitary Charge Payment/.test(name));
  const isCapital = header.map((name) => name.startsWith('Capital Value'));
  const times = (cell: string, by: number): string => (cell === '' ? '' : String(Number(cell) * by));
  const list = (change: (cell: string, at: number, project: string) => string): Cells => [
    ['Current projects as at 31 March 2017'],
    header,
    ...contracts.map((cells) => cells.map((cell, at) => change(cell, at, cells[0] ?? ''))),
  ];

  it('payments in £ below (£m), or the capital value too, are refused with both figures', () => {
    const place = new Place();
    const inPounds = list((cell, at) => (isPayment[at] === true ? times(cell, 1e6) : cell));
    expect(place.refused(place.file('hmt 2017-03-31.csv', csv(inPounds)))).toMatch(
      /sums are in another unit than their headings say\n.*Unitary Charge Payment .* is [\d,]+000 here, and [\d.]+ in HM Treasury’s list 2016-03-31; 1\d\d of 1\d\d are so far apart/,
    );
    const both = list((cell, at) => (isPayment[at] === true || isCapital[at] === true ? times(cell, 1e6) : cell));
    expect(place.refused(place.file('hmt 2017-03-31.csv', csv(both)))).toMatch(/Capital Value \(£m\) of \d+ is/);
    const inBillions = list((cell, at) => (isPayment[at] === true ? times(cell, 1e-3) : cell));
    expect(place.refused(place.file('hmt 2017-03-31.csv', csv(inBillions)))).toMatch(/another unit/);
  });

  it('one contract in £ is said, with both figures; £17.7m in a cell below (£m) is 17.7', () => {
    const place = new Place();
    const one = list((cell, at, project) => {
      if (isPayment[at] !== true || cell === '') return cell;
      return project === '293' ? times(cell, 1e6) : project === '294' ? `£${cell}m` : cell;
    });
    const [added] = place.add(place.file('hmt 2017-03-31.csv', csv(one)));
    expect(added?.misscaled.length).toBeGreaterThan(0);
    for (const said of added?.misscaled ?? []) expect(said).toMatch(/ of 293 is /);
    expect(added?.misscaled[0]).toMatch(/ of 293 is [\d,]+000 here, and [\d.]+ in HM Treasury’s list 2016-03-31$/);
  });
});

describe('HM Treasury’s list of another year', () => {
  it('dates as a spreadsheet keeps them, other capitals, paid and expected side by side', async () => {
    const cells: Cells = [
      ['Current projects as at 31 March 2018'],
      [
        'Unique HMT project ID',
        'Project name',
        'Department',
        'Procuring authority',
        'Sector',
        'Date of financial close',
        'First date of operations',
        'Operational period of contract (years)',
        'Capital value (£m)',
        'Unitary charge payment 2016-17 (£m)',
        'Estimated unitary charge payment 2017-18 (£m)',
        'SPV name',
        'Equity holder 1: name',
        'On/Off balance sheet under ESA',
      ],
      [
        293,
        'Stoke Mandeville',
        'Department of Health',
        'Buckinghamshire',
        'Hospitals',
        '21-May-04',
        new Date(Date.UTC(2006, 7, 14)),
        33,
        40.3,
        17.7,
        18.1,
        '=HYPERLINK("http://x")',
        'HICL',
        'ON',
      ],
    ];
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('Current projects');
    for (const row of cells) page.addRow([...row]);
    page.getCell('G3').numFmt = 'dd-mmm-yy';
    const place = new Place();
    const [added] = place.add(place.file('pfi.xlsx', new Uint8Array(await book.xlsx.writeBuffer())));
    expect(added).toMatchObject({ id: 'hmt-pfi', edition: '2018-03-31', rows: 1, lacking: [], unknown: [] });
    const [, row] = place.table('hmt-pfi_2018-03-31');
    expect(row?.slice(5, 8)).toEqual(['21-May-04', '2006-08-14', '33']);
    // What a spreadsheet would run is text from here on, wherever its extract travels.
    expect(row?.[11]).toBe('\'=HYPERLINK("http://x")');
  });

  it('a percentage is what it shows, in XLS too', () => {
    const place = new Place();
    const book = utils.book_new();
    const page = utils.aoa_to_sheet([
      ['Site Notes', 'Trust', 'RAAC Status', 'Share'],
      ['A', 'B', 'gone', 0.035],
    ]);
    (page.D2 as { z?: string }).z = '0.0%';
    utils.book_append_sheet(book, page, 'RAAC');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    place.add(place.file('raac 3 October 2024.xls', bytes), { as: 'raac' });
    expect(place.table('raac_2024-10-03')[1]).toEqual(['A', 'B', 'gone', '3.5%']);
  });
});

describe('what is held already', () => {
  it('the same to the letter is said; another takes its place with --force alone, and nothing is half written', () => {
    const place = new Place();
    const path = place.file('ERIC 2016-17.csv', csv(ERIC));
    expect(place.add(path)[0]?.done).toBe('added');
    expect(place.add(path)[0]?.done).toBe('unchanged');
    const other = place.file('ERIC 2016-17 v2.csv', csv(ERIC.slice(0, 5)));
    expect(place.refused(other)).toMatch(
      /eric-site_2016-17 is held already, as “.*ERIC 2016-17\.csv”: nothing was written\n--force puts/,
    );
    expect(place.add(other, { force: true })[0]?.done).toBe('replaced');
    expect(place.files()).toEqual(['eric-site_2016-17.csv.gz', 'eric-site_2016-17.yaml']);
    const held = new Store(join(root, 'national'), place.kept).held('eric-site', '2016-17', false);
    const bytes = gunzipSync(readFileSync(held?.path ?? ''));
    expect(held).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), covers: 4 });
  });

  it('cut short, or changed, is refused when it is read', () => {
    const place = new Place();
    place.add(place.file('ERIC 2016-17.csv', csv(ERIC)));
    const path = join(place.kept, 'eric-site_2016-17.csv.gz');
    const read = (): string => {
      const store = new Store(join(root, 'national'), place.kept);
      const held = store.held('eric-site', '2016-17', false);
      return held === undefined ? '' : store.text(held);
    };
    expect(read()).toContain('R1A1P');
    truncateSync(path, 200);
    expect(read).toThrow(/is not what it was when it was put there/);
    writeFileSync(join(place.kept, 'eric-site_2016-17.yaml'), 'what: x\nsha256: 0\ncovers: 1\n');
    expect(read).toThrow(/is not what it was/);
    writeFileSync(join(place.kept, 'eric-site_2016-17.yaml'), 'wat: x\n');
    expect(read).toThrow(/does not say what stands beside it/);
  });
});

describe('what is refused, with nothing written', () => {
  const cases: readonly [name: string, content: string | Uint8Array, said: RegExp, more?: Partial<ToAdd>][] = [
    [
      'shop.csv',
      'a,b\n1,2\n',
      /nothing in its first 20 rows is the header of a return that is known[\s\S]*--as eric-site/,
    ],
    ['shop.csv', 'a,b\n1,2\n', /is no Estates Returns[\s\S]*names the column Site Code/, { as: 'eric-site' }],
    ['shop.csv', 'a,b\n1,2\n', /There is no kind of return eric-sites\nDid you mean eric-site\?/, { as: 'eric-sites' }],
    ['page.csv', '<!DOCTYPE html><html></html>', /a page of the web, no table/],
    ['map.geojson', '{}', /this is a map or other JSON/],
    ['cut.xlsx', workbook('xlsx', { A: [['x']] }).slice(0, 300), /not a ZIP archive, or it was cut short/],
    ['cut.xls', workbook('biff8', { A: [['x']] }).slice(0, 600), /this workbook is damaged/],
    ['open.csv', 'Site Code,"x\n', /cannot be read: .*[Qq]uot/],
    [
      'ERIC.csv',
      csv(ERIC),
      /neither its name nor what stands above its header says of when\nSay which: --edition 2023-24/,
    ],
    ['ERIC 2015-16 and 2016-17.csv', csv(ERIC), /it says 2015-16 and 2016-17\nSay which/],
    ['ERIC 2016-17.csv', csv(ERIC), /--edition soon is none of/, { edition: 'soon' }],
    ['ERIC 2016-17.csv', csv(ERIC.slice(0, 1)), /below its header is no row of a site/],
    ['ERIC 2016-17.csv', csv(ERIC), /has no sheet Sites/, { sheet: 'Sites' }],
    [
      'ERIC 2016-17.xls',
      workbook('biff8', { One: ERIC, Two: ERIC }),
      /two of its sheets may be eric-site: "One" and "Two"\nSay which: --sheet "One"/,
    ],
  ];

  it.each(cases)('%s', (name, content, said, more = {}) => {
    const place = new Place();
    expect(place.refused(place.file(name, content), more)).toMatch(said);
  });

  it('a column that is asked for and stands twice, with other cells; alike cells are one', () => {
    const place = new Place();
    const twice = (cell: string): string[][] =>
      ERIC.map((cells, row) => [...cells, row === 0 ? 'Site Code' : cell || (cells[4] ?? '')]);
    expect(place.refused(place.file('ERIC 2016-17.csv', csv(twice('X'))))).toMatch(
      /a column stands twice, with other cells\nSite Code: which/,
    );
    expect(place.add(place.file('ERIC 2016-17.csv', csv(twice(''))))[0]?.rows).toBe(7);
  });

  it('an archive that unpacks to other than it says never reaches the library', () => {
    const bytes = workbook('xlsx', { A: ERIC });
    const bomb = Buffer.from(bytes);
    // The size of the first entry in the archive's own list.
    const listed = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bomb.writeUInt32LE(0x7fff_ffff, listed + 24);
    const place = new Place();
    expect(place.refused(place.file('ERIC 2016-17.xlsx', bomb))).toMatch(/bytes unpacked|is damaged/);
  });

  it('a sheet of six million cells in a small archive is refused before any is made', () => {
    const parts = unzipSync(workbook('xlsx', { A: [['Site Code']] }));
    const row = `<row>${'<c><v>1</v></c>'.repeat(200)}</row>`;
    const page = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
    parts['xl/worksheets/sheet1.xml'] = strToU8(`${page}${row.repeat(30_000)}</sheetData></worksheet>`);
    const place = new Place();
    const bomb = zipSync(parts);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(place.refused(place.file('ERIC 2016-17.xlsx', bomb))).toMatch(
      /more cells than any publication\. At most 6000000 marks of XML/,
    );
  });

  it('an XLS whose list of sectors leads in a circle ends the program that reads it, and nothing else', () => {
    const bytes = Buffer.from(workbook('biff8', { A: ERIC }));
    const list = (bytes.readUInt32LE(76) + 1) * 512;
    for (let at = list; at < list + 512; at += 4) bytes.writeUInt32LE(1, at);
    const place = new Place();
    expect(place.refused(place.file('ERIC 2016-17.xls', bytes))).toMatch(
      /this workbook is damaged|more than 500 MB of memory, or it is damaged/,
    );
  });

  it('hostile names and cells stay text', () => {
    const place = new Place();
    const [header = [], first = []] = ERIC;
    const hostile = [header, first.map((cell, at) => (at === 5 ? '@SUM(1)' : at === 6 ? '-2+3' : cell))];
    const [added] = place.add(place.file('ERIC 2016-17 $(x)"; \'.csv', csv(hostile)));
    const [, row] = place.table('eric-site_2016-17');
    expect(row?.slice(5, 7)).toEqual(["'@SUM(1)", "'-2+3"]);
    expect(added?.path).toBe(join(place.kept, 'eric-site_2016-17.csv.gz'));
    expect(new Store('', place.kept).held('eric-site', '2016-17', false)?.what).toContain('$(x)"; \'');
  });
});

/** The publications themselves, where they lie beside a clone. */
describe.skipIf(!existsSync(shared))('the publications, each as it was published', () => {
  it.each([
    ['eric/eric_2014-15_site.csv', 'eric-site_2014-15'],
    ['eric/eric_2016-17_site.csv', 'eric-site_2016-17'],
    ['eric/eric_2016-17_pfi.csv', 'eric-pfi_2016-17'],
    ['eric/eric_2015-16_pfi.csv', 'eric-pfi_2015-16'],
    ['eric/eric_2016-17_trust.csv', 'eric-trust_2016-17'],
    ['eric/eric_2024-25_site_RXQ02.csv', 'eric-site_2024-25'],
    ['activity/no_criteria_to_reside_trust_monthly_2022-04_to_2025-08.csv', 'no-criteria-to-reside_2022-04-to-2025-08'],
    ['beds/uec_sitrep_beds_trust_monthly_2022-04_to_2025-08.csv', 'sitrep-beds_2022-04-to-2025-08'],
  ])('%s is %s, cell by cell', (file, name) => {
    const place = new Place();
    place.add(join(shared, file));
    const trimmed = (rows: string[][]): string[][] =>
      rows.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ')));
    expect(trimmed(place.table(name))).toEqual(trimmed(shipped(name)));
  });

  test('the workbook of KH03 gives every bed that the shipped form has', () => {
    const place = new Place();
    const [added] = place.add(join(shared, 'beds', 'kh03_beds_open_overnight_2019-20_q3_original.xlsx'));
    expect(added).toMatchObject({
      id: 'kh03',
      edition: '2019-20-q3',
      sheet: 'NHS Trust by Sector',
      rows: 201,
      nameless: 0,
    });
    const beds = (rows: string[][]): string[][] => rows.map((cells) => cells.slice(0, 15));
    expect(beds(place.table('kh03_2019-20-q3'))).toEqual(beds(shipped('kh03_2019-20-q3')));
  });

  test('HM Treasury’s list gives every payment that the shipped form has', () => {
    const place = new Place();
    place.add(join(shared, 'pfi', 'hmt_pfi_current_projects_2016-03-31_health.csv'));
    const trimmed = (rows: string[][]): string[][] =>
      rows.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
    const [, header = [], ...rows] = trimmed(shipped('hmt-pfi_2016-03-31'));
    const named = header.flatMap((name, at) => (name === '' ? [] : [at]));
    const kept = [header, ...rows].map((cells) => named.map((at) => cells[at] ?? ''));
    expect(trimmed(place.table('hmt-pfi_2016-03-31'))).toEqual(
      kept.filter((cells) => cells.some((cell) => cell !== '')),
    );
  });
});
