import { View } from '../../model/evaluate/index.js';
import type { Best, Case, Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { LandFacts } from '../land/facts.js';
import { bedBridge } from './beds.js';
import type { ChartFigures } from './figures.js';
import { netPosition, releasedStranded } from './money.js';
import { whoGains } from './parties.js';
import { sitePlan } from './plan.js';
import { receipt } from './receipt.js';
import { saving } from './saving.js';
import type { FigureSubject } from './subject.js';
import { unitaryCharge } from './unitaryCharge.js';

export type * from './figures.js';
export type Figures = ChartFigures;

/** The figures of a report's charts, in £ and m², from the lines of each option. */
export function figuresOf(
  study: Study,
  best: Best<Case>,
  fullEffectYear: number,
  note: string,
  land?: LandFacts,
): ChartFigures {
  const { timeline, years } = study;
  const cases = study.cases.map((each) => ({ ...each, view: new View(each.outcome) }));
  const subject: FigureSubject = {
    study,
    cases,
    best: { ...best.case, view: new View(best.case.outcome), sentence: best.sentence },
    years,
    yearLabels: years.map(printFinancialYear),
    realPrices: `${printFinancialYear(timeline.base)} prices`,
    fullEffectYear,
    ...(land === undefined ? {} : { land }),
  };
  const [charge, bedDaysToMoney, parties] = [unitaryCharge(subject), saving(subject), whoGains(subject)];
  return {
    site: { name: study.site.name, code: study.site.code },
    ...(study.scenario.facts.banner === undefined ? {} : { banner: study.scenario.facts.banner }),
    note,
    bedBridge: bedBridge(subject),
    ...(bedDaysToMoney === undefined ? {} : { saving: bedDaysToMoney }),
    releasedStranded: releasedStranded(subject),
    ...(charge === undefined ? {} : { unitaryCharge: charge }),
    netPosition: netPosition(subject),
    ...(parties === undefined ? {} : { whoGains: parties }),
    receipt: receipt(subject),
    sitePlan: sitePlan(subject),
  };
}
