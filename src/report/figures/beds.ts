import { printFinancialYear } from '../../words/index.js';
import type { BedBridgeFigure, BedStep } from './figures.js';
import type { FigureSubject } from './subject.js';

/** Fewer beds than this are a rounding of the sums. */
const NONE = 1e-6;

/** The steps between beds open and beds needed. An effect that is nought is left out: the others still sum. */
const EFFECTS: readonly (readonly [label: string, line: string])[] = [
  ['Avoided admissions', 'bridge_avoidance'],
  ['Shorter stays', 'bridge_stay'],
  ['Fewer days in bed', 'bridge_bed_days'],
  ['Delayed discharge', 'bridge_discharge'],
  ['Effects overlap', 'bridge_interaction'],
  ['Higher standard', 'bridge_standard'],
];

/** From beds open today to beds needed when the scenario's effects are full, and what of them can close (METHOD 1.5). */
export function bedBridge({ study, best, fullEffectYear }: FigureSubject): BedBridgeFigure {
  const beds = (line: string): number => best.view.at(line, fullEffectYear) ?? NaN;
  const changes = [
    [beds('bridge_occupancy') < 0 ? 'Spare today' : 'Occupancy debt', 'bridge_occupancy'],
    ['Growth', 'bridge_growth'],
    ...EFFECTS.filter(([, line]) => best.view.has(line) && !(Math.abs(beds(line)) < NONE)),
    ['Whole beds', 'bridge_rounding'],
  ] as const;
  const steps: BedStep[] = [
    { label: 'Open today', beds: beds('site_beds_open'), kind: 'level' },
    ...changes.map(([label, line]): BedStep => ({ label, beds: beds(line), kind: 'change' })),
    { label: 'Needed', beds: beds('site_beds_needed'), kind: 'level' },
    { label: 'Closable', beds: beds('site_closable_beds'), kind: 'closable' },
  ];
  return {
    scenario: study.scenario.title,
    yearLabel: printFinancialYear(fullEffectYear),
    steps,
    best: best.sentence,
    source: bedSource(study),
  };
}

/** Where the beds of today come from: each source up to its first colon, which is its name. */
function bedSource(study: FigureSubject['study']): string {
  const given = study.site.givens.find(({ name }) => name === 'beds_occupied_today');
  const members = given?.value.kind === 'members' ? [...given.value.members.values()] : [];
  const sources = [...members, given].flatMap((each) => each?.source?.split(':')[0] ?? []);
  return `Beds: ${[...new Set(sources)].slice(0, 2).join('; ') || 'beds.csv'}; effects: the scenario, by METHOD 1.3.`;
}
