import { modelResult } from '../../src/sections/file/run.js';
import { describe, expect, it } from 'vitest';
import { HEAD, linesOf, resultOf, runOf, saidOf } from './models.js';

const first = (text: string, ...set: string[]): string => saidOf(text, ...set)[0] ?? 'nothing is wrong';
const input = (name: string, body: string): string => `${HEAD}inputs:\n  ${name}: ${body}\n`;

describe('a section says what it must, once', () => {
  it('a name that stands twice in one mapping', () =>
    expect(saidOf(`${linesOf({ x: '1' })}  x:\n    unit: 1\n    formula: 2\n`)).toEqual([
      '7:3: x stands twice in one mapping. Keep one',
    ]));
  it('a key that stands twice', () =>
    expect(saidOf(`${linesOf({ x: '1' })}    unit: bed\n`)).toEqual([
      '7:5: unit stands twice in one mapping. Keep one',
    ]));
  it('a line named as an input', () =>
    expect(first(linesOf({ x: '1' }, 'inputs:\n  x: { unit: 1, value: 1 }\n'))).toMatch(
      /^6:3: x stands twice\. It is already at .*:4: rename one$/,
    ));
  it.each([
    ['section', 'sections: A\n', /a model file has no key sections\. Did you mean section\?/],
    ['an input', `${HEAD}inputs:\n  x: { unit: 1, valeu: 1 }\n`, /4:17: x has no key valeu\. Did you mean value\?/],
    ['a line', `${HEAD}lines:\n  x:\n    unit: 1\n    fomula: 1\n`, /x has no key fomula\. Did you mean formula\?/],
  ])('an unknown key of %s is told with the nearest', (_what, text, expected) =>
    expect(saidOf(text).join('\n')).toMatch(expected),
  );
  it('an unknown key is told once', () =>
    expect(
      saidOf(`${HEAD}inputs:\n  x: { unit: 1, value: 1, colour: red }\n`).filter((line) => line.includes('colour')),
    ).toHaveLength(1));
  it.each(['t', 'year', 'base_year', 'if', 'and', 'max', 'in_force'])('%s is a word of the language', (name) =>
    expect(first(linesOf({ [name]: '1' }))).toContain(`4:3: ${name} is a word of the language`),
  );
  it.each(['Beds', '1x', 'a-b', 'a.b', 'x'.repeat(61), 'constructor', 'prototype', '__proto__', 'é'])(
    '%s cannot be a name',
    (name) => expect(first(linesOf({ [name]: '1' }))).toMatch(/^4:3: .* cannot be a name/),
  );
  it.each([
    'to_string',
    'value_of',
    'has_own',
    'r',
    'i',
    'm',
    'c',
    'v',
    'y',
    'note',
    'years',
    'nan',
    'infinity',
    'let',
    'eval',
    'this',
    'x'.repeat(60),
  ])('a line may be named %s', (name) =>
    expect(resultOf(linesOf({ [name]: '1 + 1', double: `2 * ${name}` })).lines.double).toBe(4),
  );
  it.each([
    ['{ unit: 1 }', '4:3: x has no value'],
    ['{ value: 1 }', '4:3: x has no unit. Add unit: … (a pure number has unit: 1)'],
    [
      '{ unit: 1, value: 120 %, range: [0, 1] }',
      '4:24: x: 120 % is outside 0 to 1 (a share is at most 100 %). Write 1.2 %',
    ],
    ['{ unit: 1, value: 1, range: [1, 0] }', '4:34: a range has a lowest and a highest value. Write range: [0, 1]'],
    ['{ unit: flag, value: 2 }', '4:27: x: "2" is neither yes nor no. Write yes or no'],
    ['{ unit: flag, value: true }', '4:27: x: "true" is neither yes nor no. Write yes'],
    ['{ unit: flag, value: No }', '4:27: x: "No" is neither yes nor no. Write no'],
    ['{ unit: flag, value: 100 % }', '4:27: x: "100 %" is neither yes nor no. Write yes or no'],
    ['{ unit: 1, value: yes }', '4:24: x: "yes" is not a number. Write it like 0.25 or 25 %'],
    ['{ unit: bed, value: 3 ward }', '4:26: x: "3 ward" is in ward, where bed is needed. Write it like 28 bed'],
    ['{ unit: 1, value: }', '4:24: a value is missing here'],
    ['{ unit: 1, value: [1] }', '4:24: a list cannot be a value'],
    ['{ unit: 1, value: 1, status: guessed }', '4:35: guessed is not a status'],
    ['{ unit: 1, value: 1, status: measured }', '4:35: measured, but nothing says where'],
    ['{ unit: 1, value: 1, spread: { shape: constructor } }', '4:44: there is no shape constructor'],
    ['{ unit: 1, value: 1, spread: { shape: triangular, low: 2, high: 1 } }', '4:35: x: low is above high'],
    ['{ unit: 1, value: 1, prices: soon }', '4:35: prices: names a financial year'],
    ['{ unit: 1, value: 1, series: { 2025: 1 } }', '4:3: x has value and series. Give one of them'],
    ['{ unit: 1, series: { 2025: 1, 2026: 2 } }', '4:3: x has no value for 2026/27 to 2029/30 (4 years)'],
    ['{ unit: 1, series: { 2026: 1 }, beyond: hold }', '4:3: x has no value for 2024/25'],
    ['{ unit: 1, series: { 2025: 1 }, beyond: forever }', '4:46: beyond cannot be forever'],
    ['{ unit: 1, series: { soon: 1 } }', '4:27: soon is not a financial year. Write 2016/17, 2016-17 or 2017'],
    ['{ unit: 1, series: { 2025: 1, 2024/25: 1 } }', '4:36: 2024/25 stands twice in this series'],
    ['{ unit: 1, by: pool, value: 1 }', '4:3: there is no dimension pool'],
  ])('an input of %s', (body, expected) => expect(saidOf(input('x', body)).join('\n')).toContain(expected));
  it.each([
    ['{ first: 2030, base: 2026, last: 2025 }', '2:1: the timeline does not run first ≤ base < last'],
    ['{ first: 2025, base: 2026 }', '2:1: timeline needs last: a financial year'],
    ['{ first: soon, base: 2026, last: 2030 }', '2:20: timeline needs first: a financial year'],
    ['{ first: 1066, base: 2026, last: 2030 }', '2:1: the timeline does not run'],
    ['{ first: 2025, base: 2026, last: 9999 }', '2:1: the timeline does not run'],
  ])('a timeline of %s, once', (timeline, expected) => {
    const said = saidOf(`section: A\ntimeline: ${timeline}\n`);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(expected);
  });
  it('no timeline at all', () =>
    expect(saidOf('section: A\n')).toEqual([' no timeline is given. Add timeline: {first, base, last}']));
});

const DIMENSIONS = `dimensions:
  pool: [medicine, surgery]
  parcel: [north, south]
  building:
    in: parcel
    members: { tower: north, stores: north, annexe: south }
inputs:
  beds: { unit: 1, by: pool, value: { medicine: 80, surgery: 50 } }
  area: { unit: 1, by: building, value: { tower: 3, stores: 2, annexe: 1 } }
  rate: { unit: 1, by: parcel, value: { north: 10, south: 20 } }
`;
const by = (dimension: string, formula: string): string =>
  `${HEAD}${DIMENSIONS}lines:\n  x:\n    unit: 1\n${dimension === '' ? '' : `    by: ${dimension}\n`}    formula: ${formula}\n`;

describe('what a section says once', () => {
  const section = (more: string): string =>
    `section: A model\nsource: The study\nby: pool\ntimeline: { first: 2025, base: 2026, last: 2030 }\n` +
    `dimensions:\n  pool: [medicine, surgery]\ninputs:\n  beds: { unit: bed, by: pool, value: { medicine: 3, surgery: 4 } }\nlines:\n${more}`;
  const line = (name: string, ...keys: string[]): string =>
    [`  ${name}:`, ...keys.map((key) => `    ${key}`)].join('\n') + '\n';
  const blueprintOf = (text: string) => runOf(text).outcome?.structure.blueprint.lines;

  it('is of its lines, and a line that says otherwise has its own', () => {
    const lines = blueprintOf(
      section(
        line('twice', 'unit: bed', 'formula: 2 * beds') +
          line('site', 'unit: bed', 'by: none', 'source: The trust', 'total: twice') +
          line('each_site', 'unit: bed', 'formula: site'),
      ),
    );
    expect(lines?.get('twice')).toMatchObject({ by: 'pool', source: 'The study' });
    expect(lines?.get('site')).toMatchObject({ source: 'The trust', formula: 'total(twice)' });
    expect(lines?.get('site')?.by).toBeUndefined();
    expect(lines?.get('each_site')).toMatchObject({ by: 'pool', source: 'The study' });
  });
  it('is not of its inputs', () =>
    expect(runOf(section(line('x', 'unit: bed', 'formula: beds'))).outcome?.bound.get('beds')?.rows[0]?.source).toBe(
      undefined,
    ));
  it('cannot be that its lines run over nothing, and no dimension is called so', () => {
    expect(first(`section: A\nby: none\n${linesOf({ x: '1' }).split('\n').slice(1).join('\n')}`)).toBe(
      '2:5: the section runs over no dimension. Leave by: out: none is for a line',
    );
    expect(first(linesOf({ x: '1' }, 'dimensions:\n  none: [a, b]\n'))).toBe(
      '4:3: none cannot name a dimension. by: none says that a line has none',
    );
  });
});

describe('a line that adds up another', () => {
  const adding = (keys: string): string =>
    `${HEAD}dimensions:\n  pool: [a, b]\ninputs:\n  beds: { unit: bed, by: pool, value: { a: 3, b: 4 } }\n  rent: { unit: GBP, series: { 2025: 1, 2026: 2 }, beyond: hold }\nlines:\n  x:\n${keys}`;

  it.each([
    ['    unit: bed\n    total: beds\n', 7],
    ['    unit: GBP\n    sum: rent\n', 1 + 2 * 5],
  ])('is the formula that it stands for: %j', (keys, expected) => {
    const run = runOf(adding(keys));
    expect(run.problems).toEqual([]);
    expect(run.outcome && modelResult(run.outcome).lines.x).toBe(expected);
    const [, key = '', name = ''] = /(total|sum): (\w+)/.exec(keys) ?? [];
    expect(run.outcome?.structure.blueprint.lines.get('x')?.formula).toBe(`${key}(${name})`);
  });
  it.each([
    ['    unit: bed\n    total: bedz\n', '11:12: x: there is no line or input bedz. Did you mean beds?'],
    [
      '    unit: bed\n    total: beds * 2\n',
      '11:12: x: total: adds up one line or input. Write total: and its name, or a formula: …',
    ],
    ['    unit: bed\n    sum:\n', '11:9: x: sum: adds up one line or input. Write sum: and its name, or a formula: …'],
    ['    unit: bed\n    total: beds\n    formula: 2\n', '11:5: x has formula and total. Give one of them'],
    [
      '    unit: ward\n    total: beds\n',
      '11:5: x: the formula is in bed, the line says ward. Write unit: bed, or mend the formula',
    ],
  ])('%j is told at its place', (keys, expected) => expect(first(adding(keys))).toBe(expected));
});

describe('nothing is summed in silence', () => {
  it.each([
    ['', 'beds', 'x: beds is by pool, which x is not. Total it first: total(beds), or give x by: pool'],
    ['building', 'beds', 'x: beds is by pool, which x is not'],
    ['parcel', 'area', 'x: area is by building, which x is not'],
    ['pool', 'total(beds)', 'x: beds is by pool, and x is by pool: nothing to total. Use beds as it stands'],
    [
      'pool',
      'total(area)',
      'x: area is by building, and x is by pool: nothing to total. Total it in a line without by:',
    ],
    ['', 'earlier(beds)', 'x: earlier(beds) needs a line by the same dimension'],
    ['', 'total(t)', 'x: total() takes the name of a line'],
    ['', 'total(beds + 1)', 'x: total() takes the name of a line'],
    ['', 'pool', 'x: pool is a dimension'],
    ['', 'max', 'x: max is a function. Write max(a, b, …)'],
    ['', 'beds (2)', 'x: beds is not a function. Is an operator missing, such as *?'],
    ['', 'maxx(1, 2)', 'x: there is no function maxx. Did you mean max?'],
    ['', 'max(1)', 'x: max takes 2 or more arguments, not 1. Write max(a, b, …)'],
    ['', 'floor(1, 2)', 'x: floor takes 1 argument, not 2. Write floor(x)'],
    ['', 'bed', 'x: there is no line or input bed. Did you mean beds?'],
    ['', 'lookup(beds, 1)', 'x: there is no table beds'],
  ])('by %s: %s', (dimension, formula, expected) =>
    expect(saidOf(by(dimension, formula)).join('\n')).toContain(expected),
  );
  it.each([
    ['', 'total(beds)', 130],
    ['pool', 'beds + earlier(beds)', { medicine: 80, surgery: 130 }],
    ['building', 'area * rate', { tower: 30, stores: 20, annexe: 20 }],
    ['building', 'earlier(area)', { tower: 0, stores: 3, annexe: 5 }],
    ['parcel', 'total(area)', { north: 5, south: 1 }],
    ['', 'total(area) + total(rate)', 36],
  ])('by %s: %s is allowed', (dimension, formula, expected) =>
    expect(resultOf(by(dimension, formula)).lines.x).toEqual(expected),
  );
  it('a member without a parent is told', () => {
    const text = by('', '1').replace(', annexe: south }', ' }');
    expect(saidOf(text).join('\n')).toContain('building has no member annexe');
    expect(saidOf(by('', '1').replace('annexe: south', 'annexe: east'))[0]).toMatch(
      /annexe is in east, which is not a member of parcel/,
    );
  });
});

describe('whether a line has one value or one a year is inferred', () => {
  it('from what its formula names', () => {
    const lines = resultOf(
      linesOf({
        a: '1',
        b: 't',
        c: 'sum(b)',
        d: 'b + a',
        e: 'at(b, 2026)',
        f: 'at(b, year)',
        g: 'prev(a2, 0)',
        a2: 'b',
      }),
    ).lines;
    expect(
      Object.entries(lines).map(([name, values]) => `${name}: ${Array.isArray(values) ? 'years' : 'one'}`),
    ).toEqual(['a: one', 'b: years', 'c: one', 'd: years', 'e: one', 'f: years', 'g: years', 'a2: years']);
  });
  it('and one value has no year before it', () =>
    expect(first(linesOf({ a: '1', b: 'prev(a, 0)' }))).toBe(
      '9:19: b: a has one value, not one a year. Use it without prev()',
    ));
});

describe('circles', () => {
  it('through prev run forward', () =>
    expect(resultOf(linesOf({ a: 'prev(b, 1)', b: 'a * 2' })).lines).toEqual({
      a: [1, 2, 4, 8, 16, 32],
      b: [2, 4, 8, 16, 32, 64],
    }));
  it('through next run backward', () =>
    expect(resultOf(linesOf({ a: 'next(a, 0) + 1' })).lines.a).toEqual([6, 5, 4, 3, 2, 1]));
  it('through both are refused', () =>
    expect(first(linesOf({ a: 'prev(b, 0)', b: 'next(a, 0)' }))).toMatch(
      /^4:3: a circle runs both forward and backward: a → b → a/,
    ));
  it('within a year are refused with the chain', () =>
    expect(first(linesOf({ a: 'b + 1', b: 'c', c: 'a', d: 'a' }))).toBe(
      '4:3: a circle within one year: a → b → c → a. Look at the year before with prev(line, start)',
    ));
  it('of one line', () =>
    expect(first(linesOf({ a: 'a + 1' }))).toBe(
      '4:3: a circle within one year: a → a. Look at the year before with prev(line, start)',
    ));
  it.each(['sum(a)', 'highest(a)', 'irr(a)', 'at(a, 2026)', 'npv(a, f)'])(
    '%s inside its own circle is refused',
    (formula) =>
      expect(first(linesOf({ f: 't', a: `b + t`, b: formula }))).toMatch(/a line needs all years of itself: a → b → a/),
  );
  it('cumulative of itself is refused, of the year before is not', () => {
    expect(first(linesOf({ a: 'cumulative(a)' }))).toContain('a circle within one year');
    expect(resultOf(linesOf({ a: '1 + prev(b, 0)', b: 'cumulative(a)' })).lines.a).toEqual([1, 2, 4, 8, 16, 32]);
  });
  it('between members name the members', () => {
    const text = `${HEAD}dimensions:\n  pool: [medicine, surgery]\nlines:\n  a:\n    unit: 1\n    by: pool\n    formula: earlier(a) + b\n  b:\n    unit: 1\n    formula: total(a)\n`;
    expect(first(text)).toContain('a[medicine] → b → a[medicine]');
  });
  it('two circles are both told', () => expect(saidOf(linesOf({ a: 'a', b: 'b' }))).toHaveLength(2));
});

it('all faults of a file are told at once, each at its line and column', () => {
  const text = `section: Nine faults
timeline: { first: 2025, base: 2026, last: 2030 }
inputs:
  beds: { unit: bed, value: 28 ward }
  cost: { unit: GPB, value: 5 GBP }
  rate: { unit: 1, vaule: 3 % }
lines:
  a:
    unit: 1
    formula: 1 +* 2
  b:
    unit: bed
    formula: bed + 0
  c:
    unit: ward
    formula: beds
  d:
    unit: 1
    formula: d + 1
  e:
    unit: 1
    formula: max(a)
  Form:
    unit: 1
    formula: a + b / b
  f:
    unit: GBP
    formula: cost + b
`;
  expect(saidOf(text).map((line) => line.replace(/\. .*/, ''))).toEqual([
    '4:29: beds: "28 ward" is in ward, where bed is needed',
    '5:17: GPB is not a unit',
    '6:3: rate has no value',
    '6:20: rate has no key vaule',
    '10:17: a: * is not expected here',
    '13:14: b: there is no line or input bed',
    '16:14: c: the formula is in bed, the line says ward',
    '17:3: a circle within one year: d → d',
    '22:14: e: max takes 2 or more arguments, not 1',
    '23:3: Form cannot be a name',
    '28:14: f: the formula is in bed, the line says GBP',
  ]);
});
