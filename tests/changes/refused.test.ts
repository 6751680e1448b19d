import JSZip from 'jszip';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesIn } from '../../src/changes/index.js';
import type { Change } from '../../src/model/values/index.js';
import type { BookRow, InputRow } from '../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { printFinancialYear } from '../../src/words/index.js';
import { modelOf } from '../../src/report/opened/openAsked.js';
import { openSite } from '../../src/study/index.js';
import { yearColumn } from '../../src/writers/workbook/addresses.js';
import { sites } from '../study/reported.js';
import { sheetParts, type Edit } from '../writers/workbook/package.js';
import { library, resultOf, soundResultOf, withEdited, workbookOf } from './edited.js';

const HOSPITAL = join(sites, 'typical-acute');
const before = soundResultOf(HOSPITAL);
const xlsx = await workbookOf(before);
const { study } = openSite(HOSPITAL, library);
if (study === undefined) throw new Error('typical-acute cannot be read');
const model = { ...modelOf(study, library, undefined), hash: '' };
const { book } = before;
const rows = book.sheets.flatMap((sheet) => (sheet.kind === 'inputs' ? sheet.rows : []));

function inputRow(name: string, is: (row: InputRow) => boolean = () => true): InputRow {
  const found = rows.find((row): row is InputRow => row.kind === 'input' && row.name === name && is(row));
  if (found === undefined) throw new Error(`no input ${name}`);
  return found;
}

function cellOf(name: string, is?: (row: InputRow) => boolean): string {
  return `E${inputRow(name, is).row}`;
}

const edit = (address: string, value: number | string, sheet = 'Inputs'): Edit => ({ sheet, address, value });

interface Read {
  readonly changes: readonly Change[] | undefined;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

function readBack(bytes: Uint8Array, of = model): Read {
  const problems: Problem[] = [];
  const changes = changesIn(bytes, 'reviewed.xlsx', of, problems);
  const said = (severity: Problem['severity']): string[] =>
    problems.filter((each) => each.severity === severity).map(printProblem);
  return { changes, errors: said('error'), warnings: said('warning') };
}

const edited = (...edits: Edit[]): Promise<Read> => withEdited(xlsx, edits, (_, bytes) => readBack(bytes));

/** A copy in which the XML of one part is another; a sheet by its title. */
async function patched(name: string, by: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(xlsx);
  const part = (await sheetParts(zip)).get(name) ?? name;
  const [xml, other] = [
    (await zip.file(part)?.async('string')) ?? '',
    by((await zip.file(part)?.async('string')) ?? ''),
  ];
  expect(other).not.toBe(xml);
  zip.file(part, other);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** A cell written otherwise. */
function withCell(address: string, inside: string, type = ''): (xml: string) => string {
  return (xml) => {
    const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>.*?</c>)`, 's');
    return xml.replace(
      cell,
      (_, attributes: string) => `<c r="${address}"${attributes.replace(/ t="[a-z]+"/i, '')}${type}>${inside}</c>`,
    );
  };
}

describe('a workbook of another hospital, or of another time', () => {
  it('is taken as it was written', () => expect(readBack(xlsx)).toEqual({ changes: [], errors: [], warnings: [] }));

  it('is refused by the hospital’s code', () => {
    expect(readBack(xlsx, { ...model, code: 'stoke-mandeville' }).errors).toEqual([
      'reviewed.xlsx, Inputs as written!A2: it is a workbook of typical-acute, and this is stoke-mandeville. Take one that decant report wrote of stoke-mandeville',
    ]);
  });

  it('is taken under another code where the folder is a copy: its hash is the same', async () => {
    const bytes = await workbookOf({ ...before, inputHash: 'ab12' });
    expect(readBack(bytes, { ...model, code: 'copy', hash: 'ab12' }).changes).toEqual([]);
    expect(readBack(bytes, { ...model, code: 'copy', hash: 'ab13' }).changes).toBeUndefined();
  });

  it('is refused where another row was written', async () => {
    const [first, second] = [inputRow('beds_open'), inputRow('beds_occupied_today')];
    const { errors } = await edited(edit(`A${first.row}`, second.name, 'Inputs as written'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(
      `Inputs as written!A${first.row}: row ${first.row} was written for beds_occupied_today (${first.member ?? ''}), and the model has beds_open (${first.member ?? ''}) there`,
    );
  });

  it('is refused where its years are others', async () => {
    const { errors } = await edited(edit(`${yearColumn(book, 0)}2`, 2000, 'Inputs as written'));
    expect(errors[0]).toContain(
      `it has columns for 1999/00 to ${printFinancialYear(book.years.at(-1) ?? 0)}, and the hospital’s folder asks for columns for ${printFinancialYear(book.years[0] ?? 0)} to`,
    );
  });

  it('says of each input what the folder has otherwise by now', () => {
    const [row, open] = [inputRow('realisation'), inputRow('beds_open')];
    const other = (each: BookRow): BookRow => (each === row || each === open ? { ...each, values: [0.5] } : each);
    const { changes, warnings } = readBack(xlsx, { ...model, rows: rows.map(other) });
    expect(changes).toEqual([]);
    expect(warnings).toHaveLength(2);
    expect(warnings).toContain(
      `reviewed.xlsx, Inputs!E${row.row}: warning: realisation was ${row.values[0] ?? 0} when the workbook was written, and is 0.5 in the folder now. The folder’s is taken: nobody changed it in the workbook`,
    );
  });
});

describe('a sheet that cannot be understood', () => {
  it('is refused when it is empty', async () => {
    const bytes = await patched('Inputs as written', (xml) =>
      xml.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'),
    );
    expect(readBack(bytes).errors.join()).toContain('row 4 of the sheet “Inputs as written” heads no column “Name”');
  });

  it('is read where its elements have a prefix and its cells no place', async () => {
    const address = cellOf('realisation');
    const prefixed = await patched('Inputs', (xml) =>
      withCell(
        address,
        '<v>0.5</v>',
      )(xml)
        .replace(/<(\/?)([a-zA-Z]+)(?=[ />])/g, '<$1x:$2')
        .replace(' xmlns="', ' xmlns:x="'),
    );
    expect(readBack(prefixed).changes?.map(({ cell, values }) => [cell, values])).toEqual([
      [`Inputs!${address}`, [0.5]],
    ]);
    const placeless = await patched('Inputs', (xml) => xml.replace(/<c r="(A|B)\d+"/g, '<c'));
    expect(readBack(placeless).errors).toEqual([]);
  });

  it('is refused where a name was blanked', async () => {
    const { row } = inputRow('realisation');
    const bytes = await patched('Inputs', withCell(`A${row}`, ''));
    expect(readBack(bytes).errors[0]).toContain(`Inputs!A${row}: Nothing stands where “realisation” was written`);
  });

  it('is refused where its texts are gone', async () => {
    const bytes = await patched('xl/sharedStrings.xml', (xml) => xml.replace(/<si>.*<\/si>/s, ''));
    expect(readBack(bytes).errors[0]).toMatch(/it has no text \d+, which one of its cells holds/);
  });

  it('is refused where what was written is no number', async () => {
    const address = cellOf('realisation');
    const { errors } = await edited(edit(address, 'a lot', 'Inputs as written'));
    expect(errors[0]).toContain(`Inputs as written!${address}: “a lot” stands where a number was written`);
  });
});

describe('what was typed where no value is read', () => {
  it('is refused in rows that changed places', async () => {
    const pools = rows.filter((row): row is InputRow => row.kind === 'input' && row.name === 'beds_open');
    const [first, second] = pools;
    if (first?.member === undefined || second?.member === undefined) throw new Error('one pool alone');
    const { errors } = await edited(edit(`I${first.row}`, second.member), edit(`I${second.row}`, first.member));
    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain(`Inputs!I${first.row}: “${second.member}” stands where “${first.member}” was written`);
  });

  it('is refused in the calendar', async () => {
    const last = rows.find((row) => row.kind === 'calendar' && row.template !== undefined)?.row ?? 0;
    const column = yearColumn(book, 0);
    const { errors } = await edited(edit(`E${last}`, 2050), edit(`${column}2`, 2020));
    expect(errors.map((each) => each.slice(0, each.indexOf('. ')))).toEqual([
      `reviewed.xlsx, Inputs!${column}2: 2020 stands where ${book.years[0] ?? 0} was written`,
      `reviewed.xlsx, Inputs!E${last}: 2050 stands where ${book.years.at(-1) ?? 0} was written`,
    ]);
  });

  it('is refused beside a row’s one value, and in a heading', async () => {
    const { row } = inputRow('realisation');
    const heading = rows.filter(({ kind, row: at }) => kind === 'section' && at < row).at(-1)?.row ?? 0;
    const cells = `<c r="E${heading}"><v>380</v></c>`;
    const bytes = await patched('Inputs', (xml) =>
      xml
        .replace(new RegExp(`<c r="E${heading}"[^>]*/>`), cells)
        .replace(new RegExp(`<c r="K${row}"[^>]*/>`), '')
        .replace(new RegExp(`(<row r="${row}"[^>]*>.*?<c r="J${row}".*?</c>)`, 's'), `$1<c r="K${row}"><v>0.9</v></c>`),
    );
    const { errors } = readBack(bytes);
    expect(errors.join('\n')).toContain(`Inputs!K${row}: 0.9 stands where there is no input`);
    expect(errors.join('\n')).toContain(`Inputs!E${heading}: 380 stands where there is no input`);
  });

  it('is refused where the unit was typed over', async () => {
    const { row } = inputRow('land_price_low');
    const { errors } = await edited(edit(`D${row}`, '£m'));
    expect(errors[0]).toContain(`Inputs!D${row}: “£m” stands where “£`);
  });
});

describe('a value', () => {
  const address = cellOf('realisation');
  const at = `reviewed.xlsx, Inputs!${address}: `;

  it.each([
    ['<v></v>', '', 'Nothing stands where a number is needed'],
    ['<v> </v>', '', 'Nothing stands where a number is needed'],
    ['<v>0x10</v>', '', '“0x10” stands where a number is needed'],
    ['<v>1</v>', ' t="b"', 'TRUE stands where a number is needed'],
    ['<v>1e999</v>', '', '“1e999” stands where a number is needed'],
  ])('%s%s of a share is no number', async (inside, type, said) => {
    const { errors } = readBack(await patched('Inputs', withCell(address, inside, type)));
    expect(errors).toEqual([`${at}${said}. Write a number`]);
  });

  it('by a formula is taken as last worked out, and said to be', async () => {
    const { changes, warnings } = readBack(await patched('Inputs', withCell(address, '<f>1/2</f><v>0.5</v>')));
    expect(changes?.map(({ values }) => values)).toEqual([[0.5]]);
    expect(warnings[0]).toContain(
      `${at}warning: a formula stands there, and its value as last worked out, 0.5, is taken`,
    );
  });

  it('of a flag is yes or no, or TRUE or FALSE', async () => {
    const flag = rows.find((row) => row.kind === 'input' && row.unit === 'flag' && !row.series && row.fixed !== true);
    const cell = `E${flag?.row ?? 0}`;
    for (const value of [7, 0.5])
      expect((await edited(edit(cell, value))).errors).toEqual([
        `reviewed.xlsx, Inputs!${cell}: ${value} is neither yes (1) nor no (0). Write 1 or 0`,
      ]);
    const other = 1 - ((flag as InputRow).values[0] ?? 0);
    const { changes } = readBack(await patched('Inputs', withCell(cell, `<v>${other}</v>`, ' t="b"')));
    expect(changes?.map(({ values }) => values)).toEqual([[other]]);
  });

  it('that makes an option what it is stays', async () => {
    const cell = cellOf('with_programme', ({ fixed }) => fixed === true);
    const value = inputRow('with_programme', ({ fixed }) => fixed === true).values[0] ?? 0;
    expect((await edited(edit(cell, 1 - value))).errors).toEqual([
      `reviewed.xlsx, Inputs!${cell}: with_programme stays ${value} here: with another value this would be another option. Change it in the options that have it otherwise`,
    ]);
  });

  it('is judged by the rules for a folder, and named by its cell', async () => {
    const [low, high] = [inputRow('land_price_low'), inputRow('land_price_high')];
    const pool = inputRow('beds_occupied_today');
    const edits = [edit(`E${low.row}`, 2 * (high.values[0] ?? 0)), edit(`E${pool.row}`, 0.92)];
    const { result, problems } = await withEdited(xlsx, edits, (file) => resultOf(HOSPITAL, file));
    expect(result).toBeUndefined();
    const said = problems.map(({ file, found, severity }) => `${severity} ${basename(file)}: ${found}`).join('\n');
    expect(said).toContain(`error reviewed.xlsx, Inputs!E${low.row}: the low land price, £`);
    expect(said).toContain(`warning reviewed.xlsx, Inputs!E${pool.row}: occupancy under 40%: 0.92 of `);
  });
});

describe('a package', () => {
  it('in which a digit changed without its check is refused by the part’s name', async () => {
    const zip = await JSZip.loadAsync(xlsx);
    const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
    const part = (await sheetParts(zip)).get('Inputs') ?? '';
    const xml = (await zip.file(part)?.async('string')) ?? '';
    const cell = new RegExp(`<c r="${cellOf('setback')}"[^>]*><v>`).exec(xml)?.[0] ?? 'none';
    const digit = bytes.indexOf(cell) + cell.length;
    bytes[digit] = bytes[digit] === 0x31 ? 0x30 : 0x31;
    expect(readBack(bytes).errors).toEqual([
      `reviewed.xlsx: it cannot be read: ${part} in it is damaged: it is not what was packed (size or CRC-32). Save it again as .xlsx`,
    ]);
  });

  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  it.each([
    ['xl/sharedStrings.xml', '64 elements in one another', `${'<si>'.repeat(5_000_000)}`],
    ['xl/sharedStrings.xml', '200000 texts', '<si/>'.repeat(5_500_000)],
    [
      'xl/sharedStrings.xml',
      '100 attributes of one element',
      `<si ${Array.from({ length: 2_000_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ],
    ['xl/sharedStrings.xml', '200000 letters in one element', `<si><t>${'&amp;'.repeat(5_500_000)}</t></si>`],
    ['Inputs', '200000 cells on Inputs', `<sheetData><row>${'<c><v>1</v></c>'.repeat(1_900_000)}</row></sheetData>`],
    [
      'xl/_rels/workbook.xml.rels',
      '2000 relations',
      Array.from({ length: 1_000_000 }, (_, i) => `<Relationship Id="r${i}"/>`).join(''),
    ],
    ['xl/sharedStrings.xml', '', 'x'.repeat(31_000_000)],
  ])('%s with more than %s is refused by that bound', async (part, bound, inside) => {
    const uri = part.endsWith('.rels') ? 'http://schemas.openxmlformats.org/package/2006/relationships' : MAIN;
    const bytes = await patched(part, () => `<a xmlns="${uri}">${inside}</a>`);
    const { errors } = readBack(bytes);
    expect(errors[0]).toContain(bound === '' ? 'has 31' : `it cannot be read: it has more than ${bound}`);
  });
});
