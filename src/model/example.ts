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

/** How a value of an input is written in its file: one, or one a year. */
export function howToWrite(input: Pick<DeclaredInput, 'unit' | 'range' | 'yearly'>): string {
  return input.yearly === true ? exampleByYear(input) : `value: ${exampleOf(input)}`;
}

/** How one value a year is written, nought where none is. */
export function exampleByYear(input: Pick<DeclaredInput, 'unit' | 'range'>): string {
  return `series: { 2016/17: ${exampleOf(input)} }, beyond: zero elsewhere`;
}

/** So many members are shown. */
const SHOWN = 3;

/** How values of members are typed: medicine: yes, surgery: yes. */
export function exampleOfMembers(input: Pick<DeclaredInput, 'unit' | 'range'>, members: readonly string[]): string {
  const typed = members.slice(0, SHOWN).map((member) => `${member}: ${exampleOf(input)}`);
  const more = members.length > SHOWN ? ', …' : '';
  return `${typed.join(', ')}${more}`;
}
