import { expect, test } from 'vitest';
import { copiedSite } from './copiedSite.js';

test.each([
  [
    'an area',
    'site.yaml',
    'value: 17 ha',
    'value: 17.1 ha',
    /17\.1 ha is not what its file says\. sources\/eric_2016-17_site\.csv, row 2, column Land area owned \(Hectares\) holds 17/,
  ],
  [
    'a member',
    'site.yaml',
    '2076543 realGBP',
    '2076544 realGBP',
    /site\.yaml:\d+:\d+: 2076544 realGBP is not what its file says/,
  ],
  ['a share', 'site.yaml', 'value: 5 %', 'value: 6 %', /6 % is not what its file says/],
  ['a fact', 'site.yaml', 'value: 512 bed', 'value: 521 bed', /521 bed is not what its file says/],
  [
    'a year of a series',
    'pfi/stoke-mandeville.yaml',
    '2029/30: 24.5 mGBP',
    '2029/30: 25.4 mGBP',
    /25\.4 mGBP is not what its file says\..*2029-30 \(£m\) holds 24\.5/,
  ],
  [
    'a date',
    'pfi/stoke-mandeville.yaml',
    'value: 2006-08-14',
    'value: 2006-08-15',
    /2006-08-15 is not what its file says\..*holds 14-08-2006/,
  ],
  ['a name', 'pfi/stoke-mandeville.yaml', 'value: HICL', 'value: HICK', /"HICK" is not a number/],
  [
    '£m for £',
    'pfi/stoke-mandeville.yaml',
    'value: 40.3 mGBP',
    'value: 40.3 GBP',
    /40\.3 GBP is not what its file says/,
  ],
  ['another row', 'site.yaml', 'row: 2', 'row: 9', /has no row 9\. It has 2 rows/],
  [
    'another column',
    'site.yaml',
    '"Land area owned (Hectares)"',
    '"Land area owned (Hectare)"',
    /has no column Land area owned \(Hectare\)\. Did you mean Land area owned \(Hectares\)\?/,
  ],
  [
    'a cell that is no number',
    'site.yaml',
    '"Land area owned (Hectares)"',
    '"Site Name"',
    /17 ha was typed where the cell is "STOKE MANDEVILLE HOSPITAL"/,
  ],
  ['a unit nobody knows', 'site.yaml', 'unit: ha', 'unit: hectrs', /the cell’s unit, hectrs, is not known/],
  [
    'measured by nothing',
    'site.yaml',
    'status: illustrative',
    'status: measured',
    /running_cost_floor_share is measured, but no file, row and column is given/,
  ],
  [
    'a file that is not there',
    'site.yaml',
    'sources/eric_2016-17_site.csv',
    'sources/eric.csv',
    /sources\/eric\.csv: this file is missing/,
  ],
])('a typed value is held against its file: %s', (_what, file, found, replacement, message) => {
  expect(copiedSite().edit(file, found, replacement).errors().join('\n')).toMatch(message);
});

test('another unit of the same quantity is the same value', () => {
  expect(copiedSite().edit('site.yaml', 'value: 17 ha', 'value: 170000 m2').errors()).toEqual([]);
  expect(copiedSite().edit('pfi/stoke-mandeville.yaml', 'value: 40.3 mGBP', 'value: 40300 kGBP').errors()).toEqual([]);
});

test('a change in the data is caught too', () => {
  const site = copiedSite().edit('sources/eric_2016-17_site.csv', ',11272487,2076543,', ',11272487,2076540,');
  expect(site.errors()).toEqual([expect.stringMatching(/2076543 realGBP is not what its file says/)]);
});
