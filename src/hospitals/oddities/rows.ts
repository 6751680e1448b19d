import type { Problem } from '../../problems/index.js';
import type { CitedRow } from '../site/cited.js';
import { rule, warning, wrong, type Hospital } from './oddity.js';

/** Headers of returns that hold the code or the name of whom a row is of, a site’s before a trust’s: “Site Code”, “Org Name”. */
const CODES = [/\bsite code\b/, /\b(org|organi[sz]ation|ods|provider|nhs trust\d*)\b.*\bcode\b/];
const SITE_NAMES = [/\b(site|hospital) name\b/];
const TRUST_NAMES = [/\b(org|organi[sz]ation|provider|trust) name\b/, /\bprocuring authority\b/];
/** A trust's code, with which those of its sites begin: RXQ of RXQ02. */
const TRUST_CODE = 3;
/** Words that the names of many hospitals and trusts have. */
const COMMON = new Set('the of and at in new nhs trust foundation hospital hospitals healthcare site my'.split(' '));

/** What is odd in the rows of returns that figures were copied from: whose they are. */
export const ROWS = [
  rule({
    id: 'row_of_another_hospital',
    reads: {},
    says: (_, { rows, hospital }) => rows.flatMap((row) => strangerIn(row, hospital)),
  }),
];

function strangerIn(row: CitedRow, hospital: Hospital): Problem[] {
  const code = cellUnder(row.cells, CODES);
  const [names, ours] = namesIn(row, hospital);
  const isOtherCode = code !== undefined && hospital.odsCode !== undefined && !sameCode(code, hospital.odsCode);
  const isOtherName = names !== undefined && ours !== undefined && !sameName(names, ours);
  if (!isOtherCode && !isOtherName) return [];
  const whose = [code, names].filter((text) => text !== undefined).join(', ');
  const found = `row ${row.row} of ${row.file} is of ${whose}, where this hospital is ${[hospital.odsCode, ours].filter((text) => text !== undefined).join(', ')}`;
  if (isOtherCode && (isOtherName || ours === undefined)) return [wrong(row, found, rightRow(row, hospital))];
  const right = isOtherCode
    ? `A site that changed its code? If not, ${rightRow(row, hospital)}`
    : 'The same place by another name? If not, copy the row of this hospital';
  return [warning(row, found, right)];
}

/** The name of the site in the row, or else that of the trust, and what the folder calls the same. */
function namesIn({ cells }: CitedRow, { name, trust }: Hospital): readonly [string | undefined, string | undefined] {
  const site = cellUnder(cells, SITE_NAMES);
  return site === undefined ? [cellUnder(cells, TRUST_NAMES), trust] : [site, name];
}

function cellUnder(cells: CitedRow['cells'], headers: readonly RegExp[]): string | undefined {
  for (const pattern of headers) {
    const found = cells.find(([header, cell]) => cell !== '' && pattern.test(plain(header)));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** A trust's row holds for each of its sites. */
function sameCode(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length) <= TRUST_CODE ? TRUST_CODE : undefined;
  return one.slice(0, length).toUpperCase() === other.slice(0, length).toUpperCase();
}

/** Whether more than half of the words that tell them apart are in both; names of common words alone tell nothing. */
function sameName(one: string, other: string): boolean {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const fewest = Math.min(left.size, right.size);
  return fewest === 0 || [...left].filter((word) => right.has(word)).length > fewest / 2;
}

function wordsOf(name: string): Set<string> {
  return new Set(
    plain(name)
      .split(' ')
      .filter((word) => word !== '' && !COMMON.has(word)),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function rightRow({ others }: CitedRow, { odsCode }: Hospital): string {
  const own = others().find(({ cells }) => {
    const code = cellUnder(cells, CODES);
    return code !== undefined && odsCode !== undefined && sameCode(code, odsCode);
  });
  return own === undefined
    ? `copy the row of ${odsCode ?? 'this hospital'}, or mend ods_code`
    : `row ${own.row} is that of ${odsCode ?? ''}: name it, or mend ods_code`;
}
