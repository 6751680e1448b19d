import { printFinancialYear } from '../../model/index.js';
import type { BedBridgeFigure, BedStep } from './figures.js';
import type { FigureSubject } from './subject.js';

/** From beds open today to beds needed when the scenario's effects are full, and what of them can close (METHOD 1.5). */
export function bedBridge({ study, best, fullEffectYear }: FigureSubject): BedBridgeFigure {
  const beds = (line: string): number => best.view.at(line, fullEffectYear) ?? NaN;
  const changes: [string, string][] = [
    [beds('bridge_occupancy') < 0 ? 'Spare today' : 'Occupancy debt', 'bridge_occupancy'],
    ['Growth', 'bridge_growth'],
    ['Avoided admissions', 'bridge_avoidance'],
    ['Shorter stays', 'bridge_stay'],
    ['Whole beds', 'bridge_rounding'],
  ];
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
    source: bedSource(study),
  };
}

/** Where the beds of today come from: each source up to its first colon, which is its name. */
function bedSource(study: FigureSubject['study']): string {
  const given = study.site.givens.find(({ name }) => name === 'beds_occupied');
  const members = given?.value.kind === 'members' ? [...given.value.members.values()] : [];
  const sources = [...members, given].flatMap((each) => each?.source?.split(':')[0] ?? []);
  return `Beds: ${[...new Set(sources)].slice(0, 2).join('; ') || 'beds.csv'}; effects: the scenario, by METHOD 1.3.`;
}
