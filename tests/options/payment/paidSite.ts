import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Library } from '../../../src/options/index.js';
import { edit, sites, templates, temporaryFolder } from '../reported.js';

const overlay = fileURLToPath(new URL('templates', import.meta.url));

/** A typical acute hospital that is paid for bed-days, by a block contract or a fixed sum, as its options pick. */
export interface PaidSite {
  readonly folder: string;
  /** The shipped templates with the slot `payment`, in a folder that a test may spoil. */
  readonly templates: string;
  readonly library: Library;
}

const INPUTS = `inputs:
  price_a_bed_day: { value: 800 realGBP/bed/day, status: illustrative, source: An even sum }
  block_payment: { value: 150 mrealGBP, status: illustrative, source: An even sum }
  fixed_sum: { value: 155 mrealGBP, status: illustrative, source: An even sum }
`;

/** Writes the hospital and its templates into a folder, or into one that goes when the test is over. */
export function paidSite(into = temporaryFolder()): PaidSite {
  const root = join(into, 'templates');
  cpSync(templates, root, { recursive: true });
  cpSync(overlay, root, { recursive: true });
  const folder = join(into, 'paid');
  cpSync(join(sites, 'typical-acute'), folder, { recursive: true });
  const file = join(folder, 'site.yaml');
  edit(file, '  - appraisal\n', '  - appraisal\n  - payment\n');
  edit(file, 'what-if-quarter-less-floor]', 'paid-by-block, paid-a-fixed-sum]');
  edit(file, 'inputs:\n', INPUTS);
  return { folder, templates: root, library: new Library(root) };
}
