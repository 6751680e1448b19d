import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { printProblem, UserError } from '../problems/index.js';
import { bestOption, costAnswer, type CostAnswer } from '../report/answers/index.js';
import { evaluateSite, otherOptions, rootFailures, type OptionResult, type Result } from '../report/index.js';
import { printCosts } from '../writers/terminal/index.js';

export interface CostsShown extends CostAnswer {
  readonly warnings: readonly string[];
  readonly failedChecks: readonly string[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
}

export default class Costs extends DecantCommand {
  static override summary = 'Say what fewer bed-days save at a hospital, when, and why so little.';
  static override description =
    'From the full cost of the fall in bed-days to what is released, what is stranded, and what is left once care elsewhere and one-offs are paid. Money is in the prices of the base year, before land, income and the unitary charge.';
  static override examples = [
    '<%= config.bin %> costs sites/stoke-mandeville',
    '<%= config.bin %> costs sites/stoke-mandeville --scenario torbay',
    '<%= config.bin %> costs sites/stoke-mandeville --option rationalise-and-sell --json',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: Flags.string({
      helpValue: 'ID',
      summary: 'An option of the site; when left out, that of the highest present value.',
    }),
    scenario: Flags.string({
      helpValue: 'ID|FILE',
      summary: 'Another scenario than the site’s: a shipped one, or a file (.yaml).',
    }),
  };

  async run(): Promise<CostsShown> {
    const { args, flags } = await this.parse(Costs);
    const result = this.evaluate(args.site, flags.scenario);
    const option = chosen(result, flags.option);
    const answer = costAnswer(result, option);
    if (answer === undefined)
      throw new UserError(`${args.site} has no costs: its sections do not hold costs and release`);
    const shown = {
      ...answer,
      warnings: result.warnings,
      failedChecks: option.checks.filter(({ ok }) => !ok).map(({ name }) => name),
      failures: rootFailures(option.failures),
    };
    if (!this.jsonEnabled()) this.printAnswer(printCosts(answer), shown);
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }

  private evaluate(folder: string, scenario: string | undefined): Result {
    const evaluated = evaluateSite(folder, this.config, scenario);
    if ('problems' in evaluated)
      throw new UserError(`${folder} cannot be evaluated`, evaluated.problems.map(printProblem));
    return evaluated.result;
  }
}

function chosen(result: Result, id: string | undefined): OptionResult {
  const ids = result.options.map((option) => option.id);
  const option = id === undefined ? bestOption(result) : result.options.find((each) => each.id === id);
  if (option !== undefined) return option;
  throw new UserError(`There is no option ${id ?? ''}`, [otherOptions(id ?? '', ids)]);
}
