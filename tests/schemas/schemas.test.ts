import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SCHEMAS, type SchemaName } from '../../src/schemas/index.js';
import { faultsOf, faultsOfFile } from './validators.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = Object.keys(SCHEMAS) as SchemaName[];

/** Which schema an editor takes for which files: .vscode/settings.json. */
const editor = (
  JSON.parse(readFileSync(join(root, '.vscode', 'settings.json'), 'utf8')) as Record<string, Record<string, string[]>>
)['yaml.schemas'];

const globs = Object.entries(editor ?? {}).flatMap(([schema, patterns]) =>
  patterns.map((pattern) => ({ name: /^schemas\/(\w+)\.schema\.json$/.exec(schema)?.[1] as SchemaName, pattern })),
);

/** `**` is any folders, `*` any part of one name. */
function matches(file: string, pattern: string): boolean {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll('**/', '(.+/)?')
    .replaceAll(/(?<![)+.])\*/g, '[^/]*');
  return new RegExp(`^${source}$`).test(file);
}

const shipped = ['templates', 'sites', 'examples', 'tests/model', 'tests/stoke-2016-17', 'tests/study'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

describe('schemas/ is what src/schemas writes (npx vitest run tests/schemas -u writes it again)', () => {
  it.each(names)('%s', async (name) => {
    await expect(`${JSON.stringify(SCHEMAS[name], null, 1)}\n`).toMatchFileSnapshot(`../../schemas/${name}.schema.json`);
  });
});

describe('every shipped file is right by the schema that an editor takes for it', () => {
  it.each(shipped)('%s', (file) => {
    const taken = globs.filter(({ pattern }) => matches(file, pattern)).map(({ name }) => name);
    expect(taken).toHaveLength(1);
    for (const name of taken) expect(faultsOfFile(name, join(root, file))).toEqual([]);
  });

  it('and each schema serves some', () => {
    for (const name of names) expect(globs.filter((glob) => glob.name === name)).not.toEqual([]);
  });
});

describe('every key says in plain English what it is', () => {
  it.each(names)('%s', (name) => {
    const schema: Record<string, unknown> = SCHEMAS[name];
    expect(undescribed(schema, schema.definitions as Record<string, unknown>)).toEqual([]);
  });
});

/** Paths of the properties of a schema that neither they nor what they refer to describes. */
function undescribed(schema: unknown, definitions: Record<string, unknown>, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inside]) => {
    const here = `${path}/${key}`;
    // A condition repeats a key only to look at it.
    if (key === 'if' || key === 'not') return [];
    const below = undescribed(inside, definitions, here);
    if (key !== 'properties') return below;
    const silent = Object.entries(inside as Record<string, Record<string, unknown>>).filter(
      ([, property]) => typeof describedBy(property, definitions) !== 'string',
    );
    return [...below, ...silent.map(([property]) => `${here}/${property}`)];
  });
}

function describedBy(property: Record<string, unknown>, definitions: Record<string, unknown>): unknown {
  const target = typeof property.$ref === 'string' ? definitions[property.$ref.replace('#/definitions/', '')] : undefined;
  return property.description ?? (target as Record<string, unknown> | undefined)?.description;
}

const MODEL = `section: A model
timeline: { first: 2025, base: 2025/26, last: 2030 }
dimensions:
  pool: [medicine, surgery]
  block: { in: pool, members: { east: medicine } }
  site_only: { from: site, usual: { energy: Energy, food: Inpatient food } }
tables:
  rate: { unit: 1, rows: { 0: 0.035, 31: 0.03 } }
slots:
  payment: { label: Payment, lines: { income: { unit: GBP } } }
inputs:
  beds: { unit: bed, by: pool, value: { medicine: 84, surgery: 56 }, status: measured, source: beds.csv }
  spells: { unit: spell, by: [pool, block], members: { medicine: { east: 5 }, surgery: { value: 3 spell } } }
  cost:
    unit: realGBP/m2
    value: 120 realGBP/m2
    prices: 2011/12
    spread: { shape: lognormal, p10: 100 realGBP/m2, p90: 150 realGBP/m2 }
  growth: { unit: 1, deflator: growth, series: { 2012: 1 %, 2012/13: 2 % }, beyond: hold }
lines:
  all: { unit: bed, formula: total(beds) }
  sound: { check: true, formula: 1 }
`;

const SITE = `name: A hospital
timeline: { first: 2016/17, base: 2016/17, last: 2045/46 }
sections: [calendar, pfi/none]
scenario: integrated-care-1b
options: [business-as-usual]
dimensions: { running_line: [food] }
labels: { running_line: { food: Inpatient food } }
inputs:
  site_area:
    value: 17 ha
    status: measured
    from: { file: sources/a.csv, row: 2, column: "Land (ha)", unit: ha, year: 2016/17 }
  running_cost: { members: { food: { value: 1 GBP, note: n } } }
facts: [{ label: Beds, value: 3 }]
`;

const MODELS = `model: A hospital
sections:
  - calendar
  - { costs_by_category: costs.csv, costs_a_bed: otherwise }
  - pfi/charge_indexed: charge_at_base
`;

const OPTION = `option: Sell
use: what-if
slots: { payment: payment/block }
inputs:
  sell_land: 1
  wards: { value: 28 bed/ward, prices: 2017 }
`;

const SCENARIO = `scenario: Mine
use: what-if
extends: base.yaml
growth: nhp2025
inputs: { realisation: { value: 0.5, spread: { shape: normal, sd: 0.39 } } }
effects:
  - evidence: GEI-ADM
    pods: [emergency, elective]
    scope: { value: 40 %, status: illustrative, source: Ours }
  - { evidence: KP-LOS-STROKE, pods: all, segments: stroke, scope: 1, scope_of_pod: 6 %, acts_on: stay }
  - { evidence: NHS-25, pods: all, scope: 100 %, reads: result, instead_of: GEI-LOS }
`;

const RETURN = `return: A return
called: the return
about: Floor
publisher: Somebody
licence: Open Government Licence v3.0
newer: somewhere
status: measured
row: site
period: [Date]
tells:
  site: { of: [Site Code] }
  beds: { unit: bed, mean: [Beds], where: { Sector: [Maternity] } }
gives:
  gross_internal_area: { unit: m2, of: [Floor, { add: [A, B], maybe: [C], over: D }] }
  winter_factor: { unit: 1, mean: [Occupied], months: [1, 2, 3], over: year }
  running_cost: { unit: realGBP, lists: running_line, members: { water: { of: [Water] } } }
  charge: { unit: mGBP, series: ["Paid {year}"], beyond: zero }
facts: [{ label: Beds, unit: bed, of: [Beds] }]
`;

const RIGHT: Readonly<Partial<Record<SchemaName, string>>> = { model: MODEL, models: MODELS, site: SITE, option: OPTION, scenario: SCENARIO, return: RETURN };

describe('typical mistakes are refused, and nothing else', () => {
  it.each(Object.entries(RIGHT))('%s: right as it stands', (name, text) => {
    expect(faultsOf(name as SchemaName, text)).toEqual([]);
  });

  it.each<[SchemaName, string, string]>([
    ['model', 'section: A model\n', ''],
    ['model', 'timeline: { first: 2025,', 'timeline: { frist: 2025,'],
    ['model', 'base: 2025/26', 'base: 2025/26/27'],
    ['model', '  beds: { unit: bed,', '  Beds: { unit: bed,'],
    ['model', '  beds: { unit: bed,', '  total: { unit: bed,'],
    ['model', '  beds: { unit: bed,', '  beds: { units: bed,'],
    ['model', 'unit: bed, by: pool, value', 'by: pool, value'],
    ['model', 'status: measured', 'status: measurd'],
    ['model', 'shape: lognormal', 'shape: log-normal'],
    ['model', 'shape: lognormal', 'shape: triangular'],
    ['model', ', p90: 150 realGBP/m2 }', ' }'],
    ['model', 'beyond: hold', 'beyond: holds'],
    ['model', 'deflator: growth', 'deflator: rate'],
    ['model', '2012/13: 2 %', '2012/13/14: 2 %'],
    ['model', '120 realGBP/m2', '£120'],
    ['model', '120 realGBP/m2', '"1,200 realGBP/m2"'],
    ['model', 'unit: realGBP/m2', 'unit: realGBP per m2'],
    ['model', 'unit: realGBP/m2', 'unit: £/m2'],
    ['model', 'value: 120 realGBP/m2\n', 'value: 120 realGBP/m2\n    series: { 2025: 1 realGBP/m2 }\n'],
    ['model', 'prices: 2011/12', 'price: 2011/12'],
    ['model', 'prices: 2011/12', 'prices: then'],
    ['model', 'by: [pool, block]', 'by: [pool, block, site_only]'],
    ['model', 'by: [pool, block]', 'by: [pool, pool]'],
    ['model', 'from: site, usual', 'from: file, usual'],
    ['model', 'from: site, usual', 'usual'],
    ['model', 'food: Inpatient food', 'Food: Inpatient food'],
    ['models', '- calendar', '- Calendar'],
    ['models', 'costs.csv', 'cost.csv'],
    ['models', 'costs_a_bed: otherwise', 'costs_a_bed: Otherwise'],
    ['models', 'sections:', 'section:'],
    ['site', 'sections: [calendar, pfi/none]', 'model: acute\nsections: [calendar, pfi/none]'],
    ['site', 'sections: [calendar, pfi/none]\n', ''],
    ['site', 'sections: [calendar, pfi/none]', 'model: [acute]'],
    ['model', '0: 0.035', 'zero: 0.035'],
    ['model', 'formula: total(beds)', 'fromula: total(beds)'],
    ['model', 'formula: total(beds)', 'formula: [total]'],
    ['model', 'unit: bed, formula', 'formula'],
    ['model', 'check: true', 'check: yes'],
    ['model', 'income: { unit: GBP }', 'income: { by: pool }'],
    ['site', 'name: A hospital\n', ''],
    ['site', 'sections: [calendar, pfi/none]', 'sections: []'],
    ['site', 'pfi/none', '../none'],
    ['site', 'running_line: [food] }', 'pool: [food] }'],
    ['site', 'row: 2', 'row: 0'],
    ['site', 'column: "Land (ha)", ', ''],
    ['site', 'scenario:', 'scenarios:'],
    ['site', 'members: { food', 'member: { food'],
    ['site', 'label: Beds, ', ''],
    ['scenario', 'extends: base.yaml', 'extends: Base Case'],
    ['scenario', 'growth: nhp2025', 'growth: NHP 2025'],
    ['scenario', 'evidence: GEI-ADM', 'evidense: GEI-ADM'],
    ['scenario', '    pods: [emergency, elective]\n', ''],
    ['scenario', 'emergency, elective', 'emergencies'],
    ['scenario', 'emergency, elective', 'emergency, emergency'],
    ['scenario', 'value: 40 %', 'vlaue: 40 %'],
    ['scenario', 'scope: 1,', ''],
    ['scenario', 'segments: stroke', 'segments: [Stroke unit]'],
    ['scenario', 'acts_on: stay', 'acts_on: stays'],
    ['scenario', 'reads: result', 'reads: results'],
    ['return', 'row: site', 'row: sites'],
    ['return', 'licence: Open Government Licence v3.0\n', ''],
    ['return', 'status: measured', 'status: measurd'],
    ['return', '{ of: [Site Code] }', '{ off: [Site Code] }'],
    ['return', '{ of: [Site Code] }', '{ of: Site Code }'],
    ['return', '{ of: [Site Code] }', '{ of: [Site Code], mean: [Site Code] }'],
    ['return', 'Sector: [Maternity]', 'Sector: Maternity'],
    ['return', 'unit: m2, of', 'of'],
    ['return', 'maybe: [C]', 'perhaps: [C]'],
    ['return', 'months: [1, 2, 3]', 'months: [1, 13]'],
    ['return', 'over: year', 'over: years'],
    ['return', 'members: { water', 'members: { Water'],
    ['return', 'beyond: zero', 'beyond: nought'],
    ['return', 'label: Beds, ', ''],
    ['option', 'option: Sell', 'options: Sell'],
    ['option', 'what-if', 'whatif'],
    ['option', 'payment/block', 'Payment Block'],
    ['option', 'value: 28 bed/ward', 'valeu: 28 bed/ward'],
  ])('%s: %j → %j', (name, from, to) => {
    const text = RIGHT[name] ?? '';
    expect(text).toContain(from);
    expect(faultsOf(name, text.replace(from, to))).not.toEqual([]);
  });

  it.each<[SchemaName, string]>([
    ['scenario', 'scenario: A\nslots: { payment: payment/block }\n'],
    ['change', 'change: A\n'],
    ['growth', 'growth: A\nuse: what-if\n'],
    ['parameters', 'inputs: { a: 1 }\n'],
    ['contract', 'contract: A\n'],
  ])('%s: %j', (name, text) => {
    expect(faultsOf(name, text)).not.toEqual([]);
  });
});
