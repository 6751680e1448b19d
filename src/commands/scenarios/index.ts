import { DecantCommand, FLAGS } from '../../cli/index.js';
import { Library } from '../../library/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { listScenarios, withOwnFiles, type ListedScenario } from '../../scenarios/index.js';

export default class Scenarios extends DecantCommand {
  static override summary = 'List the scenarios: what may happen to demand, and on what evidence.';
  static override description =
    'A programme rests on effects that somebody published. A what-if rests on a benchmark, a target or an assertion: a banner ' +
    'stands wherever its results do.';
  static override examples = [
    '<%= config.bin %> scenarios',
    '<%= config.bin %> scenarios --site sites/my-hospital',
    '<%= config.bin %> scenarios show torbay',
    '<%= config.bin %> report sites/stoke-mandeville --scenario torbay',
  ];

  static override flags = { site: FLAGS.site };

  async run(): Promise<ListedScenario[]> {
    const { site } = (await this.parse(Scenarios)).flags;
    const problems: Problem[] = [];
    const shipped = Library.shipped(this.config.root);
    const library = site === undefined ? shipped : withOwnFiles(shipped, site, problems);
    library.refuseOwnNames(problems);
    const scenarios = listScenarios(library, problems, site);
    if (problems.some(({ severity }) => severity === 'error'))
      throw new UserError('A scenario is faulty', printProblems(problems));
    if (!this.jsonEnabled()) this.print(scenarios, site);
    return scenarios;
  }

  private print(scenarios: readonly ListedScenario[], site: string | undefined): void {
    const width = Math.max(...scenarios.map(({ id }) => id.length)) + 2;
    for (const { id, title, evidence } of scenarios) {
      this.log(`${id.padEnd(width)}${title}`);
      this.log(`${' '.repeat(width)}${evidence}`);
    }
    this.log(`\nWhat each rests on: decant scenarios show ID${site === undefined ? '' : ` --site ${site}`}`);
  }
}
