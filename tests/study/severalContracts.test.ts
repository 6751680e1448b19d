import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { valueAt } from '../../src/model/evaluate/index.js';
import type { Study } from '../../src/study/index.js';
import { copyOf, reported, resultOf, sites, studyOf } from './reported.js';

type Terms = Readonly<Record<string, string>>;
/** By the names of their files: terms, and the blocks that are in the contract. */
type Contracts = Readonly<Record<string, { readonly terms: Terms; readonly blocks: readonly string[] }>>;

/** Payments of each year from 2016/17 on, in £m. */
function paid(payments: readonly number[], { last = '2039-03-31', capital = 100 } = {}): Record<string, string> {
  const years = payments.map((payment, index) => `${2016 + index}/${(17 + index) % 100}: ${payment} mGBP`);
  return {
    charge_published: `series: { ${years.join(', ')} }, beyond: zero`,
    charge_before_base: `value: ${payments[0] ?? 0} mGBP`,
    capital_value: `value: ${capital} mGBP`,
    contract_first_day: 'value: 2006-09-01',
    contract_last_day: `value: ${last}`,
    last_published_year: `value: ${2016 + payments.length}`,
  };
}

const indexed = (charge: number, last: string): Record<string, string> => ({
  charge_at_base: `value: ${charge} mGBP`,
  indexed_share: 'value: 60 %',
  rpi_growth: 'value: 3 %',
  contract_first_day: 'value: 2006-09-01',
  contract_last_day: `value: ${last}`,
});

const flat = (payment: number, years: number): number[] => Array.from({ length: years }, () => payment);

/** The typical acute hospital with these contracts. */
function folderWith(contracts: Contracts, properties: Readonly<Record<string, object>> = {}): string {
  const folder = copyOf(join(sites, 'typical-acute'), 'acute');
  const file = join(folder, 'buildings.geojson');
  const map = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, unknown> }[] };
  const isSeveral = Object.keys(contracts).length > 1;
  for (const { properties: block } of map.features) {
    const [of] = Object.entries(contracts).find(([, { blocks }]) => blocks.includes(String(block.id))) ?? [];
    if (of !== undefined)
      Object.assign(block, { tenure: 'pfi', movable: false, ...(isSeveral ? { contract: of } : {}) });
    Object.assign(block, properties[String(block.id)]);
  }
  writeFileSync(file, JSON.stringify(map));
  mkdirSync(join(folder, 'pfi'));
  for (const [name, { terms }] of Object.entries(contracts)) {
    const lines = Object.entries(terms).map(
      ([term, value]) => `  ${term}: { ${value}, status: contract, source: The deed of ${name} }\n`,
    );
    writeFileSync(join(folder, 'pfi', `${name}.yaml`), `contract: The ${name} deed\ninputs:\n${lines.join('')}`);
  }
  return folder;
}

function valuesOf({ cases, years }: Study, line: string, member?: string): number[] {
  const [usual] = cases;
  if (usual === undefined) throw new Error('there is no option');
  return years.map((year) => valueAt(usual.outcome, line, year, member) ?? NaN);
}

const TOTALS = ['unitary_charge', 'unitary_charge_real', 'services_after_expiry', 'charge_due', 'charge_a_bed_day'];
const SINGLE = ['charge_due_in_all', 'last_charge_year', 'last_charge', 'last_charge_is_part', 'charge_outlives'];

describe('two contracts of one hospital', () => {
  const [west, east] = [paid(flat(9, 20)), paid(flat(4, 12), { last: '2028-03-31', capital: 40 })];
  const both = {
    west: { terms: west, blocks: ['ward_block_a'] },
    east: { terms: east, blocks: [] },
  };

  it('each has its own line and its own end, and the hospital’s charge is their sum', () => {
    const study = studyOf(folderWith(both));
    const charge = valuesOf(study, 'unitary_charge');
    expect(charge.slice(0, 13).map((each) => each / 1e6)).toEqual([...flat(13, 12), 9]);
    expect(charge.slice(19, 21).map((each) => each / 1e6)).toEqual([9, 0]);
    expect(valuesOf(study, 'contract_charge', 'east').map((each) => each / 1e6)).toEqual([
      ...flat(4, 12),
      ...flat(0, 18),
    ]);
    expect(valuesOf(study, 'contract_due_in_all', 'west')[0]).toBe(180e6);
    expect(valuesOf(study, 'contract_last_charge_year', 'east')[0]).toBe(2028);
    expect(valuesOf(study, 'last_charge_year')[0]).toBe(2036);
    expect(valuesOf(study, 'contract_count')[0]).toBe(2);
    // Services of the east building go on from 2028/29, those of the west from 2036/37.
    const services = valuesOf(study, 'services_after_expiry');
    expect(services[11]).toBe(0);
    expect(services[12]).toBeGreaterThan(0);
    expect(services[20]).toBeGreaterThan((services[12] ?? NaN) * 2);
  });

  it('the report says which contract each thing is of, and what they come to', () => {
    const { findings, figures, inputs } = resultOf(folderWith(both));
    const said = findings.filter(({ id }) => id?.startsWith('pfi.') === true);
    const due = said.find(({ id }) => id === 'pfi.due');
    expect(due?.text).toContain('£13.0m in 2016/17');
    expect(due?.text).toMatch(
      /The east deed: £4\.00?m in 2016\/17 and £48\.0m nominal by 2027\/28, its last, for which no block is drawn/,
    );
    expect(due?.text).toMatch(
      /The west deed: £9\.00?m in 2016\/17 and £180m nominal by 2035\/36, its last, for 14,000 m² of floor/,
    );
    const capital = said.filter(({ id }) => id === 'pfi.against_capital');
    expect(capital.map(({ title }) => title)).toEqual([
      'Charge against capital value · The east deed',
      'Charge against capital value · The west deed',
    ]);
    expect(capital.map(({ text }) => text).join()).toMatch(
      /£4\.00?m was 10% of the capital value of £40\.0m.*£9\.00?m was 9%/,
    );
    expect(said.filter(({ id }) => id === 'pfi.two_datings').map(({ title }) => title)).toEqual([
      'Two datings of the contract’s end · The west deed',
    ]);
    expect(figures.unitaryCharge?.contract).toBe('The east deed; The west deed');
    const row = inputs.find(({ name, member }) => name === 'capital_value' && member === 'east');
    expect(row?.source).toBe('The deed of east');
  });

  it('contracts from their terms add up too, and one may outlive the years', () => {
    const study = studyOf(
      folderWith({
        a: { terms: indexed(10, '2030-09-30'), blocks: ['ward_block_a'] },
        b: { terms: indexed(5, '2060-03-31'), blocks: ['theatres'] },
      }),
    );
    const [a, b] = ['a', 'b'].map((member) => valuesOf(study, 'contract_charge', member));
    expect(valuesOf(study, 'unitary_charge')).toEqual(a?.map((each, index) => each + (b?.[index] ?? NaN)));
    expect(valuesOf(study, 'charge_outlives')[0]).toBe(1);
    expect(valuesOf(study, 'contract_outlives', 'a')[0]).toBe(0);
    expect(valuesOf(study, 'last_charge_is_part')[0]).toBe(0);
  });
});

describe('a contract split into two', () => {
  it('changes no total, whatever the payments', () => {
    const payment = fc.integer({ min: 1, max: 60 }).map((quarters) => quarters / 4);
    const payments = fc.array(payment, { minLength: 2, maxLength: 28 });
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 9 }), (all, tenths) => {
        const share = (part: number): Record<string, string> =>
          paid(
            all.map((each) => each * part),
            { capital: 100 * part },
          );
        const whole = studyOf(folderWith({ whole: { terms: share(1), blocks: ['ward_block_a', 'theatres'] } }));
        const halves = studyOf(
          folderWith({
            one: { terms: share(tenths / 10), blocks: ['ward_block_a'] },
            two: { terms: share(1 - tenths / 10), blocks: ['theatres'] },
          }),
        );
        for (const line of [...TOTALS, ...SINGLE, 'charge_to_capital', 'trust_value', 'exchequer_value'])
          valuesOf(halves, line).forEach((value, index) => {
            const other = valuesOf(whole, line)[index] ?? NaN;
            expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
          });
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

describe('what is wrong with several contracts, all at once', () => {
  const errorsOf = (folder: string): string[] => reported(folder).problems.filter((each) => !each.includes('warning:'));
  const two = (a: Terms, b: Terms): Contracts => ({
    a: { terms: a, blocks: ['ward_block_a'] },
    b: { terms: b, blocks: ['theatres'] },
  });

  it('a term that one lacks is told at its file; what is the hospital’s alone, at its line', () => {
    const short = Object.fromEntries(Object.entries(paid(flat(9, 20))).filter(([term]) => term !== 'capital_value'));
    const errors = errorsOf(folderWith(two(paid(flat(9, 20)), { ...short, pfi_variation: 'value: yes' })));
    expect(errors).toHaveLength(2);
    expect(errors.join('\n')).toMatch(/pfi\/b\.yaml: the contract has no capital_value, which .*pfi\/a\.yaml gives/);
    expect(errors.join('\n')).toMatch(/pfi\/b\.yaml:\d+:\d+: pfi_variation is one for the whole hospital.*site\.yaml/);
  });

  it('one from its terms beside one by payments is one error, and a wrong unit is told beside it', () => {
    const wrong = { ...indexed(10, '2030-09-30'), rpi_growth: 'value: 3 ha' };
    const errors = errorsOf(folderWith(two(wrong, paid(flat(9, 20)))));
    expect(errors.filter((each) => each.includes('gives its charge as'))).toEqual([
      expect.stringMatching(
        /pfi\/b\.yaml: this contract gives its charge as charge_published, and .*a\.yaml as charge_at_base/,
      ),
    ]);
    expect(errors.filter((each) => /pfi\/a\.yaml:\d+:\d+: .*rpi_growth/.test(each))).toHaveLength(1);
    expect(errors).toHaveLength(2);
  });

  it('a block that names no contract, one that there is not, or one that it is not in', () => {
    const errors = errorsOf(
      folderWith(two(paid(flat(9, 20)), paid(flat(4, 20))), {
        ward_block_a: { contract: null },
        theatres: { contract: 'c' },
        offices: { contract: 'a' },
      }),
    );
    expect(errors).toHaveLength(3);
    expect(errors.join('\n')).toMatch(/ward_block_a is in PFI, and pfi\/ holds 2 contracts\. Say which.*a, b/);
    expect(errors.join('\n')).toMatch(/theatres is in the contract c, which pfi\/ does not hold\. It holds a, b/);
    expect(errors.join('\n')).toMatch(/offices is in the contract a, and is owned/);
  });

  it('two of one name; a term that site.yaml gives too', () => {
    const folder = folderWith(two(paid(flat(9, 20)), paid(flat(4, 20))));
    const file = join(folder, 'pfi', 'b.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('The b deed', 'The a deed'));
    const site = join(folder, 'site.yaml');
    writeFileSync(site, readFileSync(site, 'utf8').replace('inputs:\n', 'inputs:\n  capital_value: 3 mGBP\n'));
    const errors = errorsOf(folder);
    expect(errors.join('\n')).toMatch(/pfi\/b\.yaml: this contract is called The a deed, as that of .*a\.yaml is/);
    expect(errors.filter((each) => each.includes('capital_value is given twice'))).toHaveLength(2);
  });

  it('what is odd in one is said of that one; a charge beside all beds, of the sum', () => {
    const slip = flat(9, 20).map((each, year) => (year === 7 ? 90 : each));
    const { problems } = reported(folderWith(two(paid(flat(9, 20)), paid(slip))));
    const odd = problems.filter((each) => each.includes('of the years beside it'));
    expect(odd).toEqual([expect.stringMatching(/pfi\/b\.yaml:\d+:\d+: warning: the unitary charge, £90m of 2023\/24/)]);
    // £0.3m and £0.4m are each below £1,000 for one of 600 open beds; together they are not.
    const small = reported(folderWith(two(paid(flat(0.3, 20), { capital: 3 }), paid(flat(0.4, 20), { capital: 4 }))));
    expect(small.problems.filter((each) => each.includes('for each open bed'))).toEqual([]);
  });
});
