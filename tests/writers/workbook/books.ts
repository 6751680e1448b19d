import { fileURLToPath } from 'node:url';
import type { Book, InputRow, LineRow } from '../../../src/model/workbook/index.js';
import type { SiteWorkbook } from '../../../src/writers/workbook/index.js';
import { bookOf, type TestOption } from '../../model/workbook/books.js';

export const EXAMPLE = fileURLToPath(new URL('../../model/workbook/example.yaml', import.meta.url));
export const STRESS = fileURLToPath(new URL('../../model/workbook/stress.yaml', import.meta.url));

export const OPTIONS: readonly TestOption[] = [
  { id: 'as-is', title: 'Business as usual', set: [] },
  { id: 'grow', title: '=Grow & sell', set: ['growth=5 %'] },
  { id: 'longer', title: 'Longer', set: ['terms=9', 'growth=1 %'] },
];

export const COVER = {
  title: '=HYPERLINK("https://example.org","x")',
  subtitle: '+44',
  lines: ['-1 is where this paragraph begins.'],
  notDone: ['@nothing'],
  hashes: [['Model', '=1+1']],
  banner: '=BANNER',
} as const;

/** A picture of one point, as PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A site's workbook over the stress model: every sheet and every kind of link, and text that a spreadsheet might run. */
export function stressWorkbook(options: readonly TestOption[] = OPTIONS): SiteWorkbook {
  const { book } = bookOf(STRESS, options);
  const first = options[0]?.id ?? '';
  return {
    book,
    memberLabels: { building: { tower: '=Tower', stores: 'The stores' } },
    cover: COVER,
    findings: [{ title: '@Finding', text: '=cmd|calc' }],
    summary: [
      {
        title: '-Results',
        header: ['=What', ...options.map(({ title }) => title)],
        rows: [
          ['+Level payment', ...options.map(({ id }) => ({ line: 'level_payment', option: id }))],
          ['Index', { line: 'index', option: first, year: 2030 }, 3, { value: 12.5, unit: 'GBP' }],
          ['No rate', { line: 'no_rate_of_return', option: first }, null],
          ['Growth, an input', ...options.map(({ id }) => ({ line: 'growth', option: id }))],
        ],
      },
    ],
    topics: [
      {
        title: 'Business as usual',
        answers: '=Answers',
        groups: [
          { title: '=Group', lines: ['index', 'level_payment', 'cost_before'] },
          { title: 'Failures', lines: ['annuity_fails', 'no_such_line'] },
          { title: 'Empty', lines: ['no_such_line'] },
        ],
        sentences: [{ text: '+In words' }],
      },
      {
        title: 'One option',
        answers: 'Of one option alone',
        options: ['grow'],
        groups: [{ title: 'Inputs and lines', lines: ['growth', 'area', 'level_payment'] }],
      },
      { title: 'Nothing', answers: 'Left out', groups: [{ title: 'None', lines: ['no_such_line'] }] },
    ],
    evidence: {
      intro: ['@Intro'],
      banner: '=WHAT IF',
      tables: [
        {
          title: '-Rows',
          note: '+Note',
          header: ['=Id', 'Quote'],
          rows: [
            ['=ID-1', '@quote'],
            ['', '-1'],
          ],
        },
      ],
    },
    compare: [
      { label: 'Grows', unit: '1', line: 'grows' },
      { label: 'Payment', unit: 'GBP', line: 'level_payment' },
      { label: 'Cost before, 2029', unit: 'GBP', line: 'cost_before', member: 'clinic', year: 2029 },
      { label: 'Fails', unit: '1', line: 'annuity_fails' },
    ],
    charts: [
      { file: 'one.png', title: '=One', png: PNG, caption: '=Caption' },
      { file: 'live.png', title: 'In the way of a live one', png: PNG },
    ],
    chartsOfLines: [
      {
        file: 'live.png',
        title: 'Index <by> "year" & option',
        altText: 'Lines of an index & \u0007a share',
        shape: 'lines',
        lines: [
          { label: 'Index', line: 'index', option: first },
          { label: 'Cost', line: 'cost_before', option: first, member: 'clinic' },
          { label: '=Share', line: 'index', option: first, axis: 'share' },
        ],
        yTitle: '1',
        source: '=Source',
      },
      {
        title: 'Payments',
        altText: 'Bars of the level payment of each option',
        shape: 'bars',
        lines: options.map(({ id, title }) => ({ label: title, line: 'level_payment', option: id })),
        yTitle: '£',
        source: 'Payments',
      },
      {
        title: 'A bridge below nought',
        altText: 'Bridge from a payment down and up again',
        shape: 'bridge',
        lines: [
          { label: 'Payment', line: 'level_payment', option: first, step: 'level' },
          { label: 'All costs', line: 'cost_before', option: first, member: 'clinic', sign: -1, allYears: true },
          { label: 'Back', line: 'level_payment', option: first, step: 'change' },
          { label: 'Left', option: first, step: 'level' },
          { label: 'Hangs', line: 'level_payment', option: first, step: 'hangs' },
        ],
        yTitle: '£',
        source: 'Bridge',
      },
    ],
    heldInputs: [
      { input: 'emptied', why: '=chosen by code', dependsOn: ['area', 'growth', 'uc1'], alsoOn: ['blocks.geojson'] },
      { input: 'loan', why: 'sized by code', dependsOn: [] },
      { input: 'terms', why: 'with the choice', dependsOn: [], staleWith: 'emptied' },
    ],
    qa: {
      program: '=Decant',
      inputs: '-0',
      checks: [
        { what: '=Checks', result: '+all', live: 'checks', action: '@do' },
        { what: 'Held', result: 'fit', live: 'held', action: '' },
        { what: 'Nothing', result: 'none', action: '' },
      ],
      stages: [{ title: '=1 Concept', stands: '@stands', left: '+left' }],
      weights: [{ what: '=Changed', value: -2, difference: -1 }],
      weighedBy: { title: '=Option', label: '+Worth', unit: 'realGBP' },
    },
    sources: [
      {
        what: '=What',
        value: '@x',
        unit: '-',
        source: '=S',
        status: '+',
        file: '=f',
        row: 3,
        column: '-c',
        year: '2016/17',
      },
    ],
    attributions: ['=Attribution'],
    warnings: ['-Warning\u0000\u0007 with controls'],
  };
}

/** A cell of a line or an input, without its sheet: in the year counted from 0, where it has one value a year. */
export function cellOf(book: Book, row: LineRow | InputRow, year = 0): string {
  const column = row.series ? book.columns[year + 1] : (row.inTable?.column ?? 'E');
  return `${column ?? ''}${row.row}`;
}

/** Cells of tables of members, `Sheet!I12`. */
export function tableCells(book: Book): Set<string> {
  const rows = book.sheets.flatMap(({ title, rows }) =>
    rows.flatMap((row) => (row.kind === 'line' && row.inTable !== undefined ? [`${title}!${cellOf(book, row)}`] : [])),
  );
  return new Set(rows);
}

export function lineRows(book: Book) {
  return book.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => (row.kind === 'line' ? [{ sheet, row }] : [])));
}
