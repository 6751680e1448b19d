import { expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { copiedSite } from './copiedSite.js';

test.each(['2016/17', '2016-17', '2016–17', '2017'])('the year %s is read as 2016/17', (year) => {
  const site = copiedSite()
    .edit('site.yaml', 'first: 2016/17', `first: ${year}`)
    .edit('site.yaml', 'year: 2016/17', `year: ${year}`)
    .edit('pfi/stoke-mandeville.yaml', '      2016/17:', `      ${year}:`);
  const read = loadSite(site.folder).site;
  expect(read?.timeline.first).toBe(2017);
  expect(read?.givens.find(({ name }) => name === 'site_area')?.from?.year).toBe('2016/17');
  const charge = read?.givens.find(({ name }) => name === 'charge_published')?.value;
  expect(charge?.kind === 'series' && charge.years.get(2017)?.text).toBe('17.7 mGBP');
});

test.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)'])(
  'text that begins like a formula stays text: %s',
  (text) => {
    const site = copiedSite()
      .edit('site.yaml', 'name: Stoke Mandeville Hospital', `name: '${text}'`)
      .edit('buildings.geojson', '"name":"Block 23"', `"name":${JSON.stringify(text)}`)
      .edit('beds.csv', 'Beds in the PFI part', `"${text.replaceAll('"', '""')}"`);
    const read = loadSite(site.folder).site;
    expect(read?.name).toBe(text);
    expect(read?.memberLabels.block?.way_224839453).toBe(text);
    expect(read?.memberLabels.pool?.pfi_part).toBe(text);
  },
);

test('a byte-order mark and Windows line ends do no harm', () => {
  const site = copiedSite().write(
    'beds.csv',
    '\ufeffpool,available,occupied\r\npfi_part,306,299\r\nowned_part,206,201\r\n',
  );
  expect(site.errors()).toEqual([]);
  expect(loadSite(site.folder).site?.dimensions.pool).toEqual(['pfi_part', 'owned_part']);
});

test('a bed row that cites nothing is illustrative, one that cites something is assumed', () => {
  const site = copiedSite().write(
    'beds.csv',
    'pool,available,occupied,source\npfi_part,306,299,Ward census\nowned_part,206,201,\n',
  );
  const open = loadSite(site.folder).site?.givens.find(({ name }) => name === 'beds_open')?.value;
  expect(open?.kind === 'members' && [...open.members.values()].map(({ status }) => status)).toEqual([
    'assumed',
    'illustrative',
  ]);
});

test('a total below the pools is left aside, and said; a pool alone may be called so', () => {
  const rows = 'pool,available,occupied\npfi_part,306,299\nowned_part,206,201\n';
  const site = copiedSite().write('beds.csv', `${rows}Total,512,500\n`);
  expect(site.errors()).toEqual([]);
  expect(loadSite(site.folder).site?.dimensions.pool).toEqual(['pfi_part', 'owned_part']);
  expect(site.warnings().filter((line) => line.includes('beds.csv:4'))).toEqual([
    'beds.csv:4: warning: row 4 (Total) is a total, and is left aside. Give it another name if it is none',
  ]);
  const alone = copiedSite('templates/site', 'my-hospital').write(
    'beds.csv',
    'pool,available,occupied\ntotal,512,500\n',
  );
  expect(loadSite(alone.folder).site?.dimensions.pool).toEqual(['total']);
});

test('beds of one’s own count that call themselves measured are told what they are', () => {
  const rows = 'pool,available,occupied,source,status\npfi_part,306,299,Ward census,measured\nowned_part,206,201,,\n';
  const [said, ...others] = copiedSite().write('beds.csv', rows).errors();
  expect(others).toEqual([]);
  expect(said).toBe(
    'beds.csv:2: row 2 is measured, and its source names no file and row of this folder. Put the file that holds them into sources/, and name it ' +
      'and the row in source, as in sources/kh03.csv row 7: they are read again there. A count of your own that no file here holds is assumed: ' +
      'write that, and say in source who counted it and when; published is what anyone can look up',
  );
  expect(copiedSite().write('beds.csv', rows.replace('measured', 'assumed')).errors()).toEqual([]);
});
