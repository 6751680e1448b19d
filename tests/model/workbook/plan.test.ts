import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planBook } from '../../../src/model/workbook/index.js';
import type { Problem } from '../../../src/problems/index.js';
import { sheetTitles } from '../../../src/model/workbook/titles.js';
import { bookOf, casesOf } from './books.js';

const STRESS = fileURLToPath(new URL('stress.yaml', import.meta.url));
const OPTIONS = [
  { id: 'as-is', title: 'Business as usual', set: [] },
  { id: 'grow', title: 'Grow / sell [now]', set: ['growth=5 %'] },
  { id: 'longer', title: 'Longer', set: ['terms=9', 'growth=1 %'] },
];

describe('a book of several options', () => {
  const { book, outcomes } = bookOf(STRESS, OPTIONS);
  const names = (title: string) =>
    book.sheets
      .filter((sheet) => sheet.title === title)
      .flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'line' ? [row.name] : [])));

  it('has Inputs, Site and a sheet an option, with titles that any spreadsheet allows', () => {
    expect(book.sheets.map(({ title }) => title)).toEqual([
      'Inputs',
      'Site',
      'Business as usual',
      'Grow sell now',
      'Longer',
    ]);
    expect(book.cases.map(({ sheet }) => sheet)).toEqual(['Business as usual', 'Grow sell now', 'Longer']);
  });

  it('keeps on Site what no option changes, however far down, and the rest on the sheet of the first option that has it', () => {
    expect([...new Set(names('Longer'))]).toEqual([
      'level_payment',
      'annuities',
      'annuity_fails',
      'cost_before',
      'grows',
      'slow_circle',
      'answer',
    ]);
    expect(names('Business as usual')).toEqual(names('Longer'));
    expect([...new Set(names('Grow sell now'))]).toEqual(['cost_before', 'grows', 'slow_circle', 'answer']);
    expect(names('Site').filter((name) => names('Longer').includes(name))).toEqual([]);
  });

  it('says of a line whose it is where two options have it alike', () => {
    const rowOf = (title: string, name: string) =>
      book.sheets
        .filter((sheet) => sheet.title === title)
        .flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'line' && row.name === name ? [row] : [])))[0];
    const shared = rowOf('Business as usual', 'level_payment');
    expect(shared?.cases).toEqual(['as-is', 'grow']);
    expect(rowOf('Longer', 'level_payment')?.cases).toBeUndefined();
  });

  it('gives an input one row for the options that have it alike, and no defined name where it differs', () => {
    const terms = book.sheets
      .flatMap((sheet) => sheet.rows.filter((row) => row.kind === 'input'))
      .filter(({ name }) => name === 'terms');
    expect(terms.map((row) => row.cases)).toEqual([['as-is', 'grow'], ['longer']]);
    const rows = book.sheets
      .flatMap((sheet) => sheet.rows.filter((row) => row.kind === 'input'))
      .filter(({ name }) => name === 'growth');
    expect(rows.map((row) => [row.cases, row.values])).toEqual([
      [['as-is'], [0.02]],
      [['grow'], [0.05]],
      [['longer'], [0.01]],
    ]);
    expect(book.names.map(({ name }) => name)).not.toContain('in_growth');
    expect(book.names.map(({ name }) => name)).toContain('in_rate');
  });

  it('holds the values that the engine computed for each option', () => {
    for (const [index, outcome] of outcomes.entries()) {
      const sheet = book.sheets.find(({ title }) => title === book.cases[index]?.sheet);
      const grows = sheet?.rows.flatMap((row) => (row.kind === 'line' && row.name === 'grows' ? [row.values] : []));
      expect(grows).toEqual([[...(outcome.values[outcome.structure.ofLine.get('grows')?.[0]?.index ?? -1] ?? [])]]);
    }
  });

  it('says why a cell has no value', () => {
    const rows = book.sheets.flatMap((sheet) => sheet.rows.filter((row) => row.kind === 'line'));
    expect(rows.find(({ name }) => name === 'division_fails')).toMatchObject({ failure: 'division by zero' });
    expect(rows.find(({ name }) => name === 'no_rate_of_return')).toMatchObject({
      failure: 'no sign change',
      values: [null],
    });
  });

  it('is plain data', () => expect(JSON.parse(JSON.stringify(book))).toEqual(book));
});

describe('a line that two of three options have alike', () => {
  const folder = mkdtempSync(join(tmpdir(), 'decant-'));
  const path = join(folder, 'model.yaml');
  const model =
    'section: Shared\ntimeline: {first: 2026, base: 2026, last: 2028}\ninputs:\n  x: { unit: 1, value: 2 }\n  y: { unit: 1, value: 3 }\n' +
    'lines:\n  of_x:\n    unit: 1\n    formula: x * 2\n  of_both:\n    unit: 1\n    formula: of_x * y\n';
  writeFileSync(path, model);
  const { book } = bookOf(path, [
    { id: 'one', title: 'One', set: [] },
    { id: 'two', title: 'Two', set: ['y=5'] },
    { id: 'three', title: 'Three', set: ['x=7'] },
  ]);
  rmSync(folder, { recursive: true, force: true });
  const lines = book.sheets.flatMap(({ title, rows }) =>
    rows.flatMap((row) => (row.kind === 'line' ? [[title, row.name, row.template, row.values[0], row.cases]] : [])),
  );

  it('stands on the first one’s sheet, is read there by the other, and again on the third’s own', () => {
    expect(lines).toEqual([
      ['One', 'of_x', 'Inputs!$E$12*2', 4, ['one', 'two']],
      ['One', 'of_both', '$E$6*Inputs!$E$14', 12, undefined],
      ['Two', 'of_both', 'One!$E$6*Inputs!$E$15', 20, undefined],
      ['Three', 'of_x', 'Inputs!$E$13*2', 14, undefined],
      ['Three', 'of_both', '$E$6*Inputs!$E$14', 42, undefined],
    ]);
  });
});

describe('sheet titles', () => {
  it('are unique whatever their capitals, short, and never those of the workbook’s own sheets', () => {
    const long = 'Rationalise the estate and sell the land to the north';
    const titles = sheetTitles([
      ...['Summary', 'summary', long, `${long}!`, '=*?', ''].map((title) => ({ id: 'x', title })),
    ]);
    expect(titles).toEqual([
      'Summary 2',
      'summary 3',
      'Rationalise the estate and sell',
      'Rationalise the estate 2',
      'x',
      'x 2',
    ]);
  });

  it.each([
    ['What if: a quarter less floor, two thirds less land', 'What if a quarter less floor'],
    ['Rationalise, owned wards first (as the contract says)', 'Rationalise, owned wards first'],
    ['Move the outpatients to a health centre', 'Move the outpatients'],
    ['Llanfairpwllgwyngyllgogerychwyrndrobwll', 'Llanfairpwllgwyngyllgogerychwyr'],
  ])('%s is shortened at the end of a word', (title, short) =>
    expect(sheetTitles([{ id: 'x', title }])).toEqual([short]),
  );
});

describe('what Excel would refuse', () => {
  const judge = (formula: string, members = 2): Problem[] => {
    const folder = mkdtempSync(join(tmpdir(), 'decant-'));
    try {
      const names = Array.from({ length: members }, (_, index) => `m${index}: p${index % 2}`).join(', ');
      const path = join(folder, 'model.yaml');
      writeFileSync(
        path,
        `section: Long\ntimeline: {first: 2026, base: 2026, last: 2028}\ndimensions:\n  part: [p0, p1]\n  block: { in: part, members: { ${names} } }\ninputs:\n  a_rather_long_name_of_an_input: { unit: 1, value: 1 }\n  area: { unit: 1, by: block, value: 1 }\nlines:\n  long:\n    unit: 1\n    by: part\n    formula: ${formula}\n`,
      );
      const problems: Problem[] = [];
      planBook(casesOf(path), problems);
      return problems;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it('says where a formula outgrows a cell', () => {
    const [problem] = judge('total(area) + total(area)', 700);
    expect(problem).toMatchObject({
      line: 10,
      found: expect.stringContaining('long: its Excel formula has') as string,
      right: 'Split it into lines by meaning',
    });
    expect(judge('total(area)', 300)).toEqual([]);
  });

  it('says where functions nest too deep, or take too many arguments', () => {
    const deep = `${'abs(floor('.repeat(29)}1${'))'.repeat(29)}`;
    expect(judge(deep)[0]?.found).toContain('nests');
    expect(judge(`max(${Array.from({ length: 300 }, () => '1').join(', ')})`)[0]?.found).toContain('300 arguments');
  });
});
