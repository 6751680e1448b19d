import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { openSite } from '../../src/study/index.js';
import { printProblem } from '../../src/problems/index.js';
import { copyOf, EVEN_CONTRACT, giveInput, resultOf, shipped, shippedLibrary } from './reported.js';

const OPTION = 'buy-out-pfi';

/** Stoke Mandeville with an option that ends its contract, at a price that was quoted, or at none. */
function stoke(price: string | undefined): string {
  const folder = copyOf(join(shipped, 'stoke-mandeville'), 'stoke');
  const [site, contract] = [join(folder, 'site.yaml'), join(folder, 'pfi', 'stoke-mandeville.yaml')];
  writeFileSync(site, readFileSync(site, 'utf8').replace('programme-alone,', `programme-alone, ${OPTION},`));
  const quoted = `inputs:\n  exit_year: { value: 2025, status: assumed, source: A test }\n  compensation_quoted: { value: ${price ?? ''}, status: assumed, source: A test }\n`;
  if (price !== undefined) writeFileSync(contract, readFileSync(contract, 'utf8').replace('inputs:\n', quoted));
  return folder;
}

const valueOf = (result: Result, option: string, line: string): number => {
  const found = result.options.find(({ id }) => id === option)?.lines[line];
  const printed = JSON.stringify(found ?? null).match(/-?\d+(\.\d+)?/g) ?? [];
  if (printed.length !== 1) throw new Error(`${option} has no single ${line}: ${JSON.stringify(found)}`);
  return Number(printed[0]);
};

describe('an option that buys the PFI contract out (METHOD 3.7, 6.2)', () => {
  it('changes the exchequer’s value by what the contract alone says of the buy-out, and says so', () => {
    const folder = stoke('150 mGBP');
    const hospital = resultOf(folder);
    const alone = resultOf(folder, undefined, { part: 'contract' });
    const bought =
      valueOf(hospital, OPTION, 'exchequer_value') - valueOf(hospital, 'programme-alone', 'exchequer_value');
    const contract = valueOf(alone, 'business-as-usual', 'buy_out_value');
    expect(bought).toBeLessThan(0);
    expect(Math.abs(bought - contract)).toBeLessThan(1);
    const said = hospital.findings.filter(({ id }) => id === 'pfi.ended').map(({ text }) => text);
    expect(said).toEqual([expect.stringMatching(/: the PFI contract is ended with 2024\/25, for £152m with the deal/)]);
    expect(hospital.findings.find(({ id }) => id === 'pfi.due')?.text).toContain(
      'in every option that does not end it',
    );
  });

  it('is worth more by every pound that the price is lower', () => {
    const [dear, cheap] = ['150 mGBP', '100 mGBP'].map((price) =>
      valueOf(resultOf(stoke(price)), OPTION, 'exchequer_value'),
    );
    expect((cheap ?? NaN) - (dear ?? NaN)).toBeCloseTo(50e6, 0);
  });

  it('ends those of several contracts that have a price, and asks none for the others', () => {
    const quoted = `${EVEN_CONTRACT}  compensation_quoted: { value: 60 mGBP, status: assumed, source: A test }\n`;
    const ended = (...texts: readonly string[]): number => {
      const folder = copyOf(join(shipped, 'typical-acute'), 'acute');
      mkdirSync(join(folder, 'pfi'));
      texts.forEach((text, index) => writeFileSync(join(folder, 'pfi', `contract-${index + 1}.yaml`), text));
      const site = join(folder, 'site.yaml');
      writeFileSync(site, readFileSync(site, 'utf8').replace('programme-alone,', `programme-alone, ${OPTION},`));
      giveInput(folder, 'exit_year: { value: 2017, status: assumed, source: A test }');
      return valueOf(resultOf(folder), OPTION, 'charge_ended_in_all');
    };
    const second = (text: string): string => text.replace('A contract of even sums', 'Another one');
    const [one, both] = [ended(quoted, second(EVEN_CONTRACT)), ended(quoted, second(quoted))];
    expect(one).toBeGreaterThan(0);
    expect(both / one).toBeCloseTo(2, 9);
  });

  it('is refused where no price is known, at the line that lists it', () => {
    const { study, problems } = openSite(stoke(undefined), shippedLibrary);
    expect(study).toBeUndefined();
    expect(problems.map(printProblem)).toContainEqual(
      expect.stringMatching(
        /site\.yaml:\d+:\d+: the option buy-out-pfi needs compensation_quoted, or break_price, or equity_method and stated_senior, or .*, which the hospital does not give/,
      ),
    );
  });
});
