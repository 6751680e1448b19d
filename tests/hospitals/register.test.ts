import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { USUAL_FILES } from '../../src/hospitals/map/filesRead.js';
import { COLUMNS, HEADER, headingOf } from '../../src/hospitals/register/columns.js';
import { registerPage } from '../../src/hospitals/register/page.js';
import type { Problem } from '../../src/problems/index.js';
import { blocksAsked } from '../../src/report/emptied/blocksAsked.js';
import { copiedSite, type CopiedSite, type DrawnFeature } from './copiedSite.js';

type Tags = Record<string, unknown>;

/** The skeleton's three outlines (100 × 40, 40 × 40 and 30 × 20 m or so) as OpenStreetMap has them, and what else a district has. */
function exported(tags: readonly Tags[] = [{}, {}, {}]): CopiedSite {
  return copiedSite('templates/site', 'my-hospital').redraw('buildings.geojson', (features) => {
    features.forEach((feature, index) => {
      const id = `way/${100 + index}`;
      const name = ['South block', 'North block', 'Boiler house'][index];
      Object.assign(feature, { id, properties: { '@id': id, building: 'hospital', name, ...tags[index] } });
    });
    const bench = { type: 'Feature', id: 'node/5', properties: { '@id': 'node/5', amenity: 'bench' } };
    features.push({
      ...bench,
      geometry: { type: 'Point', coordinates: [430_010, 420_010] },
    } as unknown as DrawnFeature);
  });
}

const ROWS = `Estates register 2024,,,,,,,,,,
Block ID,Building Name,GIA (m²),Floors,Main use,Condition,Tenure,Listed,Plant,Backlog (£k),Price year
B1,South  Block,"7,000",3,Wards,b,Freehold,No,No,"1,200",2016/17
B2,NORTH-BLOCK,"4,000",3,theatres=900; offices=300,C,Freehold,Grade II,,300,2016/17
B3,Boiler house,600,1,Boiler house,D,Freehold,No,Yes,-,
,Total,"11,600",,,,,,,,
`;
const blocksOf = (site: CopiedSite) => loadSite(site.folder).site?.map.blocks ?? [];
const about = (lines: readonly string[], file: RegExp): string[] => lines.filter((line) => file.test(line));

test('an export of OpenStreetMap alone gives one message: what to join, under which columns', () => {
  expect(exported().errors()).toEqual([
    'buildings.geojson: its 3 outlines (an export of OpenStreetMap) say nothing of the blocks: no floor_area_m2, no tenure, no movable. ' +
      'Put the estate register beside it as blocks.csv or blocks.xlsx, a row a block under id,name,floor,storeys,use,condition,tenure,listed,plant,movable,backlog,prices,source. ' +
      'A row is joined to the outline of its id (as way/100, in the column id or outline) or of its name (as South block)',
  ]);
});

test('with a register it is read, and every value says its row', () => {
  const site = exported().write('blocks.csv', ROWS);
  expect(site.errors()).toEqual([]);
  expect(
    blocksOf(site).map(
      ({ id, label, floorAreaM2, storeys, functions, tenure, movable, listed, sharedPlant, condition }) => ({
        id,
        label,
        floorAreaM2,
        storeys,
        functions,
        tenure,
        movable,
        listed,
        sharedPlant,
        condition,
      }),
    ),
  ).toEqual([
    {
      id: 'b1',
      label: 'South Block',
      floorAreaM2: 7000,
      storeys: 3,
      functions: { inpatient_wards: 7000 },
      tenure: 'owned',
      movable: true,
      listed: false,
      sharedPlant: false,
      condition: 'B',
    },
    {
      id: 'b2',
      label: 'NORTH-BLOCK',
      floorAreaM2: 4000,
      storeys: 3,
      functions: { theatres: 900, offices: 300, all_functions: 2800 },
      tenure: 'owned',
      movable: false,
      listed: true,
      sharedPlant: false,
      condition: 'C',
    },
    {
      id: 'b3',
      label: 'Boiler house',
      floorAreaM2: 600,
      storeys: 1,
      functions: { plant: 600 },
      tenure: 'owned',
      movable: false,
      listed: false,
      sharedPlant: true,
      condition: 'D',
    },
  ]);
  const given = loadSite(site.folder).site?.givens.find(({ name }) => name === 'block_backlog');
  const members = given?.value.kind === 'members' ? [...given.value.members] : [];
  expect(
    members.map(([id, { value, place, source, prices }]) => [
      id,
      value.kind === 'amount' && value.amount,
      place.line,
      source,
      prices,
    ]),
  ).toEqual([
    ['b1', 1_200_000, 3, 'OpenStreetMap contributors, way/100; blocks.csv row 3', 2017],
    ['b2', 300_000, 4, 'OpenStreetMap contributors, way/101; blocks.csv row 4', 2017],
    ['b3', 0, 5, 'Not given among the blocks', undefined],
  ]);
  expect(members.every(([, { place }]) => place.file.endsWith('blocks.csv'))).toBe(true);
  expect(about(site.warnings(), /^(blocks|buildings)/)).toEqual([
    'buildings.geojson: warning: it is an export of OpenStreetMap: of its 4 features 1 is left aside, as no part of the buildings. Nothing need be done',
    'blocks.csv:6: warning: row 6 (Total) is a total, and is left aside. Give it an id if it is a block',
    'blocks.csv: warning: 3 of its blocks do not say whether they can be emptied. They are read as movable, unless they are PFI, listed or plant: add the column movable',
  ]);
});

test('a workbook says the same as the table, its formulas by what they came to', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Read me').addRow(['nothing here']);
  const sheet = book.addWorksheet('Blocks');
  sheet.addRow(['Estates register 2024']);
  sheet.addRow([]);
  sheet.addRow(['id', 'name', 'floor', 'storeys', 'plant', 'movable']);
  sheet.addRow(['B1', 'South block', { formula: '3500*2', result: 7000 }, 3, false, true]);
  sheet.addRow(['B2', 'North block', 4000, 3, 'no', 'yes']);
  sheet.addRow(['B3', 'Boiler house', '600', 1, true, 'No']);
  const site = exported().write('blocks.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
  expect(site.errors()).toEqual([]);
  expect(blocksOf(site).map(({ id, floorAreaM2, movable, source }) => [id, floorAreaM2, movable, source])).toEqual([
    ['b1', 7000, true, 'OpenStreetMap contributors, way/100; blocks.xlsx row 4'],
    ['b2', 4000, true, 'OpenStreetMap contributors, way/101; blocks.xlsx row 5'],
    ['b3', 600, false, 'OpenStreetMap contributors, way/102; blocks.xlsx row 6'],
  ]);
});

test('rows without an outline, outlines without a row, and what fits twice are told with their lines', () => {
  const bad = exported().write(
    'blocks.csv',
    'id,name,floor,storeys\n1,South blok,7000,3\n2,Mortuary,100,1\nway/101,Boiler house,4000,3\n4,boiler-house,600,1\n5,Boiler House,700,1\n',
  );
  expect(about(bad.errors(), /^blocks/)).toEqual([
    'blocks.csv:4: row 4 is feature 2 (way/101) by its id and feature 3 (way/102) by its name. Mend one of them, or name the outline in the column outline',
    'blocks.csv:6: rows 5 and 6 are both of feature 3 (way/102). Keep one row a block, or draw the other',
    'blocks.csv:2: row 2 (South blok) has no outline. Did you mean South block?',
    'blocks.csv:3: row 3 (Mortuary) has no outline. Draw it, name its outline in the column outline, or take the row away',
  ]);
  const twins = exported([{}, { name: 'South block' }, {}]).write(
    'blocks.csv',
    'name,floor\nSouth block,7000\nBoiler house,600\n',
  );
  expect(about(twins.errors(), /^blocks/)).toEqual([
    'blocks.csv:2: row 2 (South block) is of several outlines: feature 1 (way/100), feature 2 (way/101). Give each outline an id, and name it in the column outline',
  ]);
  const fewer = exported().write('blocks.csv', 'outline,name,floor\nway/100,Tower,7000\n101,Annexe,4600\n');
  expect(fewer.errors()).toEqual([]);
  expect(blocksOf(fewer).map(({ id }) => id)).toEqual(['tower', 'annexe']);
  expect(fewer.warnings().join('\n')).toMatch(
    /^buildings\.geojson:1:\d+: warning: feature 3 \(way\/102\) \(Boiler house\) has no row in blocks\.csv, and is left out\. Add a row, if/m,
  );
});

test('what register and outline both say and is not the same is told, and the register is read', () => {
  const site = exported([{ 'building:levels': '4' }, {}, {}]).write(
    'blocks.csv',
    ROWS.split('\n').slice(0, 5).join('\n'),
  );
  expect(about(site.warnings(), /^blocks\.csv:3/)).toEqual([
    'blocks.csv:3: warning: row 3 has the storeys 3, where its outline feature 1 (way/100) has 4. The register is read: mend whichever is wrong',
  ]);
  expect(blocksOf(site)[0]?.storeys).toBe(3);
});

describe('floor that is given nowhere', () => {
  const site = (rows: string): CopiedSite => exported().write('blocks.csv', rows);

  test('is shared out of the gross internal area by footprint × storeys, marked illustrative, and said', () => {
    const shared = site(
      'name,floor,storeys,source\nSouth block,7000,3,Survey\nNorth block,,3,Survey\nBoiler house,,1,Survey\n',
    );
    expect(shared.errors()).toEqual([]);
    const [south, north, boiler] = blocksOf(shared);
    expect((north?.floorAreaM2 ?? 0) + (boiler?.floorAreaM2 ?? 0)).toBe(11_600 - 7000);
    // 2,000 m² on three storeys, 600 m² on one.
    expect(north?.floorAreaM2).toBe(Math.round((4600 * 3 * 2000) / (3 * 2000 + 600)));
    expect([south?.status, north?.status, boiler?.status]).toEqual(['assumed', 'illustrative', 'illustrative']);
    expect(north?.source).toMatch(
      /blocks\.csv row 3; Survey; floor: gross_internal_area shared out by footprint × storeys$/,
    );
    expect(shared.warnings().join('\n')).toMatch(
      /blocks\.csv: warning: the floor of 2 of its 3 blocks is given nowhere \(north_block, boiler_house\): 4600 m² of gross_internal_area are shared out among them by footprint × storeys\. That is an illustration/,
    );
  });

  test('is shared out by footprint where no storeys are known', () => {
    const shared = site('name,tenure\nSouth block,owned\nNorth block,owned\nBoiler house,owned\n');
    expect(shared.errors()).toEqual([]);
    expect(blocksOf(shared).reduce((sum, { floorAreaM2 }) => sum + floorAreaM2, 0)).toBe(11_600);
    expect(shared.warnings().join('\n')).toMatch(/by footprint, as no storeys are known/);
  });

  test.each([
    [
      'storeys of some alone',
      'name,storeys\nSouth block,3\nNorth block,\nBoiler house,1\n',
      /1 of its 3 blocks have neither floor nor storeys \(north_block\)/,
    ],
    [
      'nothing left',
      'name,floor,storeys\nSouth block,9000,3\nNorth block,2600,3\nBoiler house,,1\n',
      /the others have 11600 m² of the gross internal area of 11600 m²/,
    ],
  ])('is refused with %s', (_what, rows, said) => expect(site(rows).errors().join('\n')).toMatch(said));

  test('is refused where the site gives no area', () => {
    const bare = site('name,storeys\nSouth block,3\nNorth block,3\nBoiler house,1\n').edit(
      'site.yaml',
      '  gross_internal_area:',
      '  gross_area:',
    );
    expect(about(bare.errors(), /^blocks/).join()).toMatch(
      /is given nowhere .*Add the column floor, or give gross_internal_area in site\.yaml/,
    );
  });
});

describe('cells that are wrong are told with their rows', () => {
  const HEAD = 'name,floor,storeys,tenure,movable,listed,condition,year built';
  test.each([
    ['17,5', 'South block,"17,5",3,owned,yes,no,B,1970', /blocks\.csv:2: row 2, column floor is "17,5", which/],
    [
      'an unknown tenure',
      'South block,7000,3,crown,yes,no,B,1970',
      /row 2, column tenure is "crown", which is not known\. (Did you mean owned\?|It may be pfi, owned)/,
    ],
    [
      'perhaps',
      'South block,7000,3,owned,perhaps,no,B,1970',
      /column movable is "perhaps", which is neither yes nor no\. Write yes or no/,
    ],
    [
      'a condition of its own',
      'South block,7000,3,owned,yes,no,E,1970',
      /column condition is "E", which is not known\. It may be A, B, C, D, DX/,
    ],
    [
      'too many storeys',
      'South block,7000,300,owned,yes,no,B,1970',
      /blocks\.csv:2: feature 1 \(way\/100\) has a storeys of 300\. It is between 1 and 60/,
    ],
    [
      'a listed block that moves',
      'South block,7000,3,owned,yes,Grade I,B,1970',
      /blocks\.csv:2: feature 1 .* is listed and movable/,
    ],
    [
      'cells beyond the header',
      'South block,7000,3,owned,yes,no,B,1970,more',
      /blocks\.csv:2: row 2 goes on where the header has ended/,
    ],
    ['no name at all', ',7000,3,owned,yes,no,B,1970', /blocks\.csv:2: row 2 has neither id nor name/],
  ])('%s', (_what, row, said) =>
    expect(exported().write('blocks.csv', `${HEAD}\n${row}\n`).errors().join('\n')).toMatch(said),
  );

  test.each([
    [
      'no heading that is known',
      'a,b\n1,2\n',
      /blocks\.csv:1: it has no row of headings that are known\. Its header may be id,name,floor/,
    ],
    ['nothing that says which block', 'floor,storeys\n1,2\n', /no column says which block a row is of/],
    ['one column twice', 'name,floor,GIA\nSouth block,1,2\n', /floor and GIA are both the column floor/],
    ['square feet', 'name,GIA (sq ft)\nSouth block,1\n', /the column GIA \(sq ft\) is in square feet\. Give it in m²/],
    ['no block', 'name,floor\n', /blocks\.csv:1: it has no block/],
    ['semicolons', 'name;floor\nSouth block;7000\n', /its columns are parted by ;/],
  ])('%s', (_what, text, said) => expect(exported().write('blocks.csv', text).errors().join('\n')).toMatch(said));

  test('a workbook that is none, and two forms beside one another', () => {
    expect(exported().write('blocks.xlsx', 'hello').errors().join('\n')).toMatch(
      /blocks\.xlsx: it is not a ZIP archive/,
    );
    expect(exported().write('blocks.xlsx', 'x').write('blocks.csv', ROWS).errors().join('\n')).toMatch(
      /blocks\.csv: blocks\.xlsx stands beside it\. Keep one form/,
    );
  });
});

test('an Overpass answer as it is: ways, a courtyard in parts, and nodes', () => {
  const corner = (x: number, y: number) => ({ lon: -0.8 + x * 1e-5, lat: 51.8 + y * 1e-5 });
  const ring = (west: number, south: number, east: number, north: number) => [
    corner(west, south),
    corner(east, south),
    corner(east, north),
    corner(west, north),
    corner(west, south),
  ];
  const court = ring(310, 110, 340, 140);
  const elements = [
    { type: 'node', id: 1, ...corner(0, 0), tags: { amenity: 'bench' } },
    {
      type: 'way',
      id: 7,
      tags: { building: 'hospital', name: 'Tower', 'building:levels': '5' },
      geometry: ring(100, 100, 200, 180),
    },
    {
      type: 'relation',
      id: 8,
      tags: { type: 'multipolygon', building: 'yes', name: 'Court' },
      members: [
        { type: 'way', ref: 81, role: 'outer', geometry: ring(300, 100, 360, 160).slice(0, 3) },
        { type: 'way', ref: 82, role: 'outer', geometry: ring(300, 100, 360, 160).slice(2) },
        { type: 'way', ref: 83, role: 'inner', geometry: court },
      ],
    },
    { type: 'way', id: 9, tags: { highway: 'service' }, geometry: [corner(0, 0), corner(500, 0)] },
  ];
  const boundary = { type: 'way', id: 2, tags: { amenity: 'hospital' }, geometry: ring(0, 0, 500, 400) };
  const site = copiedSite('templates/site', 'my-hospital')
    .remove('constraints.geojson')
    .write('buildings.geojson', JSON.stringify({ version: 0.6, generator: 'Overpass API', elements }, undefined, 1))
    .write('boundary.geojson', JSON.stringify({ version: 0.6, elements: [boundary, elements[0]] }))
    .write('blocks.csv', 'name,floor\nTower,9000\nCourt,2600\n');
  expect(site.errors()).toEqual([]);
  const [tower, courtyard] = blocksOf(site);
  expect(tower).toMatchObject({ id: 'tower', storeys: 5, floorAreaM2: 9000 });
  expect(courtyard?.polygons.map(({ holes }) => holes.length)).toEqual([1]);
  expect(loadSite(site.folder).site?.attributions).toContain('© OpenStreetMap contributors');
});

test('headings are known whatever their case, spaces, unit and punctuation, and every name is one column’s', () => {
  const column = (text: string) => {
    const heading = headingOf(text);
    return heading === undefined || 'wrong' in heading ? undefined : [heading.column.name, heading.times];
  };
  expect(column('Gross internal floor area (m²)')).toEqual(['floor', 1]);
  expect(column('GIA\u00a0m2')).toEqual(['floor', 1]);
  expect(column('Backlog (£m)')).toEqual(['backlog', 1e6]);
  expect(column("High-risk backlog £'000")).toEqual(['backlog_high', 1e3]);
  expect(column('No. of storeys')).toEqual(['storeys', 1]);
  expect(column('Postcode')).toBeUndefined();
  for (const { name, also } of COLUMNS)
    for (const each of [name, ...also]) expect(column(each), each).toEqual([name, 1]);
  expect(HEADER.every((name) => COLUMNS.some((each) => each.name === name))).toBe(true);
});

test('the page of docs and the template’s header are those of the list of columns', () => {
  expect(readFileSync('docs/register.md', 'utf8')).toBe(registerPage());
  expect(readFileSync('templates/site/README.md', 'utf8')).toContain(`\n${HEADER.join(',')}\n`);
});

describe('over outlines that are illustrative themselves, as decant init draws them', () => {
  const guess = { floor_area_m2: 5000, status: 'illustrative', source: 'By footprint' };
  const drawn = (): CopiedSite =>
    copiedSite('templates/site', 'my-hospital').redraw('buildings.geojson', (features) => {
      features.forEach((feature, index) => {
        const isPfi = index === 1;
        const id = `block_0${index + 1}`;
        const own = { id, name: `Block ${index + 1}`, tenure: isPfi ? 'pfi' : 'owned', movable: !isPfi };
        Object.assign(feature, { properties: { ...guess, ...own } });
      });
    });
  const rows = `id,name,floor,tenure,listed
block_01,Ward block,7000,PFI,No
block_02,Theatres,4000,Freehold,No
block_03,Chapel,600,Freehold,Grade II
TOTAL,,11600,,
`;

  test('the register stands, with one note, and what it does not say of emptying follows from what it does', () => {
    const site = drawn().write('blocks.csv', rows);
    expect(site.errors()).toEqual([]);
    expect(
      blocksOf(site).map(({ label, floorAreaM2, tenure, movable }) => [label, floorAreaM2, tenure, movable]),
    ).toEqual([
      ['Ward block', 7000, 'pfi', false],
      ['Theatres', 4000, 'owned', true],
      ['Chapel', 600, 'owned', false],
    ]);
    expect(about(site.warnings(), /blocks\.csv/)).toEqual([
      'blocks.csv:5: warning: row 5 (TOTAL) is a total, and is left aside. Give it an id if it is a block',
      'blocks.csv: warning: it stands over 3 illustrative outlines: what it says is read in place of what they say, and the rest stays illustrative. ' +
        '3 of them do not say whether they can be emptied, and are movable unless they are PFI, listed or plant: add the column movable',
    ]);
  });

  test('advice on a row is in the words of a table', () => {
    const said = rows
      .replace('listed', 'listed,movable')
      .replace('PFI,No', 'PFI,No,yes')
      .replace('Grade II', 'Grade II,y');
    expect(drawn().write('blocks.csv', said).errors()).toEqual([
      expect.stringMatching(/^blocks\.csv:2: .*write no in the column movable \(or yes in the column freed beside it/),
      expect.stringMatching(/^blocks\.csv:4: .*write no in the column movable, or yes in the column freed beside it/),
    ]);
  });

  test('who would empty a block that its row fixes is sent to the row', () => {
    const problems: Problem[] = [];
    const blocks = blocksOf(drawn().write('blocks.csv', rows));
    blocksAsked(['Ward block', 'Chapel'], { blocks, files: USUAL_FILES }, problems);
    expect(problems.map(({ right }) => right)).toEqual(
      [2, 4].map((line): unknown =>
        expect.stringMatching(
          new RegExp(`write yes in the column movable and in the column freed, in line ${line} of .*blocks\\.csv$`),
        ),
      ),
    );
  });
});
