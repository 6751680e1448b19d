import { single } from './figures.js';
import { rule, said, warning, wrong } from './oddity.js';

/** Parts and whole that are the same floor, measured or rounded apart, differ by less. */
const ROUNDING = 0.01;

/** Of a gross area, where only rooms were counted as occupied: 43 of 646 sites over 5,000 m² leave more (ERIC 2016-17). */
const UNCOUNTED = 0.2;

/** What is odd in the floor areas of an estates return. */
export const SPACE = [
  rule({
    id: 'space_that_does_not_add_up',
    reads: {
      clinical: single('clinical_area', 'm2'),
      other: single('non_clinical_area', 'm2'),
      occupied: single('occupied_area', 'm2'),
    },
    says: ({ clinical, other, occupied }) => {
      if (clinical === undefined || other === undefined || occupied === undefined) return [];
      const sum = clinical.value + other.value;
      if (Math.abs(sum - occupied.value) <= ROUNDING * occupied.value) return [];
      const text = `the parts of a source do not add up: clinical ${said(clinical.value)} + non-clinical ${said(other.value)} = ${said(sum)} m² against ${said(occupied.value)} m² occupied`;
      return [warning(clinical, text, 'Both are kept as published; ask which the publisher means')];
    },
  }),
  rule({
    id: 'more_occupied_than_there_is',
    reads: { occupied: single('occupied_area', 'm2'), gross: single('gross_internal_area', 'm2') },
    says: ({ occupied, gross }) => {
      if (occupied === undefined || gross === undefined || occupied.value <= (1 + ROUNDING) * gross.value) return [];
      const text = `${said(occupied.value)} m² are occupied of ${said(gross.value)} m² of gross internal area`;
      return [wrong(occupied, text, 'Give both of one site and one year: of 646 sites none has more (ERIC 2016-17)')];
    },
  }),
  rule({
    id: 'floor_in_no_column',
    reads: {
      occupied: single('occupied_area', 'm2'),
      empty: single('empty_share', '1'),
      gross: single('gross_internal_area', 'm2'),
    },
    says: ({ occupied, empty, gross }) => {
      if (occupied === undefined || empty === undefined || gross === undefined) return [];
      const emptyM2 = empty.value * gross.value;
      const left = gross.value - occupied.value - emptyM2;
      if (left <= UNCOUNTED * gross.value) return [];
      const text = `${said(occupied.value)} m² occupied and ${said(emptyM2)} m² empty leave ${said(left)} m² (${said((100 * left) / gross.value, 0)}%) of the ${said(gross.value)} m² of gross internal area`;
      return [
        warning(
          occupied,
          text,
          'Walls, plant and corridors, or floor that nobody counted? Ask: costs and backlog are spread over all of it',
        ),
      ];
    },
  }),
  rule({
    id: 'more_unused_than_there_is',
    reads: { empty: single('empty_share', '1'), underUsed: single('under_used_share', '1') },
    says: ({ empty, underUsed }) => {
      if (empty === undefined || underUsed === undefined || empty.value + underUsed.value <= 1 + ROUNDING) return [];
      // One that is no share is told by its range.
      if (Math.max(empty.value, underUsed.value) > 1) return [];
      const [one, other] = [empty, underUsed].map(({ value }) => said(value * 100, 1));
      const text = `${one}% of the floor are empty and ${other}% under-used, more than all of it`;
      const place = empty.value >= underUsed.value ? empty : underUsed;
      return [wrong(place, text, 'Give shares of the whole floor, and count as under-used none that is empty')];
    },
  }),
];
