import { parseFinancialYear, printFinancialYear } from '../words/index.js';

/** An extract as a folder names it: eric-site_2024-25, hmt-pfi_2016-03-31#293. */
export interface Entry {
  readonly id: string;
  readonly edition: string;
  /** Whose rows are meant, where they are not of the hospital's own code: RBN01+RBN02 are two sites of one contract. */
  readonly keys: readonly string[];
}

const ENTRY = /^([a-z][a-z0-9-]{0,39})_([0-9][a-z0-9-]{0,19})(?:#([^#\s][^#]{0,59}))?$/i;

/** How an extract is named, in words for a message. */
export const ENTRY_RULE =
  'Write the return and its year, as in eric-site_2016-17, and # with a code or a number where the rows are another’s: hmt-pfi_2016-03-31#293, eric-pfi_2016-17#RBN01+RBN02';

/** Undefined where the text names no extract. */
export function parseEntry(text: string): Entry | undefined {
  const [, id, edition, key] = ENTRY.exec(text.trim()) ?? [];
  if (id === undefined || edition === undefined) return undefined;
  return { id, edition, keys: (key ?? '').split('+').flatMap((each) => each.trim() || []) };
}

/** The file of an extract inside a site's folder. */
export function fileOf({ id, edition }: Entry): string {
  return `sources/${id}_${edition}.csv`;
}

/** The financial year of an edition: 2016-17 and 2019-20-q3 are one's, 2016-03-31 is a day, 2022 a list of that calendar year. */
export function yearOf(edition: string): number | undefined {
  return edition.length < 7 || edition.includes('-to-') ? undefined : parseFinancialYear(edition.slice(0, 7));
}

/** How a reader knows an edition: 2016/17, 2019/20 q3, 2016-03-31, 2022, 2022-04 to 2025-08. */
export function printEdition(edition: string): string {
  const year = yearOf(edition);
  if (edition.includes('-to-')) return edition.replace('-to-', ' to ');
  return year === undefined ? edition : `${printFinancialYear(year)}${edition.slice(7).replaceAll('-', ' ')}`;
}
