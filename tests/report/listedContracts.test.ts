import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contractsOfList, type ListAnswer } from '../../src/report/contracts/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NAME = 'hmt-pfi_2016-03-31';
const [title = [], header = [], ...rows]: string[][] = parse(
  gunzipSync(readFileSync(join(root, 'national', `${NAME}.csv.gz`))).toString('utf8'),
);

afterEach(() => void vi.unstubAllEnvs());

/** What the list comes to with some cells of some projects typed otherwise, held as a user's own. */
function listWith(cells: Readonly<Record<string, Readonly<Record<string, string>>>>): ListAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'decant-list-'));
  try {
    const typed = rows.map((row) => {
      const own = cells[row[0] ?? ''] ?? {};
      for (const column of Object.keys(own)) expect(header.map((name) => name.trim())).toContain(column);
      return row.map((cell, place) => own[header[place]?.trim() ?? ''] ?? cell);
    });
    const text = stringify([title, header, ...typed]);
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(folder, `${NAME}.csv.gz`), gzipSync(text));
    writeFileSync(join(folder, `${NAME}.yaml`), `what: A list of ours\nsha256: ${sha256}\ncovers: ${rows.length}\n`);
    vi.stubEnv('DECANT_RETURNS', folder);
    return contractsOfList({ root, version: '0.0.0' }).answer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is refused of one project, where all others stand. */
function refusedOf(project: string, answer: ListAnswer): string {
  expect(answer.refused.map((each) => each.project)).toEqual([project]);
  expect(answer.contracts).toHaveLength(rows.length - 1);
  return answer.refused[0]?.problems.join('\n') ?? '';
}

const PERIOD = 'Operational Period of Contract (years)';
const OPENS = 'First Date of Operations';

describe('a row of the list', () => {
  it('is left out alone for a period of nothing, or for days after its last payment, with its cell', () => {
    expect(refusedOf('363', listWith({ 363: { [PERIOD]: '0' } }))).toMatch(
      /csv:\d+: column Operational Period of Contract \(years\) is 0, no time at all\. Is it a slip\? Give the years/,
    );
    expect(refusedOf('363', listWith({ 363: { [OPENS]: '01-04-2090' } }))).toMatch(
      /the contract’s first day is 2090-04-01, and its last payment is for 2047\/48/,
    );
  });

  it('has a flag for a period of 200 years, and for a close after it opened', () => {
    const { contracts, refused } = listWith({
      363: { [PERIOD]: '200' },
      374: { 'Date of Financial Close': '01-06-2009' },
    });
    expect(refused).toEqual([]);
    const flagsOf = (project: string): string => contracts.find((each) => each.project === project)?.flags.join() ?? '';
    expect(flagsOf('363')).toMatch(/the contract would run 200 years, from 20\d\d-\d\d-\d\d to 22\d\d-/);
    expect(flagsOf('374')).toMatch(/Date of Financial Close, 2009-06-01, is after First Date of Operations, 20\d\d-/);
    // The list of 2016 has one of its own: project 309, closed a month after it opened.
    expect(flagsOf('309')).toMatch(
      /Date of Financial Close, 2002-05-01, is after First Date of Operations, 2002-04-01/,
    );
    expect(contracts.filter(({ flags }) => flags.join().includes('is after First'))).toHaveLength(2);
  });

  it('with a blank cell is told by the cell, and not as a term that a contract lacks', () => {
    expect(refusedOf('363', listWith({ 363: { 'Capital Value (£m)': '' } }))).toMatch(
      /HM Treasury’s list .* leaves Capital Value \(£m\) blank \(row \d+\): Capital value\. Ask its authority/,
    );
    expect(refusedOf('363', listWith({ 363: { [PERIOD]: 'Data not provided' } }))).toMatch(
      /leaves Operational Period of Contract \(years\) blank \(row \d+\): Contract last day/,
    );
  });

  it('is left out alone for a figure that only the model refuses', () => {
    expect(refusedOf('363', listWith({ 363: { 'Capital Value (£m)': '338000000' } }))).toMatch(
      /csv:\d+: capital_value: .* is outside 0 to 100000000000/,
    );
  });
});
