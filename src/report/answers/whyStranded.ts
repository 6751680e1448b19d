import { printCount, printGbp, printNumber, printShare } from '../../words/index.js';
import type { CaseLines } from './lines.js';

/** Why so little of the full cost is released by a year: each step of cost, and how far it is reached. */
export function whySoLittle(lines: CaseLines, year: number): string[] {
  return [patients, wards, buildings, pfi, overheads].flatMap((step) => step(lines, year));
}

/** A sentence from numbers that are all known; none where one is missing or failed. */
function said(values: readonly (number | null)[], sentence: (...known: number[]) => string): string[] {
  return values.some((value) => value === null) ? [] : [sentence(...(values as number[]))];
}

function patients(lines: CaseLines, year: number): string[] {
  const values = ['variable_cost_share', 'variable_cost_released', 'stranded_by_lag'].map((line) =>
    lines.at(line, year),
  );
  return said(values, (share = NaN, released = NaN, waiting = NaN) => {
    const later = waiting >= 1 ? `; another ${printGbp(waiting)} is still to follow the fall` : '';
    return `Patients: only ${printShare(share, 0)} of the operating cost moves with each patient. That releases ${printGbp(released)} a year${later}.`;
  });
}

function wards(lines: CaseLines, year: number): string[] {
  const values = [
    lines.at('site_closable_beds', year),
    lines.at('site_wards_closed', year),
    lines.at('site_beds_closed', year),
    lines.at('ward_cost_released', year),
    lines.at('stranded_in_wards', year),
    lines.at('wards_closed_spare_already', year),
  ];
  return said(values, (closable = NaN, closed = NaN, beds = NaN, released = NaN, stranded = NaN, spare = NaN) => {
    const earned =
      spare > 0
        ? `The fall releases ${printGbp(released)} a year by them; ${printCount(spare, 'of them was', 'of them were')} spare already`
        : `They release ${printGbp(released)} a year`;
    const closing =
      closed > 0
        ? `of ${printCount(closable, 'bed')} that can close, ${printNumber(beds)} do, in ${printCount(closed, 'whole ward')}. ${earned}.`
        : `${printCount(closable, 'bed')} can close, and no ward does.`;
    const open = closable - beds;
    const left =
      open >= 1
        ? ` ${printCount(open, 'spare bed')} ${open === 1 ? 'stays' : 'stay'} open: too few in a pool for a whole ward, not spare for good, or the plan closes none.`
        : '';
    const gap = stranded >= 1 ? ` ${printGbp(stranded)} of semi-fixed cost is not reached.` : '';
    return `Wards: ${closing}${left}${gap}`;
  });
}

function buildings(lines: CaseLines, year: number): string[] {
  const values = [
    lines.at('blocks_emptied', year),
    lines.at('area_emptied', year),
    lines.at('area_shut', year),
    lines.at('premises_cost_released', year),
    lines.at('stranded_in_buildings', year),
    lines.input('mothballed_share'),
    lines.input('vacated_share'),
  ];
  return said(
    values,
    (blocks = NaN, emptied = NaN, shut = NaN, released = NaN, stranded = NaN, ...shares: number[]) => {
      const floor =
        emptied + shut < 1
          ? 'closed wards free no floor of the owned estate'
          : `${printNumber(emptied)} m² stand empty in ${printCount(blocks, 'block')} (which saves ${printShare(shares[1] ?? NaN, 0)} of the running cost) and ${printNumber(shut)} m² are shut in buildings that stay open (${printShare(shares[0] ?? NaN, 0)})`;
      const gap = stranded >= 1 ? `; ${printGbp(stranded)} of premises cost stays` : '';
      return `Buildings: ${floor}. Released ${printGbp(released)} a year${gap}.`;
    },
  );
}

function pfi(lines: CaseLines, year: number): string[] {
  const values = [lines.at('pfi_wards_closed', year), lines.at('released_pfi_premises', year)];
  return said(values, (closed = NaN, released = NaN) =>
    released > 0
      ? `PFI: a variation releases ${printGbp(released)} a year of services in ${printCount(closed, 'shut ward')}; the availability element is paid to the end.`
      : `PFI: ${printCount(closed, 'closed ward')} in PFI buildings. Without a variation their floor releases nothing, and the availability element never falls.`,
  ).filter(() => (lines.at('pfi_wards_closed', year) ?? 0) > 0);
}

function overheads(lines: CaseLines, year: number): string[] {
  const values = [lines.at('overheads_released', year), lines.at('stranded_in_overheads', year)];
  return said(values, (released = NaN, stranded = NaN) =>
    released > 0
      ? `Overheads: the plan cuts ${printGbp(released)} a year; ${printGbp(stranded)} stays.`
      : `Overheads: ${printGbp(stranded)} a year stays, since no decision of the plan cuts any.`,
  );
}

/** Release net of care elsewhere beside what the VA did: shown, not used. */
export function besideEvidence(lines: CaseLines, year: number): string[] {
  const ours = said(
    [
      lines.at('released_net_share', year),
      lines.at('beds_closed_share', year),
      lines.at('released_net_a_patient', year),
    ],
    (net = NaN, beds = NaN, patient = NaN) =>
      `Here ${printShare(beds)} of beds close, and cost falls by ${printShare(net)} net of care elsewhere, ${printShare(patient)} a patient.`,
  );
  const theirs = said(
    [lines.input('va_beds_closed'), lines.input('va_staff_fall'), lines.at('va_staff_fall_a_patient', year)],
    (beds = NaN, staff = NaN, patient = NaN) =>
      `The Veterans Health Administration closed ${printShare(beds, 0)} of its acute beds, and its staff fell by ${printShare(staff, 0)} net of care elsewhere, ${printShare(patient)} a patient (evidence VA-BEDS, VA-STAFF; no control).`,
  );
  return ours.length === 0 ? [] : [...ours, ...theirs];
}

/** Flags of the model that a reader should see beside the numbers. */
const DOUBTS: readonly (readonly [line: string, text: string])[] = [
  ['release_not_plausible', 'The share released is too good to be true (METHOD 2.2).'],
  [
    'better_than_the_evidence',
    'For the fall in bed-days this releases more than the VA did: doubt the cost of care elsewhere first.',
  ],
  ['ward_cost_is_full_cost', 'The cost that a closed ward releases is near its full cost: is it a reference cost?'],
  ['ward_cost_cut', 'Closed wards would release more than the accounts hold as semi-fixed: cut to that.'],
  ['premises_cost_cut', 'Empty floor would release more than the accounts hold as premises: cut to that.'],
];

/** What a reader should doubt in a year. */
export function oddities(lines: CaseLines, year: number): string[] {
  const flagged = (line: string): boolean =>
    [undefined, ...lines.members(line)].some((member) => lines.at(line, year, member) === 1);
  return DOUBTS.filter(([line]) => flagged(line)).map(([, text]) => text);
}
