import { expect, it } from 'vitest';
import { openSite } from '../../src/study/index.js';
import { copiedSite } from '../hospitals/copiedSite.js';
import { shippedLibrary } from './reported.js';

it.each<[string, string, string, string]>([
  ['a scenario', 'planning-defaults', 'planing-defaults', '8:11: there is no scenario planing-defaults'],
  ['a scenario of its own', 'planning-defaults', 'scenarios/mine.yaml', 'scenarios/mine.yaml: this file is missing'],
  ['an option', 'rationalise-and-sell', 'rationalize-and-sell', '9:47: there is no option rationalize-and-sell'],
  ['a model', 'model: acute', 'model: acuet', '7:8: there is no model acuet'],
  ['a section', 'model: acute', 'sections: [calender]', '7:12: there is no section calender'],
])('%s that site.yaml names and that there is not is told with its line', (_what, found, instead, wanted) => {
  const site = copiedSite().edit('site.yaml', found, instead);
  const { problems } = openSite(site.folder, shippedLibrary);
  const said = problems.map(({ file, line, column, found: fault }) =>
    [file.split('/').pop(), line, column]
      .filter((part) => part !== undefined)
      .join(':')
      .concat(': ', fault),
  );
  expect(said.join('\n')).toContain(wanted.startsWith('scenarios/') ? 'mine.yaml: ' : `site.yaml:${wanted}`);
});
