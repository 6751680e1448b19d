import type { Compared, RefusedReport } from '../../report/several/index.js';
import { printGbp, printNumber } from '../../words/index.js';
import { firstSentence, printTable, wrapLines } from '../../words/screen/index.js';
import { points } from './screen.js';

/** Several hospitals side by side: a table, what its sums are of, and what decides each. */
export function printCompared({ heads, rows, notes, decides, warnings }: Compared): string[] {
  const cell = (value: number | null | undefined, unit: string): string => {
    if (value == null) return value === null ? '?' : '';
    const plain = Math.abs(value) < 0.5 ? 0 : value;
    return unit.includes('GBP') ? printGbp(plain) : printNumber(plain);
  };
  const table = rows.map(({ name, cells }) => [name, ...cells.map((value, at) => cell(value, heads[at]?.unit ?? ''))]);
  return [
    '',
    ...printTable([['Hospitals, each with its best option', ...heads.map(({ label }) => label)], ...table]),
    ...notes.flatMap((note) => wrapLines(note)),
    '',
    ...points(
      'What decides each',
      decides.map(({ site, title, text }) => `${site}: ${title}. ${firstSentence(text)}`),
    ),
    ...warnings,
  ];
}

/** Hospitals of several that could not be reported, each with everything that is wrong with it. */
export function printRefused(refused: readonly RefusedReport[]): string[] {
  return refused.flatMap(({ folder, problems }) => [`\nNo report of ${folder}:`, ...problems]);
}
