import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/problems/index.js';
import { runModelFile } from '../../src/sections/file/index.js';
import { HEAD, fileOf, formulaOf, linesOf, resultOf, saidOf } from './models.js';

const repeat = (count: number, text: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);
const value = (text: string): string => `${HEAD}inputs:\n  x: { unit: 1, value: ${text} }\n`;
const pool = `dimensions:\n  pool: [${repeat(2000, (index) => `m${index}`, ', ')}]\n`;

/** Each is a file that came by e-mail, and what is said of it. */
const HOSTILE: Readonly<Record<string, readonly [text: string | Uint8Array, said: RegExp]>> = {
  'an alias bomb': [`a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n${HEAD}`, /aliases \(\*name\) are not read/],
  'a merge key': [`${HEAD}inputs:\n  <<: { x: 1 }\n`, /merge keys/],
  'a tag': [`${HEAD}note: !secret x\n`, /tag !secret is not read/],
  'a __proto__ key': [`${HEAD}inputs:\n  __proto__: { unit: 1, value: 1 }\n`, /^4:3: __proto__ cannot be a name/],
  'a quoted __proto__ key': [
    `${HEAD}inputs:\n  "__proto__": { unit: 1, value: 1 }\n`,
    /^4:3: __proto__ cannot be a name/,
  ],
  'a constructor key': [linesOf({ constructor: '1' }), /^4:3: constructor cannot be a name/],
  'a member named constructor': [`${HEAD}dimensions:\n  pool: [constructor]\n`, /constructor cannot be a name/],
  'a shape named constructor': [
    `${HEAD}inputs:\n  x: { unit: 1, value: 1, spread: { shape: constructor } }\n`,
    /there is no shape constructor/,
  ],
  'a unit named __proto__': [`${HEAD}inputs:\n  x: { unit: __proto__, value: 1 }\n`, /__proto__ is not a unit/],
  'a line named toString': [linesOf({ toString: '1' }), /^4:3: toString cannot be a name\. Write tostring/],
  'a line named valueOf': [linesOf({ valueOf: '1' }), /^4:3: valueOf cannot be a name/],
  'a line named hasOwnProperty': [linesOf({ hasOwnProperty: '1' }), /^4:3: hasOwnProperty cannot be a name/],
  'a line by __proto__': [`${linesOf({ x: 't' })}    by: __proto__\n`, /there is no dimension __proto__/],
  'a line by constructor and hasOwnProperty': [
    `${linesOf({ x: 't' })}    by: [constructor, hasOwnProperty]\n`,
    /there is no dimension constructor/,
  ],
  'a pair that is a member': [
    `${HEAD}dimensions:\n  pool: [a.b]\nlines:\n  x:\n    unit: 1\n    by: pool\n    formula: t\n`,
    /a\.b cannot be a name/,
  ],
  'a dimension whose name holds ×': [`${HEAD}dimensions:\n  "a × b": [one]\n`, /a × b cannot be a name/],
  'a slot named __proto__': [
    `${HEAD}slots:\n  __proto__:\n    label: x\n    lines: { x: { unit: 1 } }\n`,
    /__proto__ cannot be a name/,
  ],
  'a filler of constructor': [`${HEAD}fills: constructor\n`, /there is no slot constructor/],
  'a call to hasOwnProperty': [formulaOf('hasOwnProperty(t)'), /there is no function hasOwnProperty/],
  'a property in brackets': [formulaOf('t["constructor"]'), /^6:15: x: the character \[ has no meaning/],
  'a name that is nobody’s': [formulaOf('constructor'), /there is no line or input constructor/],
  'two names side by side': [formulaOf('t t'), /^6:16: x: t is not expected here\. Is an operator missing/],
  'a number and a name': [formulaOf('2t'), /^6:15: x: t is not expected here\. Is an operator missing/],
  'two statements': [formulaOf('t; t'), /^6:15: x: the character ; has no meaning/],
  'a letter that only looks like one': [formulaOf('\u0430 + t'), /^6:14: x: the character \u0430 has no meaning/],
  'a comment of JavaScript': [formulaOf('t // 2'), /^6:17: x: \/ is not expected here/],
  'text that runs backwards': [formulaOf('t + \u202et'), /^6:18: x: the character \\x202e has no meaning/],
  'a call to import': [formulaOf('import("fs")'), /^6:21: x: the character " has no meaning/],
  'a call to import of a name': [formulaOf('import(t)'), /there is no function import/],
  'a call to constructor': [formulaOf('constructor(t)'), /there is no function constructor/],
  'a call to typed': [formulaOf('typed(t)'), /there is no function typed/],
  'a call to toString': [formulaOf('toString(t)'), /there is no function toString/],
  'a call to __proto__': [formulaOf('__proto__(t)'), /there is no function __proto__/],
  'a property': [formulaOf('t.constructor'), /^6:15: x: the character \. has no meaning/],
  'an assignment': [formulaOf('t = 1'), /^6:16: x: the character = has no meaning/],
  'a text': [formulaOf("t + 'x'"), /^6:18: x: the character ' has no meaning/],
  'a matrix': [formulaOf('t * [1, 2]'), /^6:18: x: the character \[ has no meaning/],
  'a template': [formulaOf('t + `${t}`'), /^6:18: x: the character ` has no meaning/],
  '5,000 brackets': [
    formulaOf('('.repeat(5000) + '1' + ')'.repeat(5000)),
    /^6:14: x: this formula has 10001 characters/,
  ],
  '1,900 brackets': [formulaOf('('.repeat(1900) + '1' + ')'.repeat(1900)), /^6:74: x: parentheses are nested deeper/],
  '2^3^2': [formulaOf('2^3^2'), /^6:17: x: a\^b\^c is read differently/],
  'a sum of 1,990 terms': [formulaOf(repeat(1990, () => 't', '+')), /more than 250 operators hang on one another/],
  'a number beyond all bounds': [formulaOf('1e999'), /^6:14: x: 1e999 is too large/],
  'a value beyond all bounds': [value('1e999'), /^4:24: x: "1e999" is too large/],
  'a value of .inf': [value('.inf'), /"\.inf" is not a number/],
  'a value of .nan': [value('.nan'), /"\.nan" is not a number/],
  'a power beyond all bounds': [`${HEAD}inputs:\n  x: { unit: m^999999999, value: 1 }\n`, /is not a unit/],
  '50 MB': ['#'.repeat(50_000_000), /this file has 50000000 bytes/],
  'broken UTF-8': [Uint8Array.of(0x61, 0xff, 0xfe, 0x3a), /is not UTF-8 text/],
  'UTF-16': [Buffer.from(HEAD, 'utf16le'), /a control character stands here/],
  'a null byte': [HEAD.replace('model', 'mo\0del'), /^1:14: a control character stands here/],
  '10,000 nested lists': [`${HEAD}x:\n  ${'- '.repeat(10_000)}a`, /^4:1: this is nested too deeply/],
  '900,000 nested lists': ['- '.repeat(900_000), /bytes/],
  '200,000 nested lists': ['- '.repeat(200_000), /this is nested too deeply/],
  '100,000 nested keys': ['? '.repeat(100_000), /this file has 100000 commas, brackets/],
  '900 mappings inside one another': [
    repeat(900, (index) => `${' '.repeat(index)}a:\n`),
    /^41:1: this is nested too deeply/,
  ],
  '5,000 mappings inside one another': [repeat(5000, (index) => `${' '.repeat(index)}a:\n`), /bytes|nested too deeply/],
  '5,000 square brackets': [`x: ${'['.repeat(5000)}`, /brackets are nested too deeply/],
  '5,000 braces': [`x: ${'{a: '.repeat(5000)}`, /brackets are nested too deeply/],
  'a key of 400 kB': [`${HEAD}${'k'.repeat(400_000)}: 1\n`, /^3:1: /],
  'a name of 1,000 letters': [linesOf({ ['k'.repeat(1000)]: '1' }), /^4:3: k{80} cannot be a name/],
  '150,000 keys': [`${HEAD}inputs: { ${repeat(150_000, (index) => `k${index}: 1`, ', ')} }`, /bytes/],
  '30,000 lines': [
    linesOf(Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`k${index}`, 't']))),
    /bytes/,
  ],
  '1,000 lines of unknown names': [
    linesOf(
      Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [`k${index}`, repeat(40, (j) => `zz${index}_${j}`, ' + ')]),
      ),
    ),
    /there is no line or input zz0_0/,
  ],
  '100 lines of 2,000 members': [
    `${HEAD}${pool}lines:\n${repeat(100, (index) => `  k${index}:\n    unit: 1\n    by: pool\n    formula: t\n`)}`,
    /this model has 200000 rows/,
  ],
  '30,000 empty lines': [HEAD + '\n'.repeat(30_000), /lines of text/],
  '15,000 keys': [`${HEAD}inputs: { ${repeat(15_000, (index) => `k${index}: 1`, ', ')} }`, /inputs has 15000 names/],
  'an unclosed quote': [`${HEAD}note: "${'a'.repeat(400_000)}`, /a colon, comma, quote or bracket is missing/],
  'two documents': [`${HEAD}---\n${HEAD}`, /a second YAML document/],
  'a key that is a list': [`${HEAD}? [a, b]\n: 1\n`, /a key must be a plain name/],
  nothing: ['', /this is not a model file/],
  'a word': ['hello', /this is not a model file/],
  'a list': ['- a\n- b\n', /this is not a model file/],
};

const HANG_MS = 20_000;

describe('a hostile file is refused with a problem, and without a hang', () => {
  it.each(Object.entries(HOSTILE).map(([name, [text, said]]) => [name, text, said] as const))(
    '%s',
    (_name, text, expected) => {
      const path = fileOf(text);
      const { outcome, problems } = runModelFile(path, []);
      expect(outcome).toBeUndefined();
      const said = problems.map((problem) => printProblem(problem).replace(/^.*?model\.yaml:? ?/, ''));
      expect(said.slice(0, 50).join('\n')).toMatch(new RegExp(expected, 'm'));
      for (const line of said) expect(line.length).toBeLessThan(500);
    },
    // Not a speed to be measured: a hang ends here, on however busy a machine.
    HANG_MS,
  );
});

it('names that are words of JavaScript are names like any other', () => {
  const words = [
    'eval',
    'arguments',
    'this',
    'process',
    'require',
    'null',
    'true',
    'nan',
    'infinity',
    'tostring',
    'r',
    'y',
  ];
  const formulas = words.map((word, index) => [word, index === 0 ? 't' : `${words[index - 1] ?? ''} + 1`] as const);
  const { lines } = resultOf(linesOf(Object.fromEntries(formulas)));
  expect(lines.y).toEqual([10, 11, 12, 13, 14, 15]);
});

it('neither a folder nor a missing file is a model', () => {
  const path = fileOf('');
  writeFileSync(`${path}.txt`, '');
  expect(
    printProblem(runModelFile(`${path}/..`, []).problems[0] ?? { severity: 'error', file: '', found: '' }),
  ).toMatch(/this is not a file|missing/);
  expect(runModelFile(`${path}.nowhere`, []).problems[0]?.found).toBe('this file is missing');
});

it('control characters of a file reach no terminal', () => {
  const named = (name: string): string => `${HEAD}lines:\n  "${name}":\n    unit: 1\n    formula: 1\n`;
  expect(saidOf(named('a\\u202Eb'))[0]).toMatch(/^4:3: a\\x202eb cannot be a name/);
  expect(saidOf(named('a\\e[31mb'))[0]).toMatch(/^4:3: this text holds a control character \(U\+001B\)/);
});

it.each(['\\e[2J', '\\0', '\\x9b2J', '\\r', '\\u007f'])(
  'an escape that becomes a control character is refused: %s',
  (escape) => {
    expect(saidOf(`${HEAD}note: "a${escape}"\n`)[0]).toMatch(/^3:7: this text holds a control character \(U\+00/);
  },
);

it('tabs, line breaks and the line ends of Windows are no control characters', () => {
  const text = `${HEAD}note: "a\\tb\\nc"\ninputs:\n  x:\n    unit: 1\n    value: 1\n    source: |\n      two\n      lines\n`;
  expect(saidOf(text.replaceAll('\n', '\r\n'))).toEqual([]);
});

it('a named pipe is refused, and not waited for', () => {
  const pipe = `${fileOf('')}.pipe`;
  execFileSync('mkfifo', [pipe]);
  expect(runModelFile(pipe, []).problems[0]?.found).toBe('this is not a file');
});

it('text that begins like a spreadsheet formula is text', () => {
  const text =
    HEAD.replace('A model', '=1+1') +
    'note: "@sum"\ninputs:\n  x: { unit: 1, value: 1, label: "+cmd", source: "-2" }\n';
  expect(saidOf(text)).toEqual([]);
});
