import type { OptionResult, Result } from '../../src/report/index.js';

export type { OptionResult };
export type PrintedLine = OptionResult['lines'][string];

/** An option of a result by its id. */
export function optionOf({ options }: Result, id: string): OptionResult {
  const option = options.find((each) => each.id === id);
  if (option === undefined) throw new Error(`there is no option ${id}`);
  return option;
}

/** One number of a printed result: of a year and a member where the line has them. */
export function numberAt(
  result: Result,
  { lines }: OptionResult,
  name: string,
  year?: number,
  member?: string,
): number {
  const line = lines[name];
  const row = member === undefined ? line : (line as Record<string, PrintedLine> | undefined)?.[member];
  const value = Array.isArray(row) ? (row as number[])[result.years.indexOf(year ?? NaN)] : row;
  if (typeof value !== 'number') throw new Error(`${name} ${member ?? ''} ${year ?? ''} is no number`);
  return value;
}
