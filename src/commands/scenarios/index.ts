import { DecantCommand } from '../../cli/index.js';
import { Library } from '../../library/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { listScenarios, type ListedScenario } from '../../scenarios/index.js';

export default class Scenarios extends DecantCommand {
  static override summary = 'List the scenarios: what may happen to demand, and on what evidence.';
  static override description =
    'A programme rests on effects that somebody published. A what-if rests on a benchmark, a target or an assertion: a banner ' +
    'stands wherever its results do.';
  static override examples = [
    '<%= config.bin %> scenarios',
    '<%= config.bin %> scenarios show torbay',
    '<%= config.bin %> report sites/stoke-mandeville --scenario torbay',
  ];

  async run(): Promise<ListedScenario[]> {
    await this.parse(Scenarios);
    const problems: Problem[] = [];
    const scenarios = listScenarios(Library.shipped(this.config.root), problems);
    if (problems.some(({ severity }) => severity === 'error'))
      throw new UserError('A shipped scenario is faulty', printProblems(problems));
    if (!this.jsonEnabled()) this.print(scenarios);
    return scenarios;
  }

  private print(scenarios: readonly ListedScenario[]): void {
    const width = Math.max(...scenarios.map(({ id }) => id.length)) + 2;
    for (const { id, title, evidence } of scenarios) {
      this.log(`${id.padEnd(width)}${title}`);
      this.log(`${' '.repeat(width)}${evidence}`);
    }
    this.log('\nWhat each rests on: decant scenarios show ID');
  }
}
