import { shortest } from '../../model/evaluate/index.js';
import type { Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { AnswerFigures } from '../say/index.js';
import { answerFigures } from '../answers/figures.js';

/** One contract over its life: £ nominal, or in the prices of the base year where the name ends in Real. */
export interface ContractAnswer {
  readonly id: string;
  readonly label: string;
  readonly firstPaidYear: string;
  readonly lastPaidYear: string;
  /** The year of the contract's last day, which a list may date otherwise than its last payment. */
  readonly contractLastYear: string;
  readonly yearsLeft: number | null;
  /** Of the base year. */
  readonly chargeGbp: number | null;
  readonly chargeReal: number | null;
  /** From the base year on. */
  readonly chargeLeftGbp: number | null;
  readonly chargeLeftReal: number | null;
  readonly paidBeforeGbp: number | null;
  readonly capitalValueGbp: number | null;
  /** Mean real charge over the life, in the prices of its first year. */
  readonly chargeToCapital: number | null;
  /** What is unlike other contracts or its own neighbours, in words. */
  readonly flags: readonly string[];
  readonly years: readonly ContractYear[];
}

/** What a contract's company is paid in a year. */
export interface ContractYear {
  readonly year: string;
  readonly chargeGbp: number | null;
  readonly chargeReal: number | null;
}

/** The topic whose file says which lines these are: templates/reports/contract.yaml. */
const TOPIC = 'contract';
/** In the order of the answer; what follows them makes years and flags. */
const MONEY = [
  ...['yearsLeft', 'chargeGbp', 'chargeReal', 'chargeLeftGbp', 'chargeLeftReal', 'paidBeforeGbp'],
  ...['capitalValueGbp', 'chargeToCapital'],
] as const;
const YEARS = ['firstPaidYear', 'lastPaidYear', 'contractLastYear'] as const;
const MARKS = ['chargeToCapitalIsUnusual', 'yearsBetweenDatings', 'datingsAreApart', 'yearsOutOfLine'] as const;
const ALL = ['chargeGbp', 'chargeLeftGbp', 'chargeLeftReal'] as const;

/** What all contracts of a study come to: £ nominal of the base year, and from it on, nominal and in the prices of the base year. */
export type AllContracts = Readonly<Record<(typeof ALL)[number], number | null>>;

export function allContracts(study: Study, option: string): AllContracts {
  return answerFigures(study, option, shortest).all('contract.all', ALL);
}

/** Every contract of a study over its life; none where its model has no contracts. */
export function contractAnswers(study: Study, option: string): ContractAnswer[] {
  const figures = answerFigures(study, option, shortest);
  if (!figures.answers(TOPIC)) return [];
  const labels = study.site.memberLabels[TOPIC] ?? {};
  return figures.members('contract.contract').map((id) => contractAnswer(id, labels[id] ?? id, figures, study.years));
}

function contractAnswer(
  member: string,
  label: string,
  figures: AnswerFigures,
  years: readonly number[],
): ContractAnswer {
  const of = <K extends string>(keys: readonly K[]): Readonly<Record<K, number | null>> => {
    const all = figures.all('contract.contract', keys, { member });
    return Object.fromEntries(keys.map((key) => [key, all[key]])) as Record<K, number | null>;
  };
  const { firstPaidYear, lastPaidYear, contractLastYear } = of(YEARS);
  const [first, last] = [firstPaidYear ?? -Infinity, lastPaidYear ?? Infinity];
  const money = of(MONEY);
  return {
    ...{ id: member, label },
    firstPaidYear: yearOf(firstPaidYear),
    lastPaidYear: yearOf(lastPaidYear),
    contractLastYear: yearOf(contractLastYear),
    ...money,
    flags: flagsOf({ ...money, ...of(MARKS), ...figures.all('contract.usual', ['mostToCapital']) }),
    years: years
      .filter((year) => year >= first && year <= last)
      .map((year) => ({
        year: printFinancialYear(year),
        ...figures.all('contract.contract_year', ['chargeGbp', 'chargeReal'], { member, year }),
      })),
  };
}

function yearOf(year: number | null): string {
  return year === null ? '?' : printFinancialYear(year);
}

/** In the order in which a reader should doubt them. */
function flagsOf(all: Readonly<Record<string, number | null>>): string[] {
  const between = all.yearsBetweenDatings ?? 0;
  return [
    ...(all.capitalValueGbp === 0 ? ['no capital value'] : []),
    ...(all.chargeToCapitalIsUnusual === 1
      ? [`charge to capital ${(all.chargeToCapital ?? 0) > (all.mostToCapital ?? 0) ? 'high' : 'low'}`]
      : []),
    ...((all.yearsOutOfLine ?? 0) > 0 ? [`${all.yearsOutOfLine ?? 0} out of line`] : []),
    ...(all.datingsAreApart === 1
      ? [`its day ${Math.abs(between)} years ${between > 0 ? 'after' : 'before'} its last payment`]
      : []),
  ];
}
