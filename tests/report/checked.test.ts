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

it('a check is not ready where a check of the contracts’ own model does not hold', () => {
  const folder = join(temporaryFolder(), 'northfield');
  cpSync(join(shipped, 'typical-acute'), folder, { recursive: true });
  mkdirSync(join(folder, 'pfi'));
  const text = readFileSync(DEAL, 'utf8');
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), text);
  const asked = (): ReturnType<typeof checked> => checked(folder, new Library(templates, built));
  expect(asked().failedChecks).toEqual([]);
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), text.replace('value: 5.4 mGBP/year', 'value: 12 mGBP/year'));
  expect(asked().ok).toBe(false);
  expect(asked().failedChecks.length).toBeGreaterThan(0);
});
