import type { Result } from '../../report/index.js';
import type { Selector, SiteWorkbook } from '../workbook/index.js';

/** A list for each input that a change of the report's experiments sets; a change of more than one input, or of a held one, has none. */
export function selectorsOf({ experiments, held, book }: Result): Pick<SiteWorkbook, 'selectors' | 'notSelected'> {
  const variants = experiments.find(({ id }) => id === 'changes')?.variants ?? [];
  const fixed = new Set(held.filter(({ mayBeChanged }) => !mayBeChanged).map(({ input }) => input));
  const rows = book.sheets.flatMap((sheet) => sheet.rows);
  const has = new Set(rows.flatMap((row) => (row.kind === 'input' ? [row.name] : [])));
  const found = new Map<string, Selector['choices']>();
  const left: string[] = [];
  // What stands first is the option as it stands, which changes nothing.
  for (const { title, gives } of variants.slice(1)) {
    const given = Object.entries(gives ?? {});
    const [input, value] = given.length === 1 ? (given[0] ?? []) : [];
    if (input === undefined || value === undefined || !has.has(input) || fixed.has(input))
      left.push(`${title}: it changes more than one cell of a list can, so Decant alone tries it.`);
    else found.set(input, [...(found.get(input) ?? []), { title, value }]);
  }
  const selectors = [...found].map(([input, choices]): Selector => ({ input, choices }));
  return { ...(selectors.length > 0 ? { selectors } : {}), ...(left.length > 0 ? { notSelected: left } : {}) };
}
