import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deleteEntry, entriesOf, numbersOf, printedOf, type Path } from './deletions.js';
import { sectionsIn, writtenOut } from './longForm.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';
import { copyOf, edit, reported, resultOf, shipped } from './reported.js';

const SITE = STOKE_2016_17;
const CONTRACT = 'pfi/stoke-mandeville.yaml';
/** The experiments that only a report tries are left out: what goes missing must show in the answer itself. */
const ASKED = { whole: false };
const whole = resultOf(SITE, undefined, ASKED);
/** Made once: ten megabytes of text. */
const [printed, numbers] = [printedOf(whole), numbersOf(whole)];

/** What is left of Stoke Mandeville without one entry, a row, a column or a property. */
function without(spoil: (folder: string) => void): ReturnType<typeof reported> {
  const folder = copyOf(SITE, 'stoke-mandeville');
  spoil(folder);
  return reported(folder, undefined, ASKED);
}

const withoutEntry = (file: string, path: Path) => without((folder) => deleteEntry(join(folder, file), path));
const nameOf = (path: Path): string => path.join('/');
const errorsOf = ({ problems }: ReturnType<typeof reported>): string =>
  problems.filter((problem) => !problem.includes('warning: ')).join('\n');

/** What the trust itself returned; without it, what England's trusts return on average. */
const NATIONAL = ['inputs/winter_factor'];
/** Patients of a trust among the beds of the same trust: half of it is a share of nothing. */
const PAIR = ['inputs/delayed_patients', 'inputs/delayed_among_beds'];

it.each(NATIONAL)('without %s of site.yaml the national value stands in its place: other numbers', (name) => {
  const { result } = withoutEntry('site.yaml', name.split('/'));
  expect(result === undefined ? '' : numbersOf(result)).not.toBe(numbers);
  const place = result?.inputs.find((input) => `inputs/${input.name}` === name)?.place;
  expect(place).toMatch(/^templates\/parameters\//);
});

it.each(PAIR)('without %s alone there is no report, and the error names the half that is missing', (name) => {
  const left = withoutEntry('site.yaml', name.split('/'));
  expect(left.result === undefined, 'no report').toBe(true);
  expect(errorsOf(left)).toContain(`${name.split('/')[1]} is not given`);
});

/** The return's 0 ha: without it no land is taken to be surplus either, but nobody is named who says so. */
const SURPLUS = 'inputs/surplus_land_returned';

it('without the return’s surplus land the same numbers stand, and the report says that no return is behind them', () => {
  const { result } = withoutEntry('site.yaml', SURPLUS.split('/'));
  const row = (of: typeof result) => of?.inputs.find(({ name }) => `inputs/${name}` === SURPLUS);
  expect([row(whole)?.status, row(result)?.status]).toEqual(['measured', 'assumed']);
  expect(row(result)?.source).toContain('no return says that land is surplus');
  expect(result === undefined ? '' : printedOf(result)).not.toBe(printed);
});

/** Nobody may have counted the spaces: nothing is then kept back for cars, which is not taken to be none in silence. */
const SPACES = 'inputs/parking_spaces';

it('without the return’s parking spaces no land is kept back for cars, and the report says that their number is not known', () => {
  const { result } = withoutEntry('site.yaml', SPACES.split('/'));
  const said = result?.findings.find(({ id }) => id === 'parcels.parking')?.text;
  expect(said).toMatch(/^How many parking spaces there are is not known/);
  expect(result?.inputs.find(({ name }) => `inputs/${name}` === SPACES)?.status).toBe('assumed');
  expect(result === undefined ? '' : printedOf(result)).not.toBe(printed);
});

describe('without another input of site.yaml there is no report, and the error names it', () => {
  const inputs = entriesOf(join(SITE, 'site.yaml'), 'inputs/*').map(nameOf);
  it.each(inputs.filter((name) => ![...NATIONAL, ...PAIR, SURPLUS, SPACES].includes(name)))('%s', (name) => {
    const left = withoutEntry('site.yaml', name.split('/'));
    expect(left.result === undefined, 'no report').toBe(true);
    expect(errorsOf(left)).toContain(`${name.split('/')[1]} has no value`);
  });

  it.each(entriesOf(join(SITE, 'site.yaml'), 'inputs/*/members/*').map(nameOf))('%s', (name) => {
    const [, input, , member] = name.split('/');
    const left = withoutEntry('site.yaml', name.split('/'));
    expect(left.result === undefined, 'no report').toBe(true);
    expect(errorsOf(left)).toContain(`${input} has no value for ${member}`);
  });
});

/** What the hospital returned of its PFI cost: context, which the model has only where it is given. */
const RETURNED = 'inputs/eric_pfi_cost';

it('without the return’s PFI cost its section is gone, and nothing else', () => {
  const { result } = withoutEntry(CONTRACT, RETURNED.split('/'));
  const ids = (of: typeof result) => of?.sections.map(({ id }) => id);
  expect(ids(result)).toEqual(ids(whole)?.filter((id) => id !== 'pfi/eric_context'));
});

/** The same, added up by what it pays for: without it the charge is divided as elsewhere, which is said. */
const PARTS = 'inputs/eric_part_cost';

it('without the parts that were returned the charge is divided as those of other hospitals, and the report says so', () => {
  const { result } = withoutEntry(CONTRACT, PARTS.split('/'));
  const ids = (of: typeof result) => of?.sections.map(({ id }) => id);
  expect(ids(result)).toEqual(ids(whole)?.map((id) => (id === 'pfi/parts_returned' ? 'pfi/parts_national' : id)));
  const said = (of: typeof result) => of?.findings.find(({ id }) => id === 'pfi.pays_for')?.text;
  expect(said(whole)).toMatch(/^The hospital’s own return comes to/);
  expect(said(result)).toMatch(/^It is divided as at other acute hospitals/);
});

/** Terms that `decant pfi` alone reads: without them it says what it takes instead (tests/commands/pfi.test.ts). */
const OF_ACCOUNTS = ['inputs/on_balance_sheet_in_budgets', 'inputs/contract_signed_day'];

describe('without an input of the contract there is no report, and the error names it', () => {
  const inputs = entriesOf(join(SITE, CONTRACT), 'inputs/*', 'inputs/*/members/*').map(nameOf);
  it.each(inputs.filter((name) => ![RETURNED, PARTS, ...OF_ACCOUNTS].includes(name)))('%s', (name) => {
    const [, input, , member] = name.split('/');
    const left = withoutEntry(CONTRACT, name.split('/'));
    expect(left.result === undefined, 'no report').toBe(true);
    // A term is missed in the contract’s own file; its charge by both of its names.
    const missed =
      input === 'charge_published' ? `neither charge_at_base nor ${input}` : `the contract has no ${input}: `;
    expect(errorsOf(left)).toContain(member === undefined ? missed : `${input} has no value for ${member}`);
    expect(errorsOf(left)).toContain(CONTRACT);
  });

  it.each(entriesOf(join(SITE, CONTRACT), 'inputs/charge_published/series/*').map(nameOf))(
    'a payment is never 0 in silence: %s',
    (name) => {
      const year = name.slice(-'2016/17'.length);
      const left = withoutEntry(CONTRACT, ['inputs', 'charge_published', 'series', year]);
      expect(left.result === undefined, 'no report').toBe(true);
      expect(errorsOf(left)).toContain(year);
    },
  );
});

describe('what site.yaml says beside its inputs is missed too', () => {
  const paths = entriesOf(join(SITE, 'site.yaml'), '*', 'timeline/*', 'options/*', 'facts/*');
  it.each(paths.map((path): [string, Path] => [nameOf(path), path]))('%s', (_name, path) => {
    const left = withoutEntry('site.yaml', path);
    if (left.result === undefined) expect(errorsOf(left)).not.toBe('');
    else expect(printedOf(left.result)).not.toBe(printed);
  });

  it.each(sectionsIn(SITE))('%s, where the sections are listed', (id) => {
    const left = without((folder) => edit(join(writtenOut(folder), 'site.yaml'), `  - ${id}\n`, ''));
    if (left.result !== undefined) return expect(printedOf(left.result)).not.toBe(printed);
    // Told once, at the list, by the section's name: not in every shipped file that builds on it.
    expect(errorsOf(left)).toMatch(
      new RegExp(
        `^\\S+/site\\.yaml:8:5: section (\\S+ or )?${id}( or \\S+)? is not listed, .+ List it too: .*${id}.*$`,
      ),
    );
  });

  it.each([
    ['running_line', 'maintenance, grounds'],
    ['backlog_risk', 'high, significant, low'],
    ['eric_pfi_line', 'lifecycle, energy'],
  ])('members of %s, where the site lists its own', (dimension, members) => {
    const own = `dimensions: { ${dimension}: [${members}] }\n`;
    const left = without((folder) => edit(join(folder, 'site.yaml'), 'inputs:\n', `${own}inputs:\n`));
    expect(errorsOf(left)).toMatch(/has no member/);
  });

  it.each(['value', 'status', 'from', 'from/file', 'from/row', 'from/column', 'from/unit', 'from/year'])(
    '%s of an input',
    (key) => {
      const left = withoutEntry('site.yaml', ['inputs', 'site_area', ...key.split('/')]);
      if (left.result === undefined) expect(errorsOf(left)).not.toBe('');
      else expect(printedOf(left.result)).not.toBe(printed);
    },
  );
});

describe('beds.csv', () => {
  const rows = (folder: string) => readFileSync(join(folder, 'beds.csv'), 'utf8').trimEnd().split('\n');
  const header = rows(SITE)[0]?.split(',') ?? [];
  /** The three pools' cells before the sources, which hold commas inside quotation marks. */
  const cells = (row: string): string[] => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);

  it.each(header)('without its column %s: an error that names it, or another report', (column) => {
    const left = without((folder) => {
      const kept = rows(folder).map((row) => cells(row).filter((_cell, index) => header[index] !== column));
      writeFileSync(join(folder, 'beds.csv'), `${kept.map((row) => row.join(',')).join('\n')}\n`);
    });
    if (['pool', 'available', 'occupied'].includes(column))
      expect(errorsOf(left)).toContain(`it has no column ${column}`);
    else expect(left.result === undefined ? '' : printedOf(left.result)).not.toBe(printed);
  });

  it.each([1, 2])('without its row %i: an error that names the pool', (row) => {
    const pool = cells(rows(SITE)[row] ?? '')[0] ?? '?';
    const left = without((folder) => {
      const kept = rows(folder).filter((_row, index) => index !== row);
      writeFileSync(join(folder, 'beds.csv'), `${kept.join('\n')}\n`);
    });
    expect(left.result === undefined, 'no report').toBe(true);
    expect(errorsOf(left)).toContain(pool);
  });

  it.each(['available', 'occupied'])('with an empty cell of %s: an error that names it', (column) => {
    const left = without((folder) => {
      const [first = '', ...others] = rows(folder);
      const emptied = others.map((row) =>
        cells(row)
          .map((cell, index) => (header[index] === column ? '' : cell))
          .join(','),
      );
      writeFileSync(join(folder, 'beds.csv'), `${[first, ...emptied].join('\n')}\n`);
    });
    expect(errorsOf(left)).toContain(`column ${column}`);
  });
});

interface Drawn {
  features: { properties: Record<string, unknown> }[];
}

describe('buildings.geojson', () => {
  const drawn = JSON.parse(readFileSync(join(SITE, 'buildings.geojson'), 'utf8')) as Drawn;
  const redrawn = (change: (blocks: Drawn['features']) => void) =>
    without((folder) => {
      const collection = structuredClone(drawn);
      change(collection.features);
      writeFileSync(join(folder, 'buildings.geojson'), JSON.stringify(collection));
    });
  const blocks = drawn.features.map(({ properties }, index): [string, number] => [String(properties.name), index]);

  it('draws 36 blocks', () => expect(blocks).toHaveLength(36));

  it.each(blocks)('%s: without its id, floor area, tenure or mobility there is no report', (_name, index) => {
    const left = redrawn((features) => {
      for (const key of ['id', 'floor_area_m2', 'tenure', 'movable']) delete features[index]?.properties[key];
    });
    expect(left.result === undefined, 'no report').toBe(true);
    for (const key of ['id', 'floor_area_m2', 'tenure', 'movable'])
      expect(errorsOf(left)).toContain(`feature ${index + 1}`.concat(` has no ${key}`));
  });

  it.each(['name', 'source'])('without the %s of a block: another report', (key) => {
    const { result } = redrawn((features) => delete features[0]?.properties[key]);
    expect(result === undefined ? '' : printedOf(result)).not.toBe(printed);
  });

  it('without its status a block is illustrative, which is as far as any may be trusted', () => {
    const { result } = redrawn((features) => delete features[0]?.properties.status);
    expect(result?.inputs.find(({ name }) => name === 'block_floor_area')?.status).toBe('illustrative');
  });

  it.each(blocks.filter((_block, index) => index % 6 === 0))('without %s: other numbers', (_name, index) => {
    const { result } = redrawn((features) => features.splice(index, 1));
    expect(result === undefined ? '' : numbersOf(result)).not.toBe(numbers);
  });
});

describe('a return that sites/stoke-mandeville names', () => {
  const TODAY = join(shipped, 'stoke-mandeville');
  const named = /^returns: \[(.+)\]$/m.exec(readFileSync(join(TODAY, 'site.yaml'), 'utf8'))?.[1]?.split(', ') ?? [];

  it.each(named)('%s: without it another report, or an error', (entry) => {
    const folder = copyOf(TODAY, 'stoke-mandeville');
    const left = named.filter((each) => each !== entry).join(', ');
    edit(join(folder, 'site.yaml'), `returns: [${named.join(', ')}]`, `returns: [${left}]`);
    const { result, problems } = reported(folder, undefined, ASKED);
    if (result === undefined) return expect(errorsOf({ problems })).not.toBe('');
    expect(printedOf(result)).not.toBe(printedOf(resultOf(TODAY, undefined, ASKED)));
  });
});
