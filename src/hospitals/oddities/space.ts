import { single } from './figures.js';
import { rule, said, warning } from './oddity.js';

/** Parts and whole that are the same floor, measured or rounded apart, differ by less. */
const ROUNDING = 0.01;

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
];
