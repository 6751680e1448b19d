import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/report/index.js';
import { printGbp } from '../../../src/words/index.js';
import { printAppraisal } from '../../../src/writers/terminal/appraisals.js';
import { numberAt, optionOf } from '../printed.js';
import { dealWith, MEMBER } from './deals.js';
import { cellOf, contractsOf, COLUMNS, EVERY_WAY, rowOf, waysIn, type Ways } from './sideBySide.js';

const ALL = ['at_will', 'quoted', 'by_default', 'force_majeure', 'corrupt', 'part', 'refinancing', 'mothball', 'keep'];
const ENDS = ['at_will', 'by_default', 'force_majeure', 'corrupt'] as const;
const PRICED = { compensation_quoted: '80 mGBP', quotation_year: '2031' };

/** Reads a line of the contract, or with null one of the hospital. */
type Line = (line: string, member?: string | null) => number;

function linesOf(result: Result, year = 2031): Line {
  const option = optionOf(result, 'business-as-usual');
  return (line, member = MEMBER) => numberAt(result, option, line, year, member ?? undefined);
}

/** The contract of which public sources tell the charge alone. */
function chargeAlone(): string {
  const text = dealWith({ exit_year: '2031' });
  const own = /^ {2}exit_year: .*\n/m.exec(text)?.[0] ?? '';
  return text.slice(0, text.indexOf('  base_case_price_year')) + own;
}

describe('of a contract with every clause', () => {
  const reported = contractsOf({ deed: dealWith({ ...EVERY_WAY, ...PRICED }) });
  const ways = waysIn(reported);
  const line = linesOf(reported.result!);

  it('each way has its row, and each cell says something', () => {
    expect(ALL.map((name) => [name, rowOf(ways, name)?.cells.length])).toEqual(ALL.map((name) => [name, 7]));
    expect(ways.rows.flatMap(({ cells }) => cells.filter(({ text }) => text === ''))).toEqual([]);
  });

  it('numbers are the lines’ own, to the unit', () => {
    for (const { cells } of ways.rows)
      for (const { cell, value, unit } of cells)
        if (cell !== undefined) {
          expect([value, cell.option]).toEqual([
            linesOf(reported.result!, cell.year)(cell.line, cell.member ?? null),
            'business-as-usual',
          ]);
          expect(unit).toMatch(/GBP/);
        }
    expect(ways.rows.flatMap(({ cells }) => cells.filter(({ cell }) => cell !== undefined)).length).toBeGreaterThan(20);
  });

  it('a quotation takes nothing from what the schedule says', () => {
    const alone = waysIn(contractsOf({ deed: dealWith(EVERY_WAY) }));
    for (const name of ENDS)
      expect(rowOf(ways, name)?.cells.map(({ text }) => text)).toEqual(
        rowOf(alone, name)?.cells.map(({ text }) => text),
      );
    expect(cellOf(ways, 'quoted', 'worth').value).toBe(line('buy_out_value'));
    expect(cellOf(alone, 'quoted', 'once').text).toBe('Not known: ask for a quotation.');
  });

  it('what each end saves is what a buy-out may cost at most less what it costs', () => {
    const [most, deflator, factor] = [
      line('compensation_at_most_then'),
      line('gdp_deflator', null),
      line('discount_factor', null),
    ];
    const [deal, rectification, tender] = [1.5e6, 3.2e6, 0.6e6];
    const cost = {
      at_will: line('compensation_at_exit'),
      by_default: line('default_at_exit') + rectification + tender,
      force_majeure: line('compensation_force_majeure'),
      corrupt: line('compensation_corrupt'),
    };
    // Tax in what is paid at will comes back to the Treasury (METHOD 0): a cost to the trust, and none to the exchequer.
    const back = { at_will: line('tax_on_compensation_at_exit'), by_default: 0, force_majeure: 0, corrupt: 0 };
    expect(back.at_will).toBeGreaterThan(1e6);
    for (const name of ENDS) {
      expect(cellOf(ways, name, 'once').value).toBeCloseTo(cost[name] + deal, 2);
      expect(cellOf(ways, name, 'worth').value).toBeCloseTo(((most - cost[name] + back[name]) / deflator) * factor, 2);
    }
    expect(cellOf(ways, 'refinancing', 'worth').value).toBeCloseTo((line('trust_gain') / deflator) * factor, 2);
    expect(cellOf(ways, 'part', 'worth').value).toBeCloseTo((line('partial_saving') / deflator) * factor, 2);
    expect(line('partial_at_most')).toBeCloseTo(0.2 * (most + deal), 2);
  });

  it('at the services in house that it names, ending it neither saves nor loses', () => {
    for (const [turns, saving, terms] of [
      ['schedule_in_house_turns', 'schedule_saving_then', {}],
      ['in_house_turns', 'buy_out_saving_then', PRICED],
    ] as const) {
      const at = line(turns);
      const there = contractsOf({ deed: dealWith({ ...EVERY_WAY, ...terms, in_house_cost: `${String(at * 100)} %` }) });
      expect(Math.abs(linesOf(there.result!)(saving))).toBeLessThan(1);
    }
  });

  it('stands on a narrow screen as blocks and on a wide one as a table, and nothing is cut', () => {
    for (const columns of [80, 120]) {
      const lines = printAppraisal(ways, columns);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
      expect(lines.join('\n')).toMatchSnapshot(`${String(columns)} columns`);
    }
    expect(printAppraisal(ways, 0)).toEqual(printAppraisal(ways));
  });
});

it('of a contract of which the charge alone is known, what is not known is said, with whom to ask', () => {
  const ways = waysIn(contractsOf({ deed: chargeAlone() }));
  for (const name of [...ENDS, 'quoted', 'part', 'refinancing'])
    for (const column of ['once', 'worth'] as const) {
      const { text, value } = cellOf(ways, name, column);
      expect([name, column, value]).toEqual([name, column, undefined]);
      expect(text).toMatch(/^Not known/);
    }
  expect(cellOf(ways, 'at_will', 'available').text).toMatch(
    /It takes the schedule.*ask the contract manager.*what is owed \(ask the company\)/,
  );
  expect(cellOf(ways, 'at_will', 'a_year').value).toBeGreaterThan(0);
  expect(ways.note).toMatch(/lost taxes are not known/);
  expect(ways.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n')).not.toMatch(/£0|undefined|NaN/);
});

it('of a price of another year neither the price nor a part of it is taken for nought', () => {
  const reported = contractsOf({
    deed: `${chargeAlone()}${given({ ...PRICED, quotation_year: '2029', partial_share: '20 %' })}`,
  });
  const ways = waysIn(reported);
  expect(cellOf(ways, 'quoted', 'available').text).toMatch(/^With 2028\/29 alone/);
  for (const name of ['quoted', 'part'])
    for (const column of ['once', 'worth'] as const) expect(cellOf(ways, name, column).text).toMatch(/^Not known/);
  expect(reported.result?.findings.map(({ id }) => id)).not.toContain('ways-out.part');
});

function given(terms: Readonly<Record<string, string>>): string {
  return Object.entries(terms)
    .map(([name, value]) => `  ${name}: { value: ${value}, status: contract, source: Ours }\n`)
    .join('');
}

it('of several contracts each has its rows by its name, and one that is over says so', () => {
  // The year is the hospital’s own where there are several.
  const terms = Object.fromEntries(Object.entries(EVERY_WAY).filter(([name]) => name !== 'exit_year'));
  const south = dealWith({ ...terms, market_swap_rate: '6 %' }).replace('The Northfield', 'The Southfield');
  const ways = waysIn(contractsOf({ deed: dealWith(terms), south }));
  const worth = (member: string): number | undefined => rowOf(ways, 'at_will', member)?.cells[3]?.value;
  expect(worth('south')).toBeGreaterThan(worth('deed') ?? NaN);
  expect(rowOf(ways, 'at_will', 'south')?.name).toMatch(/ · The Southfield/);
  const over = waysIn(contractsOf({ deed: dealWith({ ...EVERY_WAY, exit_year: '2044' }) }));
  expect(over.rows.map(({ id }) => id)).toContain('ways-out.ways.over');
  expect(rowOf(over, 'at_will')).toBeUndefined();
});

it('a year that has gone by is no year to come', () => {
  expect(waysIn(contractsOf({ deed: dealWith(EVERY_WAY) })).note).not.toMatch(/gone by/);
  expect(waysIn(contractsOf({ deed: dealWith(EVERY_WAY) }, '2032-06-01')).note).toMatch(/2030\/31.* gone by/);
});

/** A contract at its edges, by the terms on which signs turn. */
const DRAWN = fc.record({
  market_swap_rate: fc.constantFrom('0.5 %', '3.1 %', '9 %'),
  in_house_cost: fc.constantFrom('0 %', '60 %', '110 %', '300 %'),
  exit_year: fc.constantFrom('2017', '2025', '2031', '2042', '2043'),
  equity_method: fc.constantFrom('1', '2', '3', '4'),
  may_end_voluntarily: fc.constantFrom('yes', 'no'),
  partial_share: fc.constantFrom('0', '20 %', '100 %'),
  distributions_after: fc.constantFrom('3 mGBP/year', '5 mGBP/year'),
  mothballed_wards: fc.constantFrom('0 ward', '1 ward', '3 ward'),
  mothballed_ward_cost: fc.constantFrom(
    '0 realGBP/ward, prices: 2016/17',
    '0.18 mrealGBP/ward, prices: 2016/17',
    '30 mrealGBP/ward, prices: 2016/17',
  ),
  quoted: fc.constantFrom('', '1 mGBP', '80 mGBP', '900 mGBP'),
});

/** What words claim, and whether the numbers bear it: as a reader would take them. */
const CLAIMS: readonly (readonly [
  row: string,
  words: RegExp,
  holds: (line: Line, found: RegExpExecArray, terms: Readonly<Record<string, string>>) => boolean,
])[] = [
  ['at_will', /^Yes: the contract gives the right/, (_line, _found, terms) => terms['may_end_voluntarily'] === 'yes'],
  ['at_will', /^No: the contract gives no right/, (_line, _found, terms) => terms['may_end_voluntarily'] === 'no'],
  ['at_will', /^It loses where services in house cost above/, (line) => line('schedule_saving_then') >= 0],
  ['at_will', /^It saves where services in house cost below/, (line) => line('schedule_saving_then') < 0],
  [
    'at_will',
    /loses even were services/,
    (line) => line('compensation_at_exit') > line('charge_left_then') - line('taxes_lost_then') - 1.5e6 - 1,
  ],
  ['at_will', /saves in no year/, (line) => line('schedule_years_that_pay') === 0],
  [
    'at_will',
    /saves in (\d+) years?, first/,
    (line, [, years = '']) => String(line('schedule_years_that_pay')) === years && years !== '0',
  ],
  [
    'at_will',
    /^Below (\S+) of compensation/,
    (line, [, most = '']) =>
      printGbp(line('compensation_at_most_then')) === most && line('compensation_at_most_then') > 0,
  ],
  ['at_will', /^At no price/, (line) => line('compensation_at_most_then') <= 0],
  ['quoted', /^It loses where services/, (line) => line('buy_out_saving_then') >= 0],
  ['quoted', /^It saves where services/, (line) => line('buy_out_saving_then') < 0],
  [
    'by_default',
    /^It saves where .* come to (\S+) less/,
    (line, [, by = '']) => line('default_saving_then') < 0 && printGbp(-line('default_saving_then')) === by,
  ],
  ['by_default', /^It loses where/, (line) => line('default_saving_then') >= 0],
  ['corrupt', /^It loses where/, (line) => line('corrupt_saving_then') >= 0],
  ['force_majeure', /^It saves where/, (line) => line('force_majeure_saving_then') < 0],
  ['part', /^No part is given/, (_line, _found, terms) => terms['partial_share'] === '0'],
  ['refinancing', /gains nothing over its cost/, (line) => line('refinancing_gain') < 1],
  [
    'refinancing',
    /(\S+) comes in/,
    (line, [, gain = '']) => printGbp(line('trust_gain')) === gain && line('trust_gain') > 0,
  ],
  [
    'mothball',
    /^After (\S+) years/,
    (line) => line('mothballed_value', null) >= 0 && line('mothballed_saving', null) > 0,
  ],
  ['mothball', /^Not by the last charge/, (line) => line('mothballed_value', null) < 0],
  ['over', /no charge is left/, (line) => line('charge_left_then') === 0],
];

it('each cell is true of the numbers beside it, at every sign', () => {
  const said = new Set<RegExp>();
  fc.assert(
    fc.property(DRAWN, ({ quoted, ...terms }) => {
      const price: Record<string, string> = quoted === '' ? {} : { compensation_quoted: quoted };
      const reported = contractsOf({ deed: dealWith({ ...EVERY_WAY, ...terms, ...price }) });
      const ways = waysIn(reported);
      const line = linesOf(reported.result!, Number(terms.exit_year));
      const untrue = ways.rows.flatMap(({ id, cells }) =>
        cells.flatMap(({ text }) => {
          const never = /NaN|undefined|Infinity|−£0\b|[{}]|\b1 (?:years|wards)\b| {2}|\.\.|^$/.test(text);
          const wrong = CLAIMS.filter(([row, words, holds]) => {
            const found = id === `ways-out.ways.${row}` ? words.exec(text) : null;
            if (found === null) return false;
            said.add(words);
            return !holds(line, found, terms);
          });
          return never || wrong.length > 0 ? [`${id}: ${text} ${JSON.stringify(terms)}`] : [];
        }),
      );
      expect(untrue).toEqual([]);
    }),
    { numRuns: 60, seed: 20_26, endOnFailure: true },
  );
  const unsaid = CLAIMS.filter(([, words]) => !said.has(words)).map(([row, words]) => `${row} ${String(words)}`);
  expect(unsaid).toEqual([]);
}, 600_000);

/** All that the table prints, without years and places that a deletion cannot move. */
const printedOf = (ways: Ways): string =>
  JSON.stringify([ways.title, ways.note, ways.rows.map(({ name, cells }) => [name, cells.map(({ text }) => text)])]);

it('without any of the terms on which a way stands the table says so, and no number becomes nought in silence', () => {
  const whole = dealWith({ ...EVERY_WAY, compensation_quoted: '80 mGBP' });
  const before = printedOf(waysIn(contractsOf({ deed: whole })));
  const terms = [
    'equity_method',
    'market_swap_rate',
    'may_end_voluntarily',
    'gilt_at_termination',
    'gilt_at_signature',
  ];
  const others = ['compensation_quoted', 'partial_share', 'partial_fee', 'distributions_after', 'distributions_before'];
  for (const term of [
    ...terms,
    ...others,
    'refinancing_rate',
    'debt_after_refinancing',
    'senior_margin',
    'exit_year',
  ]) {
    const without = contractsOf({ deed: whole.replace(new RegExp(`^  ${term}: .*\n`, 'm'), '') });
    if (without.result === undefined) {
      expect(without.problems.join('\n'), term).toContain(term);
      continue;
    }
    const ways = waysIn(without);
    expect(printedOf(ways), term).not.toBe(before);
    for (const { name, cells } of ways.rows)
      for (const { text } of cells) expect(`${term}, ${name}: ${text}`).not.toMatch(/: (−?£0)?$/);
  }
});

it('every column of the file stands in the table', () => {
  const ways = waysIn(contractsOf({ deed: chargeAlone() }));
  expect(ways.columns).toHaveLength(COLUMNS.length);
  expect(ways.columns[2]).toBe('Saves a year, £');
});
