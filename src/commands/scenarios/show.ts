import { Args } from '@oclif/core';
import { DecantCommand, FLAGS } from '../../cli/index.js';
import { Library } from '../../library/index.js';
import { hasErrors, printProblems, UserError, type Problem } from '../../problems/index.js';
import { describeScenario, withOwnFiles, type DescribedScenario } from '../../scenarios/index.js';
import { printScenario } from '../../writers/terminal/index.js';

export default class ScenariosShow extends DecantCommand {
  static override summary =
    'Print the evidence of a scenario: quotes, patients, years, caveats, and what speaks against it.';
  static override examples = [
    '<%= config.bin %> scenarios show torbay',
    '<%= config.bin %> scenarios show mine --site sites/my-hospital',
    '<%= config.bin %> scenarios show sites/my-hospital/scenarios/mine.yaml --json',
  ];
  static override args = {
    scenario: Args.string({
      required: true,
      description: 'A shipped scenario, one of the hospital’s own, or a file of your own (.yaml).',
    }),
  };
  static override flags = { site: FLAGS.site };

  async run(): Promise<DescribedScenario> {
    const { args, flags } = await this.parse(ScenariosShow);
    const problems: Problem[] = [];
    const shipped = Library.shipped(this.config.root);
    const library = flags.site === undefined ? shipped : withOwnFiles(shipped, flags.site, problems);
    const scenario = describeScenario(args.scenario, library, problems, flags.site);
    if (scenario === undefined || hasErrors(problems))
      throw new UserError(`${args.scenario} cannot be used`, printProblems(problems));
    if (!this.jsonEnabled()) {
      this.log(printScenario(scenario));
      for (const line of printProblems(problems)) this.log(line);
    }
    return scenario;
  }
}
