import { expect, it } from 'vitest';
import { join } from 'node:path';
import { openSite } from '../../src/study/index.js';
import { copyOf, edit, shipped, shippedLibrary, studyOf } from './reported.js';

const ACUTE = join(shipped, 'typical-acute');

it('a hospital is put together, judged and made ready once for all studies of it, and not for another calendar or other blocks', () => {
  const first = studyOf(ACUTE).structures;
  const structuresOf = (folder: string): unknown => openSite(folder, shippedLibrary).study?.structures;
  expect(first.length).toBeGreaterThan(0);
  const [again, changed, later] = [ACUTE, copyOf(ACUTE, 'typical-acute'), copyOf(ACUTE, 'typical-acute')];
  edit(join(changed, 'beds.csv'), '300,270', '300,271');
  edit(join(later, 'site.yaml'), 'last: 2045/46', 'last: 2046/47');
  for (const folder of [again, changed])
    expect((structuresOf(folder) as typeof first).every((each, index) => each === first[index])).toBe(true);
  expect((structuresOf(later) as typeof first).some((each, index) => each === first[index])).toBe(false);
});

it('what is wrong with a model is said each time, and a sound folder after it is sound', () => {
  const folder = copyOf(ACUTE, 'typical-acute');
  edit(join(folder, 'site.yaml'), 'site_area:', 'site_aria:');
  const said = (): string[] => openSite(folder, shippedLibrary).problems.map(({ found }) => found);
  expect(said().length).toBeGreaterThan(0);
  expect(said()).toEqual(said());
  expect(openSite(ACUTE, shippedLibrary).study).toBeDefined();
});
