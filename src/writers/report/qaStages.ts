import type { Result } from '../../report/index.js';
import { printCount, printNumber } from '../../words/index.js';
import type { QaStage } from '../workbook/index.js';
import { isOfContracts } from './ofContracts.js';

/** What stands in this model, and what is left to its user, at each of the seven stages of a review (METHOD 9). */
export function stagesOf(result: Result): QaStage[] {
  const { options, scenario, lines, sections, illustrative, experiments, facts } = result;
  const variants = experiments.reduce((sum, each) => sum + each.variants.length, 0);
  return [
    {
      title: '1 Concept and governance',
      stands: isOfContracts(result)
        ? 'The questions that the sheets answer, of the contracts alone, and what is left out: Cover and Summary.'
        : `The question, ${printCount(options.length, 'option')} against business as usual, the rule for the best, and what is left out: Cover and Summary.`,
      left: isOfContracts(result)
        ? 'Who asked and decides; that the questions are the right ones; the names below.'
        : 'Who asked and decides; that the question and the options are the right ones; the names below.',
    },
    {
      title: '2 Design',
      stands: `${printCount(lines.length, 'line')} in ${printCount(sections.length, 'section')}, each with its formula, unit and source; sheet Method has the clauses.`,
      left: isOfContracts(result)
        ? 'That the design fits these contracts: how each is charged, indexed and ended.'
        : 'That the design fits this hospital: its pools, its blocks, its way of being paid.',
    },
    {
      title: '3 Build and verification',
      stands:
        'Every value is worked out twice: by Decant, and by the live formulas here. Sheet Checks holds the identities.',
      left: 'To recalculate the file in the spreadsheet that is used, and to test some rows by hand.',
    },
    {
      title: '4 Data',
      stands: `Each value with file, row and column where it has one, ${printCount(facts.length, 'fact')} for context: sheets Inputs and Sources.`,
      left: 'To agree the measured ones with the trust’s own records, and their dates with one another.',
    },
    {
      title: '5 Assumptions',
      stands: `${isOfContracts(result) ? '' : `Scenario “${scenario.title}”. `}Each assumption has a status; ${printNumber(illustrative.inputs)} of ${printNumber(illustrative.of)} that decide something are illustrative.`,
      left: 'To replace the illustrative, to have the others owned by name, and to sign the list.',
    },
    {
      title: '6 Uncertainty',
      stands: `${printCount(variants, 'run')} beside those of the options: changed assumptions, regimes, spreads. See Summary; no simulation is in this file.`,
      left: 'Ranges for the inputs that weigh most below, and what else could happen.',
    },
    {
      title: '7 Outputs and their use',
      stands:
        'Findings with the numbers behind each, charts on cells, warnings in words, stale marks once an input moves.',
      left: 'That what is told to the board is what stands here, with its limitations.',
    },
  ];
}
