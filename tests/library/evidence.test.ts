import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeOf, Evidence, fallOf, type EvidenceRow } from '../../src/library/evidence/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { edit, templates, temporaryFolder } from '../study/reported.js';

const folder = join(templates, 'evidence');
const problems: Problem[] = [];
const evidence = Evidence.read(folder, problems);
const rowOf = (id: string): EvidenceRow => {
  const row = evidence?.rows.get(id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};
const percent = (id: string): number => (changeOf(rowOf(id)) ?? NaN) * 100;

describe('the shipped tables', () => {
  it('are sound: 70 rows, each with words, a place and a kind', () => {
    expect(problems).toEqual([]);
    expect(evidence?.rows.size).toBe(70);
    for (const { id, quote, source, place } of evidence?.rows.values() ?? []) {
      expect(quote, id).not.toBe('');
      expect(source, id).toMatch(/, S[0-4]:\d+$/);
      expect(place.line, id).toBeGreaterThan(1);
    }
  });

  it('quote no words that are cut in mid-sentence without saying so', () => {
    const quotes = [...(evidence?.rows.values() ?? [])]
      .map(({ quote }) => quote)
      .filter((quote) => !/^[\w ]*[\d. ]+$/.test(quote));
    expect(quotes.length).toBeGreaterThan(50);
    for (const quote of quotes) {
      expect(quote).toMatch(/^(?:[A-Z“‘]|… )/);
      expect(quote).toMatch(/(?:[.!?][”’)]?| …)$/);
    }
    expect(evidence?.rows.get('RED-LTC')?.quote).toMatch(
      /to decommission 20 per cent .*to prevent 35 per cent of admissions/,
    );
    expect(evidence?.rows.get('KP-LOS-STROKE')?.quote).toBe('Stroke 27.08 4.29 4.26 5.84 5.84 6.54 6.53');
  });

  it('name rows that are there: conflicts, roles and findings from elsewhere', () => {
    const known = new Set([...(evidence?.rows.keys() ?? []), ...(evidence?.external.keys() ?? [])]);
    const named = [
      ...(evidence?.conflicts.flatMap(({ rows }) => rows) ?? []),
      ...(evidence?.roles.flatMap(({ id, of }) => [id, ...(of === undefined ? [] : [of])]) ?? []),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(evidence?.counterEvidence.map(({ id }) => id)).toContain('X-ICP-EM');
  });

  it('say in each row what others stand for: whose patients, which caveat', () => {
    expect(rowOf('GEI-LOS').population).toBe(rowOf('GEI-ADM').population);
    expect(rowOf('WAL-GWYN').caveat).toBe(rowOf('WAL-CARM').caveat);
    expect(evidence?.external.get('X-CM-COST')?.population).toBe('3,646 patients v 17,311 controls');
  });

  it('METHOD 8: no effect of the founding documents was measured against controls', () => {
    const rows = [...(evidence?.rows.values() ?? [])];
    expect(rows.filter(({ isControlled }) => isControlled)).toEqual([]);
  });
});

describe('METHOD 8, example 8_checks: what the tables’ own figures give', () => {
  it.each([
    ['va_beds', 'VA-BEDS', -52.22],
    ['va_bd', 'VA-BD1000', -62.24],
    ['torbay_502', 'TOR-OCC-502', -33.07],
    ['torbay_528', 'TOR-OCC-528', -29.6],
    ['torbay_emerg', 'TOR-EBD65', -27.11],
    ['cockermouth', 'CUM-LOS', -69.44],
    ['dna', 'GEI-DNA', -87.5],
  ])('8_checks.%s: %s %d %%', (_key, id, expected) => {
    expect(percent(id)).toBeCloseTo(expected, 2);
  });

  it('8_checks.torbay_cagr_11: a fall of 3.584 % a year over eleven years', () => {
    const { baseline = NaN, result = NaN } = rowOf('TOR-OCC-502');
    expect(((result / baseline) ** (1 / 11) - 1) * 100).toBeCloseTo(-3.584, 3);
  });

  it('8_checks.geisinger_bd: 25 % of admissions and 23 % of stays are 42.25 % of bed-days', () => {
    const [admissions, stays] = ['GEI-ADM', 'GEI-LOS'].map((id) => Number(fallOf(rowOf(id), 'change')));
    expect((1 - (admissions ?? NaN)) * (1 - (stays ?? NaN))).toBeCloseTo(0.5775, 12);
  });

  it('METHOD 8.6: Cumbria is judged against its region, −6.67 %', () => {
    expect(evidence?.comparatorOf('CUM-EA')?.id).toBe('CUM-EA-COMP');
    expect(fallOf(rowOf('CUM-EA'), 'change', evidence?.comparatorOf('CUM-EA'))).toBeCloseTo(1 - 0.98 / 1.05, 12);
  });

  it('METHOD 1.2, example 1a_seed_growth: the trend of the founding document, 2.993 % and 3.51 % a year', () => {
    expect(((1 + percent('NHS-EM') / 100) ** (1 / 6) - 1) * 100).toBeCloseTo(2.993, 3);
    expect((1.23 ** (1 / 6) - 1) * 100).toBeCloseTo(3.51, 2);
    expect(rowOf('NHS-ALL').change).toBe(23);
  });
});

describe('METHOD 8, example 8_kaiser: gaps of length of stay by condition', () => {
  it.each([
    ['Stroke', 'KP-LOS-STROKE', -84.27],
    ['COPD', 'KP-LOS-COPD', -61.6],
    ['Bronchitis/asthma', 'KP-LOS-BRON', -73.66],
    ['CABG', 'KP-LOS-CABG', -27.66],
    ['AMI', 'KP-LOS-AMI', -53.67],
    ['Heart failure', 'KP-LOS-HF', -70.21],
    ['Angina', 'KP-LOS-ANG', -62.41],
    ['Hip replacement', 'KP-LOS-HIP', -63.97],
    ['Knee replacement', 'KP-LOS-KNEE', -63.16],
    ['Hip fracture', 'KP-LOS-HFX', -81.81],
    ['Kidney/UTI', 'KP-LOS-UTI', -74.98],
  ])('8_kaiser.%s: %s %d %%', (_key, id, expected) => {
    expect(percent(id)).toBeCloseTo(expected, 2);
  });
});

describe('what a row can be read as', () => {
  it('a share in per cent may be read as a fall, a change may not', () => {
    expect(fallOf(rowOf('NHS-25'), 'result')).toBe(0.25);
    const told = (id: string, reading: 'change' | 'result'): string => {
      const read = fallOf(rowOf(id), reading);
      return typeof read === 'number' ? '' : read.found;
    };
    expect(told('GEI-ADM', 'result')).toContain('GEI-ADM is no share');
    expect(told('KP-3.5X', 'change')).toContain('KP-3.5X gives no change');
  });

  it('a rise is a fall below 0', () => expect(fallOf(rowOf('VA-OP'), 'change')).toBeCloseTo(-0.42, 12));
});

describe('a spoilt table is refused, with its line', () => {
  const spoilt = (file: string, found: string, replacement: string): string => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    edit(join(copy, file), found, replacement);
    const faults: Problem[] = [];
    expect(Evidence.read(copy, faults)).toBeUndefined();
    return faults.map(printProblem).join('\n');
  };
  const lineOf = (file: string, text: string): number =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  it('a change that its own figures do not give', () => {
    expect(spoilt('evidence.csv', '750,502,-33.1', '750,502,-36.1')).toBe(
      `templates/evidence/evidence.csv:${lineOf('evidence.csv', 'TOR-OCC-502,')}: TOR-OCC-502 prints a change of -36.1 %, and its figures give -33.07 %. Mend one of them, or leave the figures out`,
    );
  });

  it.each([
    ['evidence_kinds.csv', 'GEI-ADM,effect,', 'GEI-ADM,proof,', 'GEI-ADM is proof, admissions'],
    ['evidence_kinds.csv', 'GEI-ADM,effect,', 'GEI-ADN,effect,', 'evidence_kinds.csv has no row GEI-ADM'],
    ['evidence.csv', 'GEI-LOS,Geisinger', 'GEI-ADM,Geisinger', 'GEI-ADM stands twice'],
    [
      'evidence.csv',
      '000_d9270a86b87d80bc.txt,1335,"Geisinger',
      '009.txt,1335,"Geisinger',
      'documents.csv has no file 009.txt',
    ],
    ['evidence.csv', 'id,system', 'name,system', 'its columns are name,system'],
    ['roles.csv', 'CUM-EA-COMP,comparator', 'CUM-EA-COMP,control', 'there is no role control'],
    ['conflicts.csv', ',METHOD 8.3', '', 'this row has 3 cells'],
  ])('%s: %j → %j', (file, found, replacement, fault) => {
    expect(spoilt(file, found, replacement)).toContain(fault);
  });

  it('an open quotation mark', () => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    const file = join(copy, 'evidence_external.csv');
    writeFileSync(file, `${readFileSync(file, 'utf8')}X-NEW,"open\n`);
    const faults: Problem[] = [];
    expect(Evidence.read(copy, faults)).toBeUndefined();
    expect(faults.map(printProblem).join()).toMatch(
      /evidence_external\.csv: this CSV cannot be read: .*Close every quotation mark/,
    );
  });
});
