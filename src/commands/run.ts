import { Args, Flags, ux } from '@oclif/core';
import { compactJson } from '../cli/compactJson.js';
import { DecantCommand, UserError } from '../cli/command.js';
import { modelResult, printProblem, readSetting, runModelFile, type ModelResult, type Problem } from '../model/index.js';

export default class Run extends DecantCommand {
  static override summary = 'Run any model file on its own and print its lines.';
  static override examples = ['<%= config.bin %> run model.yaml', '<%= config.bin %> run model.yaml --set "ward_beds=24 bed/ward" --json'];
  static override args = { model: Args.string({ required: true, description: 'A model file (YAML).' }) };
  static override flags = {
    set: Flags.string({ multiple: true, helpValue: 'name=value', summary: 'Set an input: a bare number in its own unit, or a number with a unit.' }),
  };

  async run(): Promise<ModelResult> {
    const { args, flags } = await this.parse(Run);
    const problems: Problem[] = [];
    const settings = (flags.set ?? []).flatMap((text) => readSetting(text, problems) ?? []);
    const run = runModelFile(args.model, settings);
    problems.push(...run.problems);
    if (run.outcome === undefined || problems.some((problem) => problem.severity === 'error')) throw new UserError(`${args.model} cannot be run`, problems.map(printProblem));
    const result = modelResult(run.outcome);
    for (const problem of problems) this.logToStderr(printProblem(problem));
    if (result.checks.some((check) => !check.ok)) this.checksFailed();
    if (!this.jsonEnabled()) this.log(compactJson(result));
    return result;
  }

  override logJson(json: unknown): void {
    ux.stdout(compactJson(json));
  }
}
