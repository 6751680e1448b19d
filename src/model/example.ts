import type { DeclaredInput } from './section.js';

/** How a value of an input is typed, to show whoever has to give one. */
export function exampleOf({ unit, range }: Pick<DeclaredInput, 'unit' | 'range'>): string {
  const { text } = unit;
  if (text === 'date') return '2036-08-31';
  if (text === 'flag') return 'yes';
  // A pure number that stays about 1 is a share or a growth; any other is a count or a year.
  if (text === '1') return range !== undefined && range[1] <= 1 ? '3 %' : '1';
  return `1 ${text}`;
}
