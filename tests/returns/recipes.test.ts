import { readFileSync } from 'node:fs';
import { parseCsv } from '../../src/returns/store.js';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { YamlFile } from '../../src/files/yaml/index.js';
import { Library } from '../../src/library/index.js';
import { isWrong, readUnit, sameDimensions, type Unit } from '../../src/model/units/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { asksOf } from '../../src/returns/asks.js';
import { normalOf } from '../../src/returns/adding/normal.js';
import { recognise } from '../../src/returns/adding/recognise.js';
import { Store, type Return } from '../../src/returns/index.js';
import { readReturn } from '../../src/returns/readReturn.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = Library.shipped(root);
const problems: Problem[] = [];
const kinds = library.returns().all(problems);
const store = new Store(join(root, 'national'), undefined);

/** Inputs of the models of a hospital and of its contracts, each by its name. */
const models = ['acute', 'contract'].flatMap((id) => library.model(id, { file: 'test' }, problems) ?? []);
const ids = [...new Set(models.flatMap(({ choices }) => choices.flat()).map(({ section }) => section))];
const sections = library.sections(ids, { file: 'test' }, problems);
const inputs = new Map(sections.flatMap((section) => section.inputs.map((input) => [input.name, input] as const)));
const dimensions = new Map(sections.flatMap((section) => section.dimensions.map((each) => [each.name, each] as const)));

function membersOf(dimension: string): string[] {
  const { members, usual, parents } = dimensions.get(dimension) ?? {};
  return [...(members ?? []), ...(usual?.keys() ?? []), ...(parents?.keys() ?? [])];
}

function unitOf(text: string): Unit {
  const unit = readUnit(text);
  if (isWrong(unit)) throw new Error(`${text} is no unit`);
  return unit;
}

test('every file of templates/returns is read without a fault, and knows what its titles are', () => {
  expect(problems.map(printProblem)).toEqual([]);
  expect(kinds.length).toBeGreaterThan(15);
  const eric = kinds.find(({ id }) => id === 'eric-site');
  expect(eric).toMatchObject({ called: 'ERIC', licence: 'Open Government Licence v3.0', status: 'measured' });
  expect(eric).toMatchObject({ row: 'site', edition: 'year' });
  expect(eric?.about).toMatch(/^Land, floor, backlog/);
});

describe('what a return gives is an input of the model acute, or of contracts', () => {
  const given = kinds.flatMap((kind) => [...kind.gives].map(([name, gift]) => ({ kind, name, gift })));

  it.each(given)('$kind.id: $name', ({ name, gift }) => {
    const input = inputs.get(name);
    expect(input).toBeDefined();
    if (input === undefined) return;
    if (gift.unit !== 'date') expect(sameDimensions(unitOf(gift.unit), input.unit)).toBe(true);
    if (gift.kind !== 'members') return;
    // Of a contract's costs the contract is the file that gives them.
    const by = (input.by ?? '').split('.').at(-1) ?? '';
    if (gift.lists !== undefined) expect(by).toBe(gift.lists);
    else expect(membersOf(by)).toEqual(expect.arrayContaining([...gift.members.keys()]));
  });
});

/** What of each publication is known: figures that are asked for, and columns that nothing asks for. */
const KNOWN: Readonly<Record<string, readonly [figures: number, unknown: number]>> = {
  'emergency-admissions_2021-04-to-2025-07': [2, 5],
  'eric-pfi_2016-17': [30, 18],
  'eric-pfi_2015-16': [21, 14],
  'eric-site_2024-25': [56, 143],
  'eric-site_2016-17': [50, 82],
  'eric-site_2015-16': [49, 70],
  'eric-site_2014-15': [50, 61],
  'eric-trust_2016-17': [4, 41],
  'hmt-pfi_2016-03-31': [18, 19],
  'hospital-points_2022': [3, 0],
  'kh03_2019-20-q3': [6, 12],
  'kh03-quarters_2018-19-to-2024-25': [9, 21],
  'no-criteria-to-reside_2022-04-to-2025-08': [2, 1],
  'ods-successors_2023': [3, 0],
  'ods-trusts_2022': [4, 8],
  'pfi-sites_2016': [4, 3],
  'raac_2024-10-03': [3, 1],
  'sitrep-beds_2022-04-to-2025-08': [6, 16],
};

describe('each shipped publication', () => {
  const tables = store.editions().filter(({ path }) => path.endsWith('.csv.gz'));

  it('is of a kind that is known', () => {
    expect(tables.map(({ id, edition }) => `${id}_${edition}`).sort()).toEqual(Object.keys(KNOWN).sort());
  });

  it.each(tables)('$id $edition: what of it is known, what not, and how many it covers', (held) => {
    const kind = kinds.find(({ id }) => id === held.id) as Return;
    const rows = store.rows(held, kind);
    expect([rows.known(kind), rows.strangers(kind).length]).toEqual(KNOWN[`${held.id}_${held.edition}`]);
    expect(normalOf(rows, kind).covers).toBe(held.covers);
  });

  const withHeader = tables.filter(({ id }) => id !== 'ods-trusts');

  it.each(withHeader)('$id $edition is taken for what it is by its header alone', (held) => {
    const taken = recognise([{ table: parseCsv(store.text(held)) }], kinds, new Map(), { file: 'download.csv' });
    expect('found' in taken ? taken : taken.map(({ ofReturn }) => ofReturn.id)).toEqual([held.id]);
  });
});

describe('faults of a file of templates/returns are told, each with its line', () => {
  const sitrep = readFileSync(join(root, 'templates', 'returns', 'sitrep-beds.yaml'), 'utf8');

  const faults = (text: string): string[] => {
    const found: Problem[] = [];
    const yaml = YamlFile.parse(text, 'sitrep-beds.yaml', found);
    if (yaml !== undefined) readReturn(yaml, 'sitrep-beds');
    return found.map(printProblem);
  };

  it('none as it stands', () => {
    expect(faults(sitrep)).toEqual([]);
  });

  it.each([
    ['licence: Open Government Licence v3.0\n', '', /a return has no licence/],
    ['row: trust', 'row: hospital', /there is no row hospital.*site, trust, project, name/],
    ['row: trust', 'row: project', /nothing tells the project of a row/],
    ['months: [1, 2, 3]', 'months: [January]', /:\d+:\d+: months holds what is no calendar month/],
    ['over: year', 'over: yeer', /there is no over yeer/],
    ['period: [date]', 'period: date', /period should be a list/],
    ['row: trust\n', 'row: trust\nedition: decade\n', /there is no edition decade/],
    ['    unit: 1\n', '', /winter_factor has no unit/],
    ['unit: 1\n', 'unit: 1\n    wher: Sector\n', /no key wher\. Did you mean where/],
    ['unit: 1\n', 'unit: 1\n    where: Sector\n', /where should be a mapping/],
  ])('%j → %j', (from, to, said) => {
    expect(sitrep).toContain(from);
    expect(faults(sitrep.replace(from, to)).join('\n')).toMatch(said);
  });

  it('all at once, in their order', () => {
    const spoilt = sitrep.replace('row: trust', 'row: hospital').replace('publisher: NHS England\n', '');
    expect(faults(spoilt)).toHaveLength(2);
  });

  it('a fact must have a label, and facts are a list', () => {
    expect(faults(`${sitrep}\nfacts: [{ of: [x] }]\n`).join('\n')).toContain('a fact has no label');
    expect(faults(`${sitrep}\nfacts: { a: 1 }\n`).join('\n')).toContain('facts should be a list');
  });
});

test('every figure that a return asks for says how it is read', () => {
  for (const kind of kinds)
    for (const { ask } of asksOf(kind))
      expect('ways' in ask ? ask.ways.length : ask.patterns.length).toBeGreaterThan(0);
});
