import { View } from '../../model/evaluate/index.js';
import type { Best, Case, Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import { pictured, type ChartFacts } from '../charts/index.js';
import type { AnswerFigures } from '../say/index.js';
import type { LandFacts } from '../land/facts.js';
import type { ChartFigures } from './figures.js';
import { bedBridge, netPosition, regimes, releasedStranded, saving, unitaryCharge, whoGains } from './looks.js';
import { sitePlan } from './plan.js';
import { receipt } from './receipt.js';
import type { FigureSubject } from './subject.js';

export type * from './figures.js';
export type Figures = ChartFigures;

/** The charts whose pictures have a look of their own, by their ids; every other is drawn by its shape. */
const LOOKS = {
  bedBridge: ['beds.bridge', bedBridge],
  saving: ['costs.saving', saving],
  releasedStranded: ['costs.released', releasedStranded],
  unitaryCharge: ['pfi.charge', unitaryCharge],
  netPosition: ['payment.net_position', netPosition],
  whoGains: ['payment.who_gains', whoGains],
  regimes: ['payment.ways_of_paying', regimes],
} as const;

interface Drawn {
  readonly charts: readonly ChartFacts[];
  readonly note: string;
  readonly land?: LandFacts;
  readonly figuresIn: (view: View) => AnswerFigures;
}

/** The figures of a report's charts, in £ and m², from what the topics declare. */
export function figuresOf(study: Study, best: Best<Case>, { charts, note, land, figuresIn }: Drawn): ChartFigures {
  const { timeline, years } = study;
  const cases = study.cases.map((each) => ({ ...each, view: new View(each.outcome) }));
  const subject: FigureSubject = {
    study,
    cases,
    best: { ...best.case, view: new View(best.case.outcome), sentence: best.sentence },
    years,
    yearLabels: years.map(printFinancialYear),
    realPrices: `${printFinancialYear(timeline.base)} prices`,
    figuresIn,
    ...(land === undefined ? {} : { land }),
  };
  const of = (id: string): readonly ChartFacts[] => charts.filter((chart) => chart.id === id).map(pictured);
  const looks = Object.entries(LOOKS).flatMap(([name, [id, look]]) => {
    const [chart] = of(id);
    const figure = chart === undefined ? undefined : look(chart, subject);
    return figure === undefined ? [] : [[name, figure]];
  });
  return {
    site: { name: study.site.name, code: study.site.code },
    ...(study.scenario.facts.banner === undefined ? {} : { banner: study.scenario.facts.banner }),
    note,
    ...(Object.fromEntries(looks) as Pick<ChartFigures, keyof typeof LOOKS>),
    ...(study.site.isPart === true ? { isLandless: true } : {}),
    receipt: receipt(of('receipt.gross_to_net'), of('receipt.what_if'), subject),
    sitePlan: sitePlan(subject),
  };
}
