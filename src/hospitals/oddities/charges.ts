import { members, series, single } from './figures.js';
import type { Yardstick } from './yardstick.js';

const published = series('charge_published', 'GBP');
const before = single('charge_before_base', 'GBP');
const PFI_BEDS = { read: members('beds_occupied_today', 'bed'), share: members('pool_in_pfi', 'flag') } as const;

/** A charge beside the beds that stand in its buildings: where it is too low, no list of payments says so, since all are. */
function chargeOfPfiBed(id: string, read: Yardstick['of']['read'], when: string): Yardstick {
  return {
    id,
    of: { read },
    over: PFI_BEDS,
    at: 'of',
    says: (value, total) =>
      `the unitary charge ${when} comes to £${value} for each of the ${total.over} occupied beds in PFI buildings`,
    usual: { low: 16_000 },
    source: 'eleven hospitals of HM Treasury’s list have £32,000 to £96,000 in 2014-15, halved',
    asks: () => 'Was £m or £k written for £, is it part of a year’s or of another contract, or are the beds another’s?',
  };
}

/** What the charge of a contract is held against. */
export const CHARGES: readonly Yardstick[] = [
  {
    id: 'charge_a_bed',
    of: { read: before },
    over: { read: members('beds_open', 'bed') },
    at: 'of',
    says: (value) => `the unitary charge comes to £${value} for each open bed of the hospital`,
    usual: { low: 1_000, high: 400_000 },
    source:
      'eleven hospitals of HM Treasury’s list have £32,000 to £96,000 an occupied bed in 2014-15; ERIC’s 90 PFI sites up to £424,000',
    asks: () => 'Was £m or £k written for £, or are the beds another site’s?',
  },
  chargeOfPfiBed('charge_before_base_a_pfi_bed', before, 'of the year before the base year'),
  chargeOfPfiBed('charge_published_a_pfi_bed', published, 'of the first published year'),
  {
    // The list and the return are two accounts of one contract.
    id: 'charge_beside_the_return',
    of: { read: published },
    over: { read: members('eric_pfi_cost', 'GBP') },
    at: 'of',
    says: (value, total) =>
      `the unitary charge of the first published year, £${total.of}, is ${value} times what eric_pfi_cost adds up to, £${total.over}`,
    usual: { low: 0.5, high: 5 },
    source: 'all but two of 52 trusts have 0.6 to 4.2 (HM Treasury 2016 and ERIC 2016-17)',
    asks: () => 'Are both of the same contract, of a whole year and in £?',
  },
];
