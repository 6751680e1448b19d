import JSZip from 'jszip';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Book, InputRow } from '../../../src/model/workbook/index.js';
import { writeModelWorkbook } from '../../../src/writers/workbook/index.js';
import { workbookOf } from '../../changes/edited.js';
import { formatKey, formatsOf } from '../../../src/writers/workbook/rowFormats.js';
import { resultOf, shipped, sites } from '../../study/reported.js';
import { bookOf } from '../../model/workbook/books.js';
import { COVER, cellOf } from './books.js';
import { sheetParts, type Edit } from './package.js';
import { describeJudged, GNUMERIC } from './judges.js';
import { recalculated } from './recalculate.js';

interface Validation {
  readonly type: string;
  readonly error: string;
  readonly prompt: string;
  readonly formulae: readonly string[];
  readonly sqref: string;
}

async function validationsOf(xlsx: Buffer): Promise<Validation[]> {
  const zip = await JSZip.loadAsync(xlsx);
  const part = (await sheetParts(zip)).get('Inputs') ?? '';
  const xml = (await zip.file(part)?.async('string')) ?? '';
  return [...xml.matchAll(/<dataValidation (.*?)>(.*?)<\/dataValidation>/gs)].map(
    ([, attributes = '', inside = '']) => {
      const of = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      const formulae = [...inside.matchAll(/<formula\d>(.*?)<\/formula\d>/g)].map(([, formula = '']) => formula);
      return { type: of('type'), error: of('error'), prompt: of('prompt'), formulae, sqref: of('sqref') };
    },
  );
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The validations that a cell is in. */
function covering(validations: readonly Validation[], address: string): Validation[] {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return validations.filter(({ sqref }) => {
    const [, left = '', top = '', right = left, bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(sqref) ?? [];
    const [column, at] = [numberOf(letters), Number(row)];
    return numberOf(left) <= column && column <= numberOf(right) && Number(top) <= at && at <= Number(bottom);
  });
}

const inputsOf = (book: Book): InputRow[] =>
  book.sheets.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'input' ? [row] : [])));

function inputNamed(book: Book, name: string): InputRow {
  const row = inputsOf(book).find((each) => each.name === name);
  if (row === undefined) throw new Error(`no input ${name}`);
  return row;
}

describe('data validation of a hospital’s inputs', () => {
  const result = resultOf(join(sites, 'typical-acute'));
  let validations: Validation[];
  const ruleOf = (name: string): Validation | undefined =>
    covering(validations, cellOf(result.book, inputNamed(result.book, name)))[0];
  beforeAll(async () => {
    validations = await validationsOf(await workbookOf(result));
  }, 60_000);

  it('stands on every cell that holds a value, once, and on none beside', () => {
    const { book } = result;
    const cells = book.sheets.flatMap(({ rows }) =>
      rows.flatMap((row) => {
        if (row.kind === 'table') return [`C${row.row}`, `E${row.row}`];
        if (row.kind === 'calendar') return [`E${row.row}`];
        return row.kind === 'input' ? row.values.map((_, index) => cellOf(book, row, index)) : [];
      }),
    );
    expect(cells.length).toBeGreaterThan(1_000);
    expect(cells.filter((cell) => covering(validations, cell).length !== 1)).toEqual([]);
    const [, empty] = [0, 'D20'];
    expect(covering(validations, empty)).toEqual([]);
  });

  it('has the range and the words of the model', () => {
    expect(ruleOf('target_occupancy')).toMatchObject({
      type: 'decimal',
      formulae: ['0.5', '1'],
      error: 'target_occupancy: this is outside 0.5 to 1. Is the unit right? A share, in %, from 50% to 100%.',
      prompt: 'A share, in %, from 50% to 100%',
    });
    expect(ruleOf('beds_open')).toMatchObject({
      type: 'decimal',
      formulae: ['0'],
      error: 'beds_open: this is below 0. Is the unit right? In beds, 0 or more.',
      prompt: 'In beds, 0 or more',
    });
    for (const row of inputsOf(result.book)) {
      const [rule] = covering(validations, cellOf(result.book, row));
      if (rule?.type !== 'decimal') continue;
      const [low, high] = row.range ?? [-1e300, 1e300];
      expect(rule.formulae.map(Number), row.name).toEqual(high === undefined ? [low] : [low, high]);
    }
  });

  it('takes whole numbers alone where parts mean nothing, and shows them as such', () => {
    const { book } = resultOf(join(shipped, 'whiston'), undefined, { part: 'contract' });
    const whole = inputsOf(book).filter(({ whole: isWhole }) => isWhole === true);
    expect(whole.map(({ name }) => name)).toEqual(expect.arrayContaining(['exit_year', 'leap_year_every']));
    for (const row of whole) expect(formatsOf([row]).get(formatKey(row)), row.name).toBe('0');
    const [own] = inputsOf(result.book).filter(({ name }) => name === 'leap_year_every');
    expect(own?.whole).toBe(true);
    expect(ruleOf('leap_year_every')).toMatchObject({ type: 'whole' });
  });

  it('takes of a flag 1 or 0', () => {
    expect(ruleOf('pool_in_pfi')).toMatchObject({ type: 'list', formulae: ['&quot;0,1&quot;'] });
  });

  it('takes nothing where Decant has worked the value out, or the calendar stands, or business as usual would be no longer', () => {
    const held = result.held
      .filter(({ mayBeChanged }) => !mayBeChanged)
      .map(({ input }) => input)
      .filter((name) => inputsOf(result.book).some((row) => row.name === name));
    expect(held.length).toBeGreaterThan(5);
    for (const name of held) expect(ruleOf(name), name).toMatchObject({ type: 'custom', formulae: ['FALSE'] });
    expect(ruleOf('block_land')?.error).toMatch(/^Only Decant can work out block_land\. Geometry: each block’s cell/);
    const base = result.book.names.find(({ name }) => name === 'base_year');
    expect(covering(validations, `E${base?.row ?? ''}`)).toMatchObject([
      { type: 'custom', error: expect.stringMatching(/^Base year.*Run Decant again/) as string },
    ]);
    const usual = inputsOf(result.book).filter(({ name, values }) => name === 'with_programme' && values[0] === 0);
    expect(usual).toHaveLength(1);
    expect(ruleOf('with_programme')).toMatchObject({
      type: 'custom',
      error: expect.stringMatching(/stays 0/) as string,
    });
    const others = inputsOf(result.book).filter(({ name, values }) => name === 'with_programme' && values[0] === 1);
    for (const row of others) expect(covering(validations, cellOf(result.book, row))[0]?.type).toBe('list');
  });
});

const OUTSIDE = 'An input is no number or outside its bounds: it is red on Inputs';

const MODEL = `section: Ranges
timeline: { first: 2020/21, base: 2021/22, last: 2024/25 }
tables:
  steps: { unit: 1, rows: { 0: 1, 2: 3 } }
inputs:
  occupancy: { unit: 1, range: [0.5, 1], value: 92 % }
  runs: { unit: flag, value: yes }
  opened: { unit: date, value: 2020-04-01 }
  growth: { unit: 1, range: [-0.5, 0.5], series: { 2020/21: 0, 2021/22: 1 %, 2022/23: 0.5, 2023/24: -0.5, 2024/25: 0 } }
  free: { unit: 1, value: -5 }
lines:
  days_open:
    unit: day
    formula: opened - opened
  all:
    unit: 1
    formula: occupancy * runs * growth * free * lookup(steps, t)
  sound:
    check: true
    formula: 1 > 0
`;

const pasted = (): void => {
  const file = join(mkdtempSync(join(tmpdir(), 'decant-model-')), 'model.yaml');
  writeFileSync(file, MODEL);
  const { book } = bookOf(file);
  const row = (name: string): string => String(inputNamed(book, name).row);

  it.each<[string, () => Edit[], string]>([
    ['nothing', () => [], 'All checks hold'],
    ['values within their ranges', () => [at('occupancy', 1), at('runs', 0), at('free', 1e9)], 'All checks hold'],
    ['92 for 92%', () => [at('occupancy', 92)], OUTSIDE],
    ['a flag that is half', () => [at('runs', 0.5)], OUTSIDE],
    ['part of a day', () => [at('opened', 44_000.5)], OUTSIDE],
    ['a value in one year', () => [{ sheet: 'Inputs', address: `K${row('growth')}`, value: 0.6 }], OUTSIDE],
    ['text', () => [{ sheet: 'Inputs', address: `E${row('free')}`, formula: '"ten"' }], OUTSIDE],
    ['another base year', () => [{ sheet: 'Inputs', address: 'E7', value: 2021 }], OUTSIDE],
  ])('%s', async (_, edits, cover) => {
    const values = await recalculated(await writeModelWorkbook({ book, cover: COVER }), edits(), GNUMERIC);
    const said = [...values].find(([place]) => place.startsWith('Cover!'));
    expect(said?.[1]).toBe(cover);
    expect(values.get('Checks!E3')).toBe(cover === OUTSIDE ? 0 : 1);
  });

  function at(name: string, value: number): Edit {
    return { sheet: 'Inputs', address: `E${row(name)}`, value };
  }
};
describeJudged('after values were pasted that no validation sees', pasted, GNUMERIC);
