import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSite } from '../../../src/study/index.js';
import { rowOf } from '../../../src/model/evaluate/index.js';
import { Desk } from '../../commands/decant.js';
import { copyOf, resultOf, shipped, shippedLibrary } from '../reported.js';
import { dealWith, MEMBER, one, openDeal, outcomeOf } from './deals.js';

/** The deal's charge without its company: what a trust knows of most of its contracts. */
const terms = dealWith();
const plain = terms.slice(0, terms.indexOf('  base_case_price_year')).replace('The Northfield', 'The Southfield');

describe('of two contracts one gives the terms of its company', () => {
  it('asks the other for none of them, and works the company out as though it were alone', () => {
    const { study, errors } = openDeal(dealWith(), { south: plain });
    expect(errors).toEqual([]);
    const [only] = study?.cases ?? [];
    if (only === undefined) throw new Error('there is no case');
    const alone = outcomeOf(dealWith());
    for (const line of ['senior_debt', 'equity_irr', 'lowest_dscr', 'funding_requirement'])
      expect(one(only.outcome, line)).toBeCloseTo(one(alone, line), 6);
    expect(rowOf(only.outcome, 'senior_debt', 'south')).toBeUndefined();
    // The charge of the other is there as ever.
    expect(only.outcome.structure.blueprint.dimensions.get('contract')?.members).toEqual([MEMBER, 'south']);
  });

  it('says of the company what it says of one alone, and of the other what public data cannot tell', () => {
    const folder = copyOf(join(shipped, 'typical-acute'), 'northfield');
    mkdirSync(join(folder, 'pfi'));
    writeFileSync(join(folder, 'pfi', 'deed.yaml'), dealWith());
    writeFileSync(join(folder, 'pfi', 'south.yaml'), plain);
    const { findings, options } = resultOf(folder, undefined, { part: 'contract' });
    const company = findings.filter(({ id }) => id?.startsWith('company.') === true);
    expect(company.map(({ title }) => title)).toEqual([
      'What the company borrowed · The Northfield deed (invented)',
      'How safe its debt is · The Northfield deed (invented)',
      'What its owners get · The Northfield deed (invented)',
    ]);
    const implied = findings.filter(({ id }) => id === 'implied.implied').map(({ text }) => text);
    expect(implied.map((text) => text.includes('gives the company’s own terms'))).toEqual([true, false]);
    expect(findings.find(({ id }) => id === 'contract.untold')?.text).toMatch(
      /^Of contracts whose company’s terms are not/,
    );
    expect(findings.map(({ text }) => text).join()).not.toMatch(/NaN|undefined/);
    expect(options.flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('is written as a workbook, whose sentences of the other hang on no row of a company', async () => {
    const desk = new Desk();
    cpSync(join(shipped, 'typical-acute'), desk.path('northfield'), { recursive: true });
    mkdirSync(desk.path('northfield', 'pfi'));
    desk.write('northfield/pfi/deed.yaml', dealWith()).write('northfield/pfi/south.yaml', plain);
    const { status, stderr } = await desk.decant('pfi', 'northfield', '--out', 'reports');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('tells a term of a company that drives nothing in the other', () => {
    const folder = copyOf(join(shipped, 'typical-acute'), 'northfield');
    mkdirSync(join(folder, 'pfi'));
    writeFileSync(join(folder, 'pfi', 'deed.yaml'), dealWith());
    writeFileSync(
      join(folder, 'pfi', 'south.yaml'),
      `${plain}  senior_dscr: { value: 1.2, status: contract, source: The deed }\n`,
    );
    const { study } = openSite(folder, shippedLibrary, undefined, undefined, 'contract');
    const idle = (study?.warnings ?? []).filter(({ found }) => found.includes('drives nothing'));
    expect(idle.map(({ file, found }) => `${file.replace(`${folder}/`, '')}: ${found}`)).toEqual([
      'pfi/south.yaml: senior_dscr drives nothing in this contract',
    ]);
  });
});
