import { toldChecks } from '../../model/explain/index.js';
import { printProblems } from '../../problems/index.js';
import { placedByCode, type Case, type Study } from '../../study/index.js';
import { changedFacts, type Reader } from '../changedFacts.js';
import { memberLabelsOf } from '../memberLabels.js';
import { printFinancialYear } from '../../words/index.js';
import { inputsOf, sectionsOf } from '../declared.js';
import { failedChecks, rootFailures } from '../failures.js';
import type { AnswerFigures } from '../say/index.js';
import type { BedAnswer, PoolBeds, SizedBeds } from './bedAnswer.js';
import { doubtsOf } from './doubts.js';
import { answerFigures, illustrativeIn, topicsOf } from './figures.js';

/** What the screen prints of templates/reports/beds.yaml. */
const TODAY = [
  'open',
  'occupiedToday',
  'occupancyToday',
  'winterOccupancyToday',
  'targetOccupancy',
  'occupancyAllowed',
  'neededToday',
  'occupancyDebt',
] as const;
const AT_FULL_EFFECT = [
  'neededAsUsual',
  'needed',
  'closable',
  'avoidedNew',
  'short',
  'shortAsUsual',
  'occupancyOfNeeded',
  'winterOccupancyOfNeeded',
] as const;
const BESIDE = ['mergingSaves', 'splittingCosts', 'delayedShare'] as const;
const AT_THE_END = ['wardBeds', 'closuresAYear', 'wards', 'wardsWereItOnePool', 'stranded', 'shortByLast', 'shortAsUsualByLast'] as const; // prettier-ignore
const POOL = ['open', 'neededToday', 'needed', 'closable', 'avoidedNew', 'shortByLast', 'wards'] as const;

/** Whose gain makes an option the best, and what a reader changed. */
interface AskedOfBeds {
  readonly bestFor?: string | undefined;
  readonly reader?: Reader | undefined;
}

/** Undefined where the site's model has no beds or no wards. */
export function bedAnswer(study: Study, chosen: Case, { bestFor, reader }: AskedOfBeds = {}): BedAnswer | undefined {
  const figures = answerFigures(study, chosen.option.id);
  if (!figures.answers('beds')) return undefined;
  const { site, scenario, timeline } = study;
  const { id, title, whatIf } = chosen.option;
  const { facts } = scenario;
  const best = study.best(bestFor);
  const all = { inputs: inputsOf(study, {}), sections: sectionsOf(study), statuses: topicsOf(study).statuses };
  const { named, ...counts } = illustrativeIn(all, id, figures.sections('beds'));
  return {
    site: site.name,
    scenario: { id: facts.id, title: facts.title, ...(facts.banner === undefined ? {} : { banner: facts.banner }) },
    option: { id, title, whatIf },
    ...(reader === undefined ? {} : { changed: changedFacts(reader, study, memberLabelsOf(study)) }),
    ...([best.case, best.change].includes(chosen) ? { best: best.sentence } : {}),
    baseYear: printFinancialYear(timeline.base),
    ...figures.all('beds.today', TODAY),
    fullEffectYear: printFinancialYear(figures.years.full),
    ...figures.all('beds.full_effect', AT_FULL_EFFECT),
    bridge: figures.inOrder('beds.bridge').map(({ key, value }) => ({ step: key, beds: value })),
    sizing: sizedBy(figures),
    ...figures.all('beds.beside', BESIDE),
    lastYear: printFinancialYear(timeline.last),
    ...figures.all('beds.end', AT_THE_END),
    pools: poolsOf(study, figures),
    doubts: doubtsOf(study, 'beds', id, best),
    illustrative: { ...counts, beds: named },
    warnings: printProblems(
      [...(reader?.warnings ?? []), ...study.warnings].map((warning) => placedByCode(site, warning)),
    ),
    failedChecks: failedChecks(toldChecks(chosen.outcome)),
    failures: rootFailures(chosen.outcome.failures),
  };
}

/** Each rule by itself, and whether it is one of those of which the largest is taken. */
function sizedBy(figures: AnswerFigures): SizedBeds[] {
  return figures.inOrder('beds.rules').flatMap(({ key, value }) => {
    const applies = figures.one('beds.applies', key) === 1;
    return value === null ? [] : [{ rule: key, beds: value, applies }];
  });
}

function poolsOf({ site, years }: Study, figures: AnswerFigures): PoolBeds[] {
  return figures.members('beds.pools').map((pool) => ({
    pool,
    label: site.memberLabels['pool']?.[pool] ?? pool,
    ...figures.all('beds.pools', POOL, { member: pool }),
    closures: years.flatMap((year) => {
      const wards = figures.one('beds.closures', 'wards', { year, member: pool });
      return wards === null || wards === 0 ? [] : [{ year: printFinancialYear(year), wards }];
    }),
    ...figures.all('beds.stranded', ['stranded'], { member: pool }),
  }));
}
