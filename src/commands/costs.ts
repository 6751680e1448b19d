import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, OTHERWISE, besideOf } from '../cli/index.js';
import { UserError } from '../problems/index.js';
import { withAgainst, type Evaluated, type WithAgainst } from '../report/against/index.js';
import { costAnswer, shownOf, type CostAnswer, type Shown } from '../report/answers/index.js';
import { chosenOption, evaluated } from '../report/index.js';
import { printBeside, printCosts, screenOfCosts } from '../writers/terminal/index.js';

export default class Costs extends DecantCommand {
  static override summary = 'Say what fewer bed-days save at a hospital, when, and why so little.';
  static override description =
    'From the full cost of the fall in bed-days to what is released, what is stranded, and what is left once care elsewhere and one-offs are paid. Money is in the prices of the base year, before land, income and the unitary charge.';
  static override examples = [
    '<%= config.bin %> costs sites/stoke-mandeville',
    '<%= config.bin %> costs sites/stoke-mandeville --scenario torbay',
    '<%= config.bin %> costs sites/stoke-mandeville --set "running_cost.energy=2 mrealGBP" --against',
    '<%= config.bin %> costs sites/stoke-mandeville --option rationalise-and-sell --json',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: FLAGS.option,
    ...OTHERWISE,
    full: FLAGS.full,
  };

  async run(): Promise<WithAgainst<Shown<CostAnswer>>> {
    const { args, flags } = await this.parse(Costs);
    const { scenario, 'best-for': bestFor, set: sets, against } = flags;
    const beside = besideOf(against, args.site, [sets]);
    const site = evaluated(args.site, this.config, { scenario, bestFor, sets });
    const option = chosenOption(site.result, flags.option).id;
    const answerOn = ({ study, result }: Evaluated, id: string): Shown<CostAnswer> => {
      const answer = costAnswer(study, result, chosenOption(result, id));
      if (answer === undefined)
        throw new UserError(`${study.site.name} has no costs: its sections do not hold costs and release`);
      return shownOf(answer, result, chosenOption(result, id));
    };
    const before = beside && evaluated(beside.folder, this.config, { scenario, bestFor });
    const compared = { option, topics: ['costs'], bestFor, other: beside?.other };
    const shown = withAgainst(answerOn, site, before, compared);
    if (!this.jsonEnabled()) {
      const lines = printBeside(shown, flags.full, { screen: screenOfCosts, whole: printCosts });
      this.printAnswer(lines, shown, flags.full);
    }
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }
}
