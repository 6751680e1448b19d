import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printProblem } from '../../src/problems/index.js';
import { checked, type CheckedSite } from '../../src/report/checked/index.js';
import { copiedSite } from '../hospitals/copiedSite.js';

const root = join(import.meta.dirname, '..', '..');
const library = Library.shipped(root);
const typical = join(root, 'sites', 'typical-acute');

function said(folder: string): string {
  return (checked(folder, library) as CheckedSite).problems.map(printProblem).join('\n');
}

it('pools of one’s own in beds.csv: it is said what to write of each', () => {
  const renamed = copiedSite(typical).edit('beds.csv', 'elderly,', 'older_people,');
  expect(said(renamed.folder)).toMatch(
    /site\.yaml:\d+:3: pool_in_pfi has no value for older_people\. Give one for each member, as in older_people: yes \(or no\): Pool lies in a PFI building/,
  );
  const pools =
    '  pool_in_pfi: { members: { medicine: no, surgery: no, elderly: no }, status: illustrative, source: The worked example has no PFI }\n';
  const without = copiedSite(typical).edit('site.yaml', pools, '');
  expect(said(without.folder)).toContain(
    'pool_in_pfi has no value. Give it here, as in pool_in_pfi: { members: { medicine: yes, surgery: yes, elderly: yes } }',
  );
});
