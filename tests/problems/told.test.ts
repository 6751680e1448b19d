import { expect, test } from 'vitest';
import { countOf, printProblems, told, type Problem } from '../../src/problems/index.js';

const row = (line: number, file = 'beds.csv'): Problem => ({
  severity: 'error',
  file,
  line,
  found: `row ${line} is empty`,
  right: 'Write a number',
});
const rows = (count: number, file?: string): Problem[] => Array.from({ length: count }, (_, at) => row(at + 2, file));

test('of one kind of problem in one file ten are told and the others counted', () => {
  const lines = printProblems(rows(1000));
  expect(lines).toHaveLength(11);
  expect(lines[9]).toBe('beds.csv:11: row 11 is empty. Write a number');
  expect(lines[10]).toBe('beds.csv:12: row 12 is empty (and 989 more like the last 11 in this file). Write a number');
  expect(countOf(told(rows(1000)))).toBe(1000);
});

test('eleven are all told, and kinds and files are counted apart', () => {
  expect(printProblems(rows(11))).toEqual(rows(11).flatMap((each) => printProblems([each])));
  const other: Problem = { severity: 'error', file: 'beds.csv', found: 'it has no pool' };
  expect(told([...rows(500), other, ...rows(3, 'costs.csv')])).toHaveLength(11 + 1 + 3);
});
