import { roleOf, type Settings } from '../library/index.js';
import type { BookCase } from '../model/workbook/index.js';
import type { Study } from '../study/index.js';

/** A study's options as a workbook has them. */
export function bookCasesOf({ cases }: Study): BookCase[] {
  return cases.map(({ option, outcome }) => ({
    ...titled(option),
    outcome,
    // Business as usual with a programme would be another option's.
    ...(roleOf(option) === 'usual'
      ? { fixed: option.givens.filter(({ place }) => place.file === option.file).map(({ name }) => name) }
      : {}),
  }));
}

export function titled({ id, title, note }: Settings): { id: string; title: string; note?: string } {
  return { id, title, ...(note === undefined ? {} : { note }) };
}
