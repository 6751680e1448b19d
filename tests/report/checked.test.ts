import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { checked } from '../../src/report/checked/index.js';
import { DEAL } from '../study/company/deals.js';
import { built, shipped, sites, templates, temporaryFolder } from '../study/reported.js';

it.each([
  ['experiments/changes.yaml', 'site_wards_closed', 'site_wards_closde', 'site_wards_closde'],
  ['overview.yaml', 'site_wards_closed', 'site_wards_closde', 'site_wards_closde'],
  ['best.yaml', 'exchequer_value', 'exchequer_valeu', 'exchequer_valeu'],
])('a check is not ready where a report would refuse templates/%s', (name, found, instead, wanted) => {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  const file = join(root, name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(found);
  writeFileSync(file, text.replace(found, instead));
  const { ok, problems } = checked(join(sites, 'typical-acute'), new Library(root, built));
  expect(ok).toBe(false);
  expect(problems.filter(({ severity }) => severity === 'error').map((each) => each.file)).toContain(
    `templates/${name}`,
  );
  expect(problems.map((each) => each.found).join('\n')).toContain(wanted);
});

it('a check is not ready where decant pfi would refuse the terms of a contract', () => {
  const folder = join(temporaryFolder(), 'whiston');
  cpSync(join(shipped, 'whiston'), folder, { recursive: true });
  const contract = join(folder, 'pfi', 'acute-hospital-development.yaml');
  const begun = 'inputs:\n  senior_margin: { value: 1 %, status: contract, source: The credit agreement }\n';
  writeFileSync(contract, `${readFileSync(contract, 'utf8')}${begun}`);
  const { ok, problems } = checked(folder, new Library(templates, built));
  expect(ok).toBe(false);
  expect(problems.filter(({ file }) => file === contract).map(({ found }) => found)).toContainEqual(
    expect.stringContaining('the contract has no senior_dscr'),
  );
});

/** The typical acute hospital with a contract whose company is known. */
function withDeal(text = readFileSync(DEAL, 'utf8')): string {
  const folder = join(temporaryFolder(), 'northfield');
  cpSync(join(shipped, 'typical-acute'), folder, { recursive: true });
  mkdirSync(join(folder, 'pfi'));
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), text);
  return folder;
}

it('a check judges contracts with what is set, as with what their file gives', () => {
  const library = new Library(templates, built);
  const folder = withDeal();
  const [was, now] = ['5.4 mGBP/year', '12 mGBP/year'];
  const name = /^ {2}(\w+): \{ value: 5\.4 mGBP\/year/m.exec(readFileSync(DEAL, 'utf8'))?.[1] ?? '';
  const set = checked(folder, library, { sets: [`${name}=${now}`] });
  const given = checked(withDeal(readFileSync(DEAL, 'utf8').replace(was, now)), library);
  expect(given.failedChecks.length).toBeGreaterThan(0);
  expect(set.failedChecks).toEqual(given.failedChecks);
  expect(set.ok).toBe(false);
  expect('changed' in set && set.changed?.inputs.map((each) => each.name)).toEqual([name]);
  // What the hospital has too is set of both, and told once.
  const both = checked(folder, library, { sets: [`${name}=${now}`, 'rpi_growth=4%', 'target_occupancy=85%'] });
  expect('changed' in both && both.changed?.inputs.map((each) => each.name).sort()).toEqual(
    [name, 'rpi_growth', 'target_occupancy'].sort(),
  );
  expect(both.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  // What neither has is refused once, and what is out of bounds of the contracts alone too.
  const errors = (...sets: string[]): string[] =>
    checked(folder, library, { sets }).problems.flatMap(({ severity, found }) => (severity === 'error' ? [found] : []));
  expect(errors('nonsense=1')).toEqual(['there is no input nonsense']);
  expect(errors('senior_dscr=-1')).toHaveLength(1);
});

it('a check is not ready where a check of the contracts’ own model does not hold', () => {
  const text = readFileSync(DEAL, 'utf8');
  const folder = withDeal(text);
  const asked = (): ReturnType<typeof checked> => checked(folder, new Library(templates, built));
  expect(asked().failedChecks).toEqual([]);
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), text.replace('value: 5.4 mGBP/year', 'value: 12 mGBP/year'));
  expect(asked().ok).toBe(false);
  expect(asked().failedChecks.length).toBeGreaterThan(0);
});
