import { Args } from '@oclif/core';
import { DecantCommand } from '../../cli/index.js';
import { Library } from '../../library/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { describeScenario, type DescribedScenario } from '../../scenarios/index.js';
import { printScenario } from '../../writers/terminal/index.js';

export default class ScenariosShow extends DecantCommand {
  static override summary =
    'Print the evidence of a scenario: quotes, patients, years, caveats, and what speaks against it.';
  static override examples = [
    '<%= config.bin %> scenarios show torbay',
    '<%= config.bin %> scenarios show sites/my-hospital/scenarios/mine.yaml --json',
  ];
  static override args = {
    scenario: Args.string({ required: true, description: 'A shipped scenario, or a file of your own (.yaml).' }),
  };

  async run(): Promise<DescribedScenario> {
    const { args } = await this.parse(ScenariosShow);
    const problems: Problem[] = [];
    const library = Library.shipped(this.config.root);
    const scenario = describeScenario(args.scenario, library, problems);
    if (scenario === undefined) throw new UserError(`${args.scenario} cannot be used`, printProblems(problems));
    if (!this.jsonEnabled()) {
      this.log(printScenario(scenario));
      for (const line of printProblems(problems)) this.log(line);
    }
    return scenario;
  }
}
