import JSZip from 'jszip';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesIn } from '../../src/changes/index.js';
import { uniform } from '../../src/model/statistics/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { modelOf } from '../../src/report/opened/openAsked.js';
import { openSite } from '../../src/study/index.js';
import { typedCells } from '../../src/writers/workbook/formulasAsWritten.js';
import { evaluatedOf, shipped, sites } from '../study/reported.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../writers/workbook/judges.js';
import { formulaCells, sheetParts, withEdits, type Edit, type FormulaCell } from '../writers/workbook/package.js';
import { library, workbookOf } from './edited.js';

const SEED = 20_261_130;

/** A workbook as `decant report` writes it, or as `decant pfi` does, and how it is read back. */
async function written(folder: string, part?: 'contract') {
  const { result } = evaluatedOf(folder, library, part === undefined ? {} : { part });
  const { study } = openSite(folder, library, undefined, undefined, part);
  if (study === undefined) throw new Error(`${folder} cannot be read`);
  const model = { ...modelOf(study, library, undefined), hash: '' };
  const xlsx = await workbookOf(result);
  const typed = new Set(
    result.book.sheets
      .filter(({ kind }) => kind === 'inputs')
      .flatMap(({ rows }) => rows.flatMap((row) => typedCells(result.book, row))),
  );
  const isOwn = ({ sheet, address }: FormulaCell): boolean =>
    sheet !== 'Inputs' || (!typed.has(address) && Number(address.replace(/^[A-Z]+/, '')) > 4);
  return { result, xlsx, cells: (await formulaCells(xlsx)).filter(isOwn), model };
}

function readBack(bytes: Uint8Array, model: Parameters<typeof changesIn>[2]) {
  const problems: Problem[] = [];
  const changes = changesIn(bytes, 'reviewed.xlsx', model, problems);
  const said = (severity: Problem['severity']): string[] =>
    problems.filter((each) => each.severity === severity).map(printProblem);
  return { changes, errors: said('error'), warnings: said('warning') };
}

/** Of each sheet that has formulas one cell, drawn. */
function drawn(cells: readonly FormulaCell[]): FormulaCell[] {
  return [...new Set(cells.map(({ sheet }) => sheet))].flatMap((sheet, index) => {
    const own = cells.filter((cell) => cell.sheet === sheet);
    return own[Math.floor(uniform(SEED, index) * own.length)] ?? [];
  });
}

const hospital = await written(join(sites, 'typical-acute'));
const contracts = await written(join(shipped, 'stoke-mandeville'), 'contract');

describe.each([
  ['a hospital', hospital, ['Summary', 'Compare', 'Checks', 'Site', 'Words', 'Rationalise and sell', 'Inputs']],
  ['contracts', contracts, ['Summary', 'Checks']],
] as const)('a formula of the workbook of %s', (_, { xlsx, cells, model }, sheets) => {
  it('typed over with a number, or taken away, is told wherever it stands, all at once', async () => {
    const found = drawn(cells);
    expect(found.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining([...sheets]));
    const edits = found.map(({ sheet, address }): Edit => ({ sheet, address, value: 380 }));
    const { changes, errors } = readBack(await withEdits(xlsx, edits), model);
    expect(changes).toBeUndefined();
    expect(errors.map((each) => each.slice(0, each.indexOf(' stands')))).toEqual(
      found.map(({ sheet, address }) => `reviewed.xlsx, ${sheet}!${address}: 380`),
    );
    for (const error of errors) expect(error).toMatch(/was written, and nothing reads it\. Put the formula back/);
  });

  it('that says something else now is warned of, and what was typed is run', async () => {
    const found = drawn(cells);
    const edits = found.map(({ sheet, address, formula }): Edit => ({ sheet, address, formula: `(${formula})+1` }));
    const { changes, warnings, errors } = readBack(await withEdits(xlsx, edits), model);
    expect([changes, errors]).toEqual([[], []]);
    expect(warnings.map((each) => each.slice(0, each.indexOf(' stands')))).toEqual(
      found.map(({ sheet, address }) => `reviewed.xlsx, ${sheet}!${address}: warning: another formula`),
    );
  });
});

describe('a line of the model', () => {
  const { result, xlsx, model, cells } = hospital;
  const sheet = result.book.sheets.find(({ kind }) => kind === 'option');
  const row = sheet?.rows.find((each) => each.kind === 'line' && each.series && each.inTable === undefined);
  if (sheet === undefined || row?.kind !== 'line') throw new Error('no line by year');
  const columns = cells.filter(
    (cell) => cell.sheet === sheet.title && cell.address.replace(/^[A-Z]+/, '') === String(row.row),
  );
  const named = `Decant’s formula for “${row.label}`;

  it('typed over in some years is told by its label, with what stands there', async () => {
    const [second, third] = columns.slice(-3);
    if (second === undefined || third === undefined) throw new Error('fewer than three years');
    const edits = [second, third].map(({ address }, index): Edit => ({
      sheet: sheet.title,
      address,
      value: 7 + index,
    }));
    const { errors } = readBack(await withEdits(xlsx, edits), model);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`reviewed.xlsx, ${sheet.title}!${second.address}:${third.address}: 7, 8 stand where`);
    expect(errors[0]).toContain(named);
  });

  it('taken away is told too', async () => {
    const address = columns.at(-1)?.address ?? '';
    const bytes = await patched(xlsx, sheet.title, (xml) =>
      xml.replace(new RegExp(`<c r="${address}"([^>]*?)>.*?</c>`, 's'), ''),
    );
    expect(readBack(bytes, model).errors[0]).toContain(`${sheet.title}!${address}: Nothing stands where ${named}`);
  });

  it('whose years share one formula, or a range has, is not told', async () => {
    const years = columns.slice(-4);
    const [first, last] = [years[0]?.address ?? '', years.at(-1)?.address ?? ''];
    const bytes = await patched(xlsx, sheet.title, (xml) =>
      years.reduce(
        (so, { address }, index) =>
          so.replace(
            new RegExp(`(<c r="${address}"[^>]*>)<f[^>]*>(.*?)</f>`, 's'),
            index === 0 ? `$1<f t="shared" ref="${first}:${last}" si="7">$2</f>` : '$1<f t="shared" si="7"/>',
          ),
        xml,
      ),
    );
    expect(readBack(bytes, model)).toEqual({ changes: [], errors: [], warnings: [] });
    const ranged = await patched(xlsx, sheet.title, (xml) =>
      years.reduce(
        (so, { address }, index) =>
          so.replace(
            new RegExp(`(<c r="${address}"[^>]*>)<f[^>]*>(.*?)</f>`, 's'),
            index === 0 ? `$1<f t="array" ref="${first}:${last}">$2</f>` : '$1',
          ),
        xml,
      ),
    );
    expect(readBack(ranged, model)).toEqual({ changes: [], errors: [], warnings: [] });
  });
});

describe('a workbook', () => {
  const { xlsx, model } = hospital;

  it('without the sheet of its formulas, or with a part of it, is refused', async () => {
    const other = (xml: string): string => xml.replace('name="Formulas as written"', 'name="Others"');
    expect(readBack(await patched(xlsx, 'xl/workbook.xml', other), model).errors[0]).toContain(
      'it has no sheet “Formulas as written”',
    );
    const fewer = (xml: string): string =>
      xml.replace(/<row r="\d+">(?:(?!<row).)*<\/row><\/sheetData>/s, '</sheetData>');
    expect(readBack(await patched(xlsx, 'Formulas as written', fewer), model).errors[0]).toMatch(
      /Formulas as written!A2: it lists \d+ formulas, and \d+ were written/,
    );
  });

  it('in which a sheet has another name says that what was typed there is not known', async () => {
    const other = (xml: string): string => xml.replace('name="Compare"', 'name="Compared"');
    const { changes, warnings } = readBack(await patched(xlsx, 'xl/workbook.xml', other), model);
    expect(changes).toEqual([]);
    expect(warnings[0]).toContain('it has no sheet “Compare” any more');
  });
});

for (const judge of [LIBREOFFICE, GNUMERIC])
  describeJudged(
    'which saves a workbook again',
    () =>
      it.each([
        ['a hospital', hospital],
        ['contracts', contracts],
      ] as const)('leaves every formula of %s as it was', async (_, { xlsx, model }) => {
        const saved = await judge.convert(xlsx, 'xlsx');
        expect(readBack(saved, model)).toEqual({ changes: [], errors: [], warnings: [] });
      }),
    judge,
  );

/** A copy in which the XML of one part is another; a sheet by its title. */
async function patched(xlsx: Buffer, name: string, by: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(xlsx);
  const part = (await sheetParts(zip)).get(name) ?? name;
  const xml = (await zip.file(part)?.async('string')) ?? '';
  const other = by(xml);
  expect(other).not.toBe(xml);
  zip.file(part, other);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
