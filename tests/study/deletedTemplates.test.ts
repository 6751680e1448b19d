import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import type { Result } from '../../src/report/index.js';
import { deleteEntry, entriesOf, numbersOf } from './deletions.js';
import { reported, resultOf, shipped, sites, templates } from './reported.js';

const BUILT = join(templates, '..', 'dist', 'templates.jsonl');

/** Values of its own country that Stoke Mandeville's trust returns itself. */
const RETURNED = new Set(['winter_factor', 'delayed_patients', 'delayed_among_beds']);

/** Which hospital's report rests on a value of templates: the one without a PFI contract has the what-if, and returns nothing. */
const siteOf = (file: string, name = ''): string =>
  file.includes('what') || file.includes('strategic') || RETURNED.has(name) ? 'typical-acute' : 'stoke-mandeville';
/** Values that only the model of contracts reads, beside what a hospital returned of its own. */
const isOfContracts = (file: string, name = ''): boolean =>
  /pfi_(accounts|handback|implied|ways_out)\.yaml$/.test(file) ||
  name === 'eric_agrees_within' ||
  (isOfTerms(file, name) && !file.startsWith('options/'));
/** The contract by its terms gives it itself. */
const GIVEN = 'measure_saving';
/** Of those, what only a contract by its terms, with a price and a refinancing, at a trust whose net assets are known, reads. */
const isOfTerms = (file: string, name: string): boolean =>
  (/pfi_ways_out|(buy-out|end-part-of|refinance|vary)-pfi/.test(file) && name !== GIVEN) ||
  ['indexed_share', 'rpi_growth', 'pdc_rate'].includes(name);
/** Where its folder is: the copies in which wards close give themselves whether winter sizes beds. */
const folderOf = (file: string, name = ''): string =>
  isOfTerms(file, name)
    ? byTerms()
    : file.includes('mothball-pfi')
      ? mothballed()
      : isOfContracts(file, name)
        ? join(templates, '..', 'sites', 'whiston')
        : join(name === 'sized_by_winter' ? shipped : sites, siteOf(file, name));
/** Most deletions show in the options, without the experiments of a report: what does not is looked for in these too. */
const ALONE = { whole: false };
type Asked = typeof ALONE & { readonly part?: 'contract' };
const askedOf = (file: string, name = '', asked?: typeof ALONE): Asked | undefined =>
  isOfContracts(file, name) ? { whole: asked?.whole ?? true, part: 'contract' } : asked;
/** A hospital's numbers as they are, written out once: megabytes of text, with which every deletion's are compared. */
const whole = (folder: string, asked?: Asked): string => {
  const of = JSON.stringify([folder, asked]);
  const numbers = known.get(of) ?? numbersOf(resultOf(folder, undefined, asked));
  known.set(of, numbers);
  return numbers;
};
const known = new Map<string, string>();

/** Values that no section of these two hospitals asks for. */
const UNUSED = new Set(['day_added_to_a_stay', 'share_tolerance', 'land_price_rank']);

/** One copy for all: to copy the templates for every entry took a third of the time. */
const root = mkdtempSync(join(tmpdir(), 'decant-'));
cpSync(templates, root, { recursive: true });
/**
 * Sections, which no deletion touches, are read once; all that lies beside them is read each time. A template is another than was built
 * from the first, so that what the library reads is held against the model throughout.
 */
const library = new Library(root, BUILT);
const NATIONAL = join(root, 'parameters', 'costs.yaml');
writeFileSync(NATIONAL, `${readFileSync(NATIONAL, 'utf8')}# This test\n`);
library.parameters([]);
const desk = mkdtempSync(join(tmpdir(), 'decant-terms-'));
afterAll(() => [root, desk].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** The hospital without a contract with one by its terms, which an option ends and a refinancing changes, at a trust whose net assets are known. */
function byTerms(): string {
  const folder = join(desk, 'northfield');
  if (existsSync(folder)) return folder;
  cpSync(join(shipped, 'typical-acute'), folder, { recursive: true });
  mkdirSync(join(folder, 'pfi'));
  const said = 'status: contract, source: The deed';
  const terms = {
    charge_at_base: '9 mGBP/year',
    contract_first_day: '2012-04-01',
    contract_last_day: '2036-03-31',
    net_assets_at_start: '150 mGBP',
    net_assets_at_end: '140 mGBP',
    compensation_quoted: '60 mGBP',
    contract_signed_day: '2013-06-01',
    margin_gain: '1 mGBP',
    distributions_before: '1 mGBP/year',
    distributions_after: '2 mGBP/year',
    refinancing_rate: '12 %',
    partial_share: '25 %',
  };
  const lines = Object.entries(terms).map(([name, value]) => `  ${name}: { value: ${value}, ${said} }\n`);
  const site = join(folder, 'site.yaml');
  writeFileSync(
    site,
    readFileSync(site, 'utf8').replace(
      'programme-alone,',
      'programme-alone, buy-out-pfi, end-part-of-pfi, refinance-pfi, vary-pfi,',
    ),
  );
  const saved = 'value: 0.2 mrealGBP/year, prices: 2016/17';
  writeFileSync(
    join(folder, 'pfi', 'deed.yaml'),
    `contract: The deed\ninputs:\n${lines.join('')}  measure_saving: { ${saved}, ${said} }\n`,
  );
  return folder;
}

/** A hospital with a PFI building in which a ward closes, and the option that mothballs it. */
function mothballed(): string {
  const folder = join(desk, 'stoke-mandeville');
  if (existsSync(folder)) return folder;
  cpSync(join(sites, 'stoke-mandeville'), folder, { recursive: true });
  const site = join(folder, 'site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace('programme-alone,', 'programme-alone, mothball-pfi,'));
  return folder;
}

/** What a hospital's report is without one entry of the templates, which then has it again. */
function without(
  file: string,
  path: readonly string[],
  asked?: typeof ALONE,
): { readonly result?: Result; readonly problems: readonly string[] } {
  const spoilt = join(root, file);
  const text = readFileSync(spoilt);
  deleteEntry(spoilt, path);
  try {
    return reported(folderOf(file, path.at(1)), library, askedOf(file, path.at(1), asked));
  } finally {
    writeFileSync(spoilt, text);
  }
}

/** Whether the options, or else what is tried of them, have other numbers without an entry. */
function isOther(alone: Result, file: string, name: string): boolean {
  const folder = folderOf(file, name);
  if (numbersOf(alone) !== whole(folder, askedOf(file, name, ALONE))) return true;
  const { result, problems } = without(file, ['inputs', name]);
  return result === undefined
    ? problems.some((each) => each.includes(name))
    : numbersOf(result) !== whole(folder, askedOf(file, name));
}

function inputsOf(folder: string, ...files: readonly string[]): [string, string][] {
  return files.flatMap((file) =>
    entriesOf(join(templates, folder, file), 'inputs/*').map(([, name]): [string, string] => [
      `${folder}/${file}`,
      String(name),
    ]),
  );
}

const yamlIn = (folder: string): string[] =>
  readdirSync(join(templates, folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort();

describe.each([
  ['parameter', inputsOf('parameters', ...yamlIn('parameters'))],
  ['value of the scenario', inputsOf('scenarios', 'integrated-care-1b.yaml')],
  ['value of an option', inputsOf('options', ...yamlIn('options'))],
])('without a %s: an error that names it, or other numbers', (_kind, entries) => {
  it.each(entries.filter(([, name]) => !UNUSED.has(name)))('%s %s', (file, name) => {
    const { result, problems } = without(file, ['inputs', name], ALONE);
    // What a contract may say is missed in the contract.
    if (result === undefined)
      expect(problems.join('\n')).toMatch(new RegExp(`${name} has no value|the contract has no ${name}: `));
    else expect(isOther(result, file, name)).toBe(true);
  });

  it.each(entries)('an entry that says nothing is an error: %s %s', (file, name) => {
    const given = ['value', 'series', 'members'].map((key) => `inputs/${name}/${key}`);
    const [path] = entriesOf(join(templates, file), ...given);
    expect(path, 'an entry with a value, a series or members').toBeDefined();
    const { result, problems } = without(file, (path ?? []).map(String));
    expect(result === undefined, 'no report').toBe(true);
    expect(problems.join('\n')).toMatch(
      new RegExp(
        `^templates/${file.replace('.', '\\.')}:\\d+:\\d+: (${name} has no value|a spread without a value)`,
        'm',
      ),
    );
  });
});

it.each(inputsOf('changes', ...yamlIn('changes')))(
  'a change of less is an error, or other numbers: %s without %s',
  (file, name) => {
    const { result, problems } = without(file, ['inputs', name]);
    if (result === undefined) expect(problems.join('\n')).toContain(`templates/${file}`);
    else expect(numbersOf(result)).not.toBe(whole(folderOf(file, name)));
  },
);

it('a member of a parameter that is missing is named', () => {
  const { result, problems } = without('parameters/costs.yaml', ['inputs', 'cost_share', 'value', 'staff']);
  expect(result === undefined, 'no report').toBe(true);
  expect(problems.join('\n')).toMatch(/cost_share has no value for staff/);
});
