import { expect, test } from 'vitest';
import { copiedSite, type CopiedSite } from './copiedSite.js';

/** The skeleton, whose boundary holds 3 ha, with another area typed. */
const given = (area: string): CopiedSite =>
  copiedSite('templates/site', 'my-hospital').edit('site.yaml', 'value: 3 ha', `value: ${area}`);
const said = (site: CopiedSite): string[] => site.warnings().filter((line) => line.includes('the boundary holds'));

test.each(['3 ha', '3.0 ha', '2.998 ha', '29999 m2', '7.4 acre', '7.41 acre'])(
  'a boundary of 3 ha is what rounding makes of %s, and nothing is said',
  (area) => {
    expect(given(area).errors()).toEqual([]);
    expect(said(given(area))).toEqual([]);
  },
);

test.each([
  ['2.9 ha', '2.9', '3.4%'],
  ['2.99 ha', '2.99', '0.3%'],
  ['3.07 ha', '3.07', '2.3%'],
  ['29960 m2', '2.996', '0.1%'],
])('%s is further off than its rounding: both figures, and what to do', (area, figure, apart) => {
  expect(given(area).errors()).toEqual([]);
  expect(said(given(area))).toEqual([
    `site.yaml:20:12: warning: the boundary holds 3 ha, where the site’s area is given as ${figure} ha. ` +
      `${apart} apart, and more than the rounding of what is given: is the boundary of the same year, and does it hold the same land? ` +
      'Land is measured within the boundary: redraw it, or mend site_area here',
  ]);
});

test('a return in whole hectares explains half of one, and never more than METHOD’s 5%', () => {
  const wider = given('3 ha').redraw('boundary.geojson', ([feature]) => {
    const ring = feature!.geometry.coordinates[0] as unknown as number[][];
    for (const point of ring) if (point[0] === 430_200) point[0] = 430_206;
  });
  expect(said(wider)).toEqual([]); // 3.09 ha
  const wide = given('3 ha').redraw('boundary.geojson', ([feature]) => {
    const ring = feature!.geometry.coordinates[0] as unknown as number[][];
    for (const point of ring) if (point[0] === 430_200) point[0] = 430_220;
  });
  expect(said(wide).join()).toMatch(
    /the boundary holds 3\.3 ha, where the site’s area is given as 3 ha\. Hectares and/,
  );
});
