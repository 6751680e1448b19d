import { expect, it } from 'vitest';
import { printColumns } from '../../src/words/columns/index.js';

it.each([
  [{ column: ' A ' }, 'A'],
  [{ columns: ['A', 'B'] }, 'A + B'],
  [{ either: ['A', 'B'] }, 'A or B'],
  [{ column: 'A', over: 'C' }, 'A ÷ C'],
  [{ columns: ['A', 'B'], over: 'C' }, '(A + B) ÷ C'],
])('the columns of a value, in words: %o', (columns, words) => {
  expect(printColumns(columns)).toBe(words);
});
