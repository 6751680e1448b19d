import { writtenOut } from '../longForm.js';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Library } from '../../../src/library/index.js';
import { built, edit, sites, templates, temporaryFolder } from '../reported.js';

const overlay = fileURLToPath(new URL('templates', import.meta.url));

/** A typical acute hospital that is paid for bed-days, by a block contract or a fixed sum, as its options pick. */
export interface PaidSite {
  readonly folder: string;
  /** The shipped templates with the slot `payment`, in a folder that a test may spoil. */
  readonly templates: string;
  readonly library: Library;
}

const INPUTS = `inputs:
  price_a_bed_day: { value: 800 realGBP/bed/day, prices: 2016/17, status: illustrative, source: An even sum }
  block_payment: { value: 150 mrealGBP, prices: 2016/17, status: illustrative, source: An even sum }
  fixed_sum: { value: 155 mrealGBP, prices: 2016/17, status: illustrative, source: An even sum }
`;

/** The shipped sections of the slot, which this folder's own stand in place of. */
const SHIPPED = '  - activity_value\n  - net_result\n  - charge_burden\n';

/** Takes the shipped slot `payment` out of a hospital's folder. */
export function withoutShippedPayment(folder: string): void {
  edit(join(writtenOut(folder), 'site.yaml'), SHIPPED, '');
}

/** Writes the hospital and its templates into a folder, or into one that goes when the test is over. */
export function paidSite(into = temporaryFolder()): PaidSite {
  const root = join(into, 'templates');
  cpSync(templates, root, { recursive: true });
  rmSync(join(root, 'regimes'), { recursive: true });
  rmSync(join(root, 'model', 'payment'), { recursive: true });
  rmSync(join(root, 'model', 'net_result.yaml'));
  // What reads or gives what was taken away: topics, the experiment on ways of paying, parameters.
  for (const topic of ['costs', 'net', 'payment']) rmSync(join(root, 'reports', `${topic}.yaml`));
  rmSync(join(root, 'experiments', 'regimes.yaml'));
  rmSync(join(root, 'parameters', 'payment.yaml'));
  cpSync(overlay, root, { recursive: true });
  const folder = join(into, 'paid');
  cpSync(join(sites, 'typical-acute'), folder, { recursive: true });
  withoutShippedPayment(folder);
  const file = join(folder, 'site.yaml');
  edit(file, '  - net_position\n', '  - net_position\n  - payment\n');
  edit(file, 'strategic-estates-partnership, what-if-quarter-less-floor]', 'paid-by-block, paid-a-fixed-sum]');
  edit(file, 'inputs:\n', INPUTS);
  return { folder, templates: root, library: new Library(root, built) };
}
