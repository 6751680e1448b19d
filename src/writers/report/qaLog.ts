import type { Ran } from '../../experiments/index.js';
import type { Result } from '../../report/index.js';
import { printCount, printNumber } from '../../words/index.js';
import type { QaCheck, QaLog, QaWeight } from '../workbook/index.js';
import { stagesOf } from './qaStages.js';

/** More limitations than this move the answer by less: the sheet Summary has them all. */
const MOST_WEIGHED = 8;

/** What was checked in this run and with what result, how far each limitation moves the answer, and what is left to people. */
export function qaLogOf(result: Result): QaLog {
  return {
    ...(result.date === undefined ? {} : { date: result.date }),
    program: `Decant ${result.decant}`,
    inputs: result.inputHash.slice(0, 8),
    checks: checksOf(result),
    stages: stagesOf(result),
    ...weighed(result),
  };
}

function checksOf(result: Result): QaCheck[] {
  const { options, warnings, lines, inputs, illustrative, held, experiments } = result;
  const checks = options.flatMap((option) => option.checks);
  const failed = checks.filter(({ ok }) => !ok).length;
  const failures = options.reduce((sum, option) => sum + option.failures.length, 0);
  const variants = experiments.find(({ id }) => id === 'changes')?.variants.length ?? 0;
  return [
    ...(result.changed === undefined
      ? []
      : [
          {
            what: 'Inputs that a reader changed, run in place of the folder’s',
            result: `${printCount(result.changed.inputs.length, 'input')}, ${result.changed.file === undefined ? 'set on the command line' : `from ${result.changed.file}`}`,
            action: 'Each says so as its source on Inputs; put what stands into the folder',
          },
        ]),
    {
      what: 'Every file of the hospital’s folder: names, numbers, units, ranges, sources',
      result: `no error; ${printCount(warnings.length, 'warning')}`,
      action: warnings.length > 0 ? 'Judge each warning: sheet Sources' : '',
    },
    {
      what: 'Units of every formula, before anything was worked out',
      result: `${printCount(lines.length, 'line')} and ${printCount(inputs.length, 'row')} of inputs fit`,
      action: '',
    },
    {
      what: 'The model’s own checks: every option, member and year',
      result:
        failed === 0
          ? `all ${printNumber(checks.length)} hold`
          : `${printNumber(failed)} of ${printNumber(checks.length)} do not hold`,
      live: 'checks',
      action: failed === 0 ? '' : 'See sheet Checks before any figure is used',
    },
    {
      what: 'Values that could not be worked out',
      result: failures === 0 ? 'none' : printNumber(failures),
      action: failures === 0 ? '' : 'The source column of their rows says why',
    },
    ...(held.length === 0
      ? []
      : [
          {
            what: 'Inputs that only Decant works out fit those that they rest on',
            result: `${printCount(held.length, 'held input')}, as worked out in this run`,
            live: 'held' as const,
            action: 'Once stale: run Decant again',
          },
        ]),
    {
      what: 'Inputs that decide something, by status',
      result: `${printNumber(illustrative.inputs)} of ${printNumber(illustrative.of)} illustrative`,
      action: illustrative.inputs > 0 ? 'Replace by the hospital’s own: sheet Sources' : '',
    },
    ...(variants < 2
      ? []
      : [
          {
            what: 'Assumptions changed one at a time, the model run again for each',
            result: `${printCount(variants - 1, 'change')}: sheet Summary, and by weight below`,
            action: '',
          },
        ]),
  ];
}

/** How far each changed assumption moves what ranks the options, the farthest first. */
function weighed({ experiments, best }: Result): Pick<QaLog, 'weights' | 'weighedBy'> {
  const ran = experiments.find(({ id }) => id === 'changes');
  const ask = ran?.asks.find(({ line }) => line === best.line);
  if (ran === undefined || ask === undefined) return { weights: [] };
  const value = (variant: Ran['variants'][number] | undefined): number | null =>
    variant?.cases.find(({ option }) => option === best.change)?.values[ask.id] ?? null;
  const [asItStands, ...changed] = ran.variants;
  const base = value(asItStands);
  const title = asItStands?.cases.find(({ option }) => option === best.change)?.title ?? '';
  const weights = changed.flatMap((variant): QaWeight[] => {
    const now = value(variant);
    return now === null || base === null ? [] : [{ what: variant.title, value: now, difference: now - base }];
  });
  weights.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return {
    weights: weights.slice(0, MOST_WEIGHED),
    weighedBy: { title, label: ask.label ?? ask.line, unit: ask.unit },
  };
}
