import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../src/model/formula/parse.js';
import type { Expression } from '../../src/model/formula/ast.js';
import { HEAD, formulaOf, resultOf, saidOf } from './models.js';

/** The expression with every parenthesis written, or where and why it cannot be read. */
function read(formula: string): string {
  const parsed = parseFormula(formula);
  return 'fault' in parsed ? `${parsed.fault.at}: ${parsed.fault.found}` : print(parsed);
}

function print(of: Expression): string {
  switch (of.kind) {
    case 'number':
      return of.text;
    case 'name':
      return of.name;
    case 'unit':
      return `<${of.text}>`;
    case 'negative':
      return `(-${print(of.of)})`;
    case 'binary':
      return `(${print(of.left)} ${of.operator} ${print(of.right)})`;
    case 'call':
      return `${of.function}(${of.arguments.map(print).join(', ')})`;
  }
}

describe('a formula is read as Excel, the engine and a reader all read it', () => {
  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['8 / 4 / 2', '((8 / 4) / 2)'],
    ['8 / 4 * 2', '((8 / 4) * 2)'],
    ['2 * a ^ 2', '(2 * (a ^ 2))'],
    ['a ^ -1', '(a ^ (-1))'],
    ['(-a) ^ 2', '((-a) ^ 2)'],
    ['-(a ^ 2)', '(-(a ^ 2))'],
    ['--a', '(-(-a))'],
    ['a - -b', '(a - (-b))'],
    ['a + 1 < b * 2', '((a + 1) < (b * 2))'],
    ['a < b and c >= d', '((a < b) and (c >= d))'],
    ['a and b and c', '((a and b) and c)'],
    ['a or b or c', '((a or b) or c)'],
    ['(a and b) or c', '((a and b) or c)'],
    ['not(a) == b', '(not(a) == b)'],
    ['.5 + 1. + 1e3', '((.5 + 1.) + 1e3)'],
    ['as(a, pvGBP/realGBP)', 'as(a, <pvGBP/realGBP>)'],
    ['as(a, 1/m2)', 'as(a, <1/m2>)'],
    ['as(a, m 2)', 'as(a, <m 2>)'],
    ['f (x)', 'f(x)'],
  ])('%s is %s', (formula, expected) => expect(read(formula)).toBe(expected));
});

describe('what could be read in two ways is refused, at its place', () => {
  it.each(['a and b or c', 'a or b and c', 'a or b or c and d', 'a and b or c or d', 'a or b and c or d'])(
    '%s needs parentheses',
    (formula) => expect(read(formula)).toMatch(/^\d+: and and or are mixed$/),
  );
  it.each(['(a and b) or c', 'a or (b and c)', 'not(a or b) and c', '(a or b) and (c or d)', 'if(a or b, c, d) and e'])(
    '%s has them',
    (formula) => expect(read(formula)).not.toMatch(/^\d/),
  );
  it.each([
    ['-x^y', '0: -x^y is read differently by different programs'],
    ['2 * -x ^ 2', '4: -x^y is read differently by different programs'],
    ['--x^2', '1: -x^y is read differently by different programs'],
    ['a^b^c', '3: a^b^c is read differently by different programs'],
    ['a^-b^c', '4: a^b^c is read differently by different programs'],
    ['a < b < c', '6: comparisons cannot be chained'],
    ['a == b != c', '7: comparisons cannot be chained'],
    ['2x', '1: x is not expected here'],
    ['a a', '2: a is not expected here'],
    ['2 (x)', '2: ( is not expected here'],
    ['(a)(b)', '3: ( is not expected here'],
    ['a not(b)', '2: not is not expected here'],
    ['+a', '0: + is not expected here'],
    ['a +', '3: the formula ends too soon'],
    ['a * * b', '4: * is not expected here'],
    ['a <> b', '3: > is not expected here'],
    ['1,000', '1: , is not expected here'],
    ['f()', '2: ) is not expected here'],
    ['f(a,)', '4: ) is not expected here'],
    ['(a', '0: this parenthesis is never closed'],
    ['a)', '1: ) is not expected here'],
    ['not a', '0: not needs parentheses'],
    ['and', '0: and is not expected here'],
    ['as(x)', '4: ) is not expected here'],
    ['as(x, )', '6: as() needs a unit'],
    ['1e999', '0: 1e999 is too large a number'],
    ['', '0: the formula is empty'],
    ['   ', '0: the formula is empty'],
    ['a = b', '2: the character = has no meaning in a formula'],
    ['a % 2', '2: the character % has no meaning in a formula'],
    ['a.b', '1: the character . has no meaning in a formula'],
    ['a ≤ b', '2: the character ≤ has no meaning in a formula'],
    ['£5', '0: the character £ has no meaning in a formula'],
    ['a + 😀', '4: the character 😀 has no meaning in a formula'],
    ['"a"', '0: the character " has no meaning in a formula'],
    ['a[1]', '1: the character [ has no meaning in a formula'],
    ['a; b', '1: the character ; has no meaning in a formula'],
    ['a\\b', '1: the character \\ has no meaning in a formula'],
  ])('%s: %s', (formula, expected) => {
    if (formula === 'as(x)') expect(read(formula)).toBe('as(x)');
    else expect(read(formula)).toBe(expected);
  });
  it('sixty parentheses are read, sixty-one are not', () => {
    const nested = (depth: number): string => '('.repeat(depth) + 'a' + ')'.repeat(depth);
    expect(read(nested(60))).toBe('a');
    expect(read(nested(61))).toBe('60: parentheses are nested deeper than 60');
    expect(read('-'.repeat(61) + 'a')).toContain('nested deeper');
    expect(read(Array(62).fill('not(').join('') + 'a' + ')'.repeat(62))).toContain('nested deeper');
  });
  it('a chain that could not be compiled is refused, one of two hundred terms is summed', () => {
    const sum = (terms: number): string => Array<string>(terms).fill('1').join(' + ');
    expect(resultOf(formulaOf(sum(200))).lines.x).toBe(200);
    expect(read(sum(300))).toBe('0: more than 250 operators hang on one another');
  });
  it('any text is read or refused at a place inside it, never thrown at', () => {
    const piece = fc.constantFrom(...'ab1.+-*/^<>=!(),e "[;%'.split(''), ' and ', ' or ', 'not(', 'as(', 'prev(');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (formula) => {
          const parsed = parseFormula(formula);
          if (!('fault' in parsed)) return;
          expect(parsed.fault.at).toBeGreaterThanOrEqual(0);
          expect(parsed.fault.at).toBeLessThanOrEqual(formula.length);
        },
      ),
      { seed: 2026, numRuns: 2000 },
    );
  });
  it('what is printed with all its parentheses reads as the same formula', () => {
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', '1', '0.5'),
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '^', '<', '==', 'and', 'or'), tie('formula'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        tie('formula').map((a) => `(-${a})`),
        fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `min(${a}, ${b})`),
      ),
    }));
    fc.assert(
      fc.property(formula, (text) => {
        expect(read(text)).toBe(text);
      }),
      { seed: 2026, numRuns: 500 },
    );
  });
});

describe('a fault is told at its line and column of the file', () => {
  const block = (indent: number, lines: readonly string[], after = '|'): string => {
    const pad = ' '.repeat(indent);
    return `${HEAD}lines:\n${pad}x:\n${pad}${pad}unit: 1\n${pad}${pad}formula: ${after}\n${lines.map((line) => `${pad}${pad}${pad}${line}\n`).join('')}`;
  };
  it('in a plain formula', () =>
    expect(saidOf(formulaOf('1 + nobody'))[0]).toMatch(/^6:18: x: there is no line or input nobody/));
  it('in a plain formula with Windows line ends', () => {
    const text = formulaOf('1 + nobody').replaceAll('\n', '\r\n');
    expect(saidOf(text)[0]).toMatch(/^6:18: x: there is no line or input nobody/);
  });
  it.each([2, 4])('in the third line of a block indented by %d', (indent) => {
    const said = saidOf(block(indent, ['1', '+ 2', '+ nobody']));
    expect(said[0]).toMatch(new RegExp(`^9:${3 * indent + 3}: x: there is no line or input nobody`));
  });
  it('in a block with deeper lines, empty lines, an indicator, Windows line ends', () => {
    expect(saidOf(block(2, ['1', '  + nobody']))[0]).toMatch(/^8:11: /);
    expect(saidOf(block(2, ['', '1', '', '+ nobody']))[0]).toMatch(/^10:9: /);
    expect(saidOf(block(2, ['1 + nobody'], '|-'))[0]).toMatch(/^7:11: /);
    expect(saidOf(block(2, ['  1', '+ nobody'], '|2'))[0]).toMatch(/^8:9: /);
    expect(saidOf(block(2, ['1', '+ nobody']).replaceAll('\n', '\r\n'))[0]).toMatch(/^8:9: /);
  });
  it('after comments', () => {
    const text = `# one\n${HEAD}lines:\n  # two\n  x:\n    # three\n    unit: 1\n    formula: 1 + nobody # four\n`;
    expect(saidOf(text)[0]).toMatch(/^9:18: /);
    expect(saidOf(block(2, ['1', '+ nobody'], '| # five'))[0]).toMatch(/^8:9: /);
  });
  it('for faults of grammar, of units and of literals alike', () => {
    expect(saidOf(block(2, ['1', '+ 2 3']))[0]).toMatch(/^8:11: x: 3 is not expected here/);
    expect(saidOf(block(2, ['1', '+ 7']))[0]).toMatch(/^8:9: warning: x: the number 7 stands in a formula/);
    expect(saidOf(block(2, ['1', '+ as(t, beds)']))[0]).toMatch(/^8:7: x: bed.* is added to/);
  });
});

it.each(['>\n      1 + 2', '"1 + 2"', "'1 + 2'", '1 +\n      2'])('a formula written as %j is refused', (formula) => {
  expect(saidOf(formulaOf(formula))[0]).toMatch(/^6:14: a formula is one plain line or a literal block/);
});

it('a line in braces is refused, since a comma would cut its formula', () => {
  expect(saidOf(`${HEAD}lines:\n  x: { unit: 1, formula: 1 }\n`)[0]).toMatch(/^4:3: x is written in braces/);
  expect(saidOf(`${HEAD}lines:\n  x: { unit: 1, formula: min(1, 2) }\n`).join()).toMatch(/x is written in braces/);
});
