import { single } from './figures.js';
import { rule, said, wrong, type Rule } from './oddity.js';

/** Two figures that mean something only together: one of the hospital's own beside the nation's other would be a number of neither. */
function bothOrNeither(
  id: string,
  reads: { readonly one: ReturnType<typeof single>; readonly other: ReturnType<typeof single> },
  why: string,
): Rule {
  return rule({
    id,
    reads,
    says: ({ one, other }) => {
      const missing = one === undefined ? reads.one.name : reads.other.name;
      const given = one ?? other;
      if (given === undefined || (one !== undefined && other !== undefined)) return [];
      return [wrong(given, `${why}, and ${missing} is not given`, `Give ${missing} too, or neither`)];
    },
  });
}

/** Figures of which a folder gives both or neither. */
export const PAIRS: readonly Rule[] = [
  // METHOD 2.2: patients of a trust are counted among beds of the same trust.
  bothOrNeither(
    'delayed_patients_with_their_beds',
    { one: single('delayed_patients', 'bed'), other: single('delayed_among_beds', 'bed') },
    'delayed patients are a share of the beds among which they were counted',
  ),
  // METHOD 5: both ends are of one source, or the spread between them is nobody's.
  bothOrNeither(
    'land_prices_of_one_source',
    { one: single('land_price_low', 'realGBP/acre'), other: single('land_price_high', 'realGBP/acre') },
    'a land price has a low and a high end of one source',
  ),
  rule({
    id: 'more_delayed_patients_than_beds',
    reads: { patients: single('delayed_patients', 'bed'), beds: single('delayed_among_beds', 'bed') },
    says: ({ patients, beds }) => {
      if (patients === undefined || beds === undefined || patients.value <= beds.value) return [];
      const text = `${said(patients.value)} delayed patients among ${said(beds.value)} occupied beds`;
      return [wrong(patients, text, 'Count both in the same trust and the same months')];
    },
  }),
];
