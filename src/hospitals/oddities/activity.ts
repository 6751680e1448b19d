import type { Problem } from '../../problems/index.js';
import { PODS } from '../../words/index.js';
import { members, type Figure, type FoundIn } from './figures.js';
import { rule, said as saidTo, sumOf, warning as warningAt } from './oddity.js';

/** Nights beyond which a mean stay is not one of acute care: 350 beds for 3,000 admissions a year are 36. */
const LONGEST_STAY = 30;
/** Below a night, a mean stay of overnight patients has day cases in it. */
const SHORTEST_STAY = 1;
/** Bed-days of activity and beds occupied are two counts of the same patients: they may differ by a tenth. */
const APART = 0.1;
const DAYS = 365;
/** Points of delivery whose patients stay for the day: they take no bed at midnight. */
const BY_DAY = ['day_case', 'regular_attender'];

const READS = {
  spells: members('spells_today', 'spell'),
  inclusive: members('counted_inclusive', '1'),
  counted: members('bed_days_counted', 'bed*day'),
};

/** What is odd in activity.csv, alone or beside beds.csv. All are warnings: a source may be odd and still be the one there is. */
export const ACTIVITY = [
  rule({ id: 'stays', reads: READS, says: (found) => staysOf(found).flatMap(stayOddities) }),
  rule({
    id: 'activity_against_beds',
    reads: { ...READS, open: members('beds_open', 'bed'), occupied: members('beds_occupied_today', 'bed') },
    says: ({ open, occupied, ...found }) => againstBeds(staysOf(found), sumOf(occupied), sumOf(open)),
  }),
];

interface Stay {
  readonly cohort: string;
  readonly pod: string;
  readonly spells: number;
  /** Midnights. */
  readonly bedDays: number;
  readonly place: Figure['place'];
}

function staysOf({ spells, inclusive, counted }: FoundIn<typeof READS>): Stay[] {
  return [...counted].flatMap(([cohort, { value, place }]) => {
    const number = spells.get(cohort)?.value;
    const pod = Object.keys(PODS).find((each) => cohort.startsWith(`${each}_`));
    if (number === undefined || pod === undefined) return [];
    return [{ cohort, pod, spells: number, bedDays: value - (inclusive.get(cohort)?.value ?? 0) * number, place }];
  });
}

function stayOddities({ cohort, pod, spells, bedDays, place }: Stay): Problem[] {
  if (spells === 0) return [];
  const nights = bedDays / spells;
  const found = `the mean stay of ${cohort} is ${said(nights)} nights`;
  if (BY_DAY.includes(pod))
    return bedDays === 0
      ? []
      : [warning(place, `${found}, where patients go home the same day`, 'Count overnight patients as elective')];
  if (nights > LONGEST_STAY)
    return [
      warning(
        place,
        `${found}, from ${said(spells)} spells`,
        'Too few spells, or too many bed-days? Acute stays are far shorter',
      ),
    ];
  if (pod === 'elective' && nights < SHORTEST_STAY)
    return [
      warning(place, found, 'Are day cases among them? They take no bed at midnight: give them a row of their own'),
    ];
  return [];
}

function againstBeds(stays: readonly Stay[], occupied: number | undefined, available: number | undefined): Problem[] {
  const [first] = stays;
  if (first === undefined || occupied === undefined || available === undefined || occupied === 0) return [];
  const beds = stays.reduce((total, { bedDays }) => total + bedDays, 0) / DAYS;
  if (beds > available) {
    const found = `occupancy over 100%: the bed-days fill ${said(beds)} beds, and ${said(available)} are open`;
    return [warning(first.place, found, 'Is the count of midnights, and of this site alone?')];
  }
  if (Math.abs(beds / occupied - 1) <= APART) return [];
  const found = `the bed-days fill ${said(beds)} beds, where beds.csv has ${said(occupied)} occupied`;
  return [warning(first.place, found, 'Beds follow beds.csv, and activity shares them out: ask which counts what')];
}

function warning(place: Figure['place'], found: string, right: string): Problem {
  return warningAt({ place }, found, right);
}

/** 36.25 → "36.3"; 3000 → "3,000". */
function said(number: number): string {
  return saidTo(number, 1);
}
