import { Args } from '@oclif/core';
import { DecantCommand, FLAGS } from '../cli/index.js';
import { UserError } from '../problems/index.js';
import { costAnswer, shownOf, type CostAnswer, type Shown } from '../report/answers/index.js';
import { chosenOption, evaluated } from '../report/index.js';
import { printCosts, screenOfCosts } from '../writers/terminal/index.js';

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
    option: FLAGS.option,
    scenario: FLAGS.scenario,
    'best-for': FLAGS['best-for'],
    set: FLAGS.set,
    full: FLAGS.full,
  };

  async run(): Promise<Shown<CostAnswer>> {
    const { args, flags } = await this.parse(Costs);
    const asked = { scenario: flags.scenario, bestFor: flags['best-for'], sets: flags.set };
    const { study, result } = evaluated(args.site, this.config, asked);
    const option = chosenOption(result, flags.option);
    const answer = costAnswer(study, result, option);
    if (answer === undefined)
      throw new UserError(`${args.site} has no costs: its sections do not hold costs and release`);
    const shown = shownOf(answer, result, option);
    if (!this.jsonEnabled()) this.printAnswer((flags.full ? printCosts : screenOfCosts)(shown), shown, flags.full);
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }
}
