import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { built, copyOf, edit, giveInput, shipped, templates, temporaryFolder, shippedLibrary } from './reported.js';

const ACUTE = join(shipped, 'typical-acute');

/** What is warned of where an option of its own gives an input, and the hospital another. */
function warned(optionGives: string, siteGives?: string): string[] {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  const inputs = `inputs:\n  ${optionGives}\n`;
  writeFileSync(join(root, 'options', 'own.yaml'), `option: Own\nextends: rationalise-and-sell\n${inputs}`);
  const folder = copyOf(ACUTE, 'acute');
  edit(join(folder, 'site.yaml'), 'strategic-estates-partnership', 'own');
  if (siteGives !== undefined) giveInput(folder, siteGives);
  return openSite(folder, new Library(root, built)).problems.map(printProblem);
}

const OWN = /option own gives (\w+), on which business as usual rests too: it is reckoned against one of its own/;

describe('business as usual is one for all options (METHOD 2.4)', () => {
  it.each([
    ['opens_beds_when_short', 'opens_beds_when_short: { value: no, status: assumed, source: Ours }'],
    ['demographic_growth', 'demographic_growth: { value: 0 %, status: assumed, source: Ours }'],
    ['winter_occupancy', 'winter_occupancy: { value: 99 %, status: assumed, source: Ours }'],
    [
      'capital_of_an_added_bed',
      'capital_of_an_added_bed: { value: 100000 realGBP/bed, prices: 2016/17, status: assumed, source: Ours }',
    ],
  ])('an option that gives %s is warned of, with its line', (name, yaml) => {
    const own = warned(yaml).filter((each) => OWN.test(each));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatch(new RegExp(`^.*options/own\\.yaml:4:3: warning: option own gives ${name},`));
  });

  it('one that gives what only its own closures rest on is not', () =>
    expect(warned('closures_a_year: { value: 4 ward, status: assumed, source: Ours }').join()).not.toMatch(OWN));

  it('a hospital that gives what options differ by is warned of', () =>
    expect(
      warned(
        'closures_a_year: { value: 4 ward, status: assumed, source: Ours }',
        'with_programme: { value: no, status: assumed, source: Ours }',
      ).join('\n'),
    ).toMatch(/site\.yaml:\d+:3: warning: with_programme is given for all options, which differ by it/));

  it('the shipped hospitals have neither', () => {
    for (const hospital of ['stoke-mandeville', 'typical-acute', 'university-college-hospital'])
      expect(openSite(join(shipped, hospital), shippedLibrary).problems.map(printProblem).join('\n')).not.toMatch(
        /rests too|differ by it/,
      );
  });
});
