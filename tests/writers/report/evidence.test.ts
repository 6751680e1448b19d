import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeResult, type Result } from '../../../src/report/index.js';
import { openSite } from '../../../src/study/index.js';
import { coverOf } from '../../../src/writers/report/cover.js';
import { evidenceOf } from '../../../src/writers/report/evidence.js';
import { sites, shippedLibrary as library } from '../../study/reported.js';

/** A hospital under a shipped scenario. */
function under(scenario: string, site = 'typical-acute'): Result {
  const { study, problems } = openSite(join(sites, site), library, scenario);
  const stamp = { decant: 'test', modelHash: '', inputHash: '' };
  const result = study === undefined ? undefined : makeResult(study, [], stamp, []);
  if (result === undefined) throw new Error(JSON.stringify(problems));
  return result;
}

type Columns = Readonly<Record<string, string>>;

function columnsOf(result: Result, title: RegExp): Columns[] {
  const table = evidenceOf(result).tables.find((each) => title.test(each.title));
  return (table?.rows ?? []).map((row): Columns =>
    Object.fromEntries(row.map((text, index): [string, string] => [table?.header[index] ?? '', text])),
  );
}

describe('the evidence of a programme', () => {
  const cumbria = under('cumbria');
  const [row] = columnsOf(cumbria, /scenario uses/);

  it('has quote, population, years, kind, caveat and scope with its status', () => {
    expect(row).toMatchObject({ Id: 'CUM-EA', Kind: 'effect', 'Acts on': 'admissions', Controls: 'none' });
    for (const column of ['Quote', 'Population', 'Years', 'Caveat', 'Scope', 'Status of the scope', 'Source'])
      expect(row?.[column], column).toMatch(/\w/);
    expect(row?.Quote).toMatch(/^“.+”$/);
    expect(row?.Scope).toMatch(/^\d+(\.\d)?%/);
  });

  it('says that the fall is one against a comparator', () => {
    expect(row?.Change).toMatch(/^−6\.7% against CUM-EA-COMP/);
  });

  it('stands beside what controlled evaluations found', () => {
    const counter = columnsOf(cumbria, /found elsewhere/);
    expect(counter.find(({ Id }) => Id === 'X-ICP-EM')?.Finding).toMatch(/emergency admissions \+2/);
    expect(counter.find(({ Id }) => Id === 'X-CM-EM')?.Finding).toMatch(/emergency admissions \+9/);
  });

  it('says where the sources contradict each other', () => {
    expect(
      columnsOf(cumbria, /contradict/)
        .map(({ Conflict }) => Conflict)
        .join(' '),
    ).toMatch(/four of the sixteen pilots/);
  });

  it('has no banner, nor has its cover', () => {
    expect(evidenceOf(cumbria).banner).toBeUndefined();
    expect(coverOf(cumbria).banner).toBeUndefined();
  });
});

describe('a what-if', () => {
  const kaiser = under('kaiser-length-of-stay');

  it('carries its banner on cover, evidence and every chart', () => {
    expect(kaiser.scenario.banner).toMatch(/^WHAT IF, not a finding/);
    for (const banner of [coverOf(kaiser).banner, evidenceOf(kaiser).banner, kaiser.figures.banner])
      expect(banner).toBe(kaiser.scenario.banner);
  });

  it('names the kind of its rows', () => {
    const kinds = new Set(columnsOf(kaiser, /scenario uses/).map(({ Kind }) => Kind));
    expect([...kinds]).toEqual(['benchmark']);
  });
});

describe('a scenario without evidence', () => {
  it('says so, and claims nothing against it', () => {
    const sheet = evidenceOf(under('growth-alone'));
    expect(sheet.tables[0]?.rows).toEqual([]);
    expect(sheet.tables[0]?.note).toMatch(/No row of evidence/);
  });
});
