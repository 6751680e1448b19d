import { Args, Flags, ux } from '@oclif/core';
import { DecantCommand, FLAGS } from '../cli/index.js';
import { compactJson } from '../files/index.js';
import { replaceFile } from '../files/writing/index.js';
import { printProblems, UserError, visibleJson } from '../problems/index.js';
import { linesAsked, modelBook } from '../sections/book/index.js';
import { modelResult, runWithSettings, type ModelResult } from '../sections/file/index.js';
import type { SimulationResult } from '../uncertainty/index.js';

export default class Run extends DecantCommand {
  static override summary = 'Run any model file on its own and print its lines.';
  static override examples = [
    '<%= config.bin %> run model.yaml',
    '<%= config.bin %> run model.yaml --set "ward_beds=24 bed/ward" --json',
    '<%= config.bin %> run model.yaml --draws 10000 --seed 1 --lines net_position,receipts',
  ];
  static override args = { model: Args.string({ required: true, description: 'A model file (YAML).' }) };
  static override flags = {
    set: Flags.string({
      multiple: true,
      helpValue: 'name=value',
      summary: 'Set an input: a bare number in its own unit, or a number with a unit.',
    }),
    xlsx: Flags.string({ helpValue: 'FILE', summary: 'Also write a workbook with live formulas.' }),
    draws: FLAGS.draws,
    seed: FLAGS.seed,
    threads: FLAGS.threads,
    lines: Flags.string({
      helpValue: 'name,name',
      dependsOn: ['draws'],
      summary: 'Print these lines of a simulation only, and compute what they need.',
    }),
  };

  async run(): Promise<ModelResult | SimulationResult> {
    const { args, flags } = await this.parse(Run);
    const { outcome, warnings } = runWithSettings(args.model, flags.set ?? []);
    const result = modelResult(outcome);
    for (const line of printProblems(warnings)) this.logToStderr(line);
    if (result.checks.some((check) => !check.ok)) this.checksFailed();
    if (flags.xlsx !== undefined) {
      const planned = modelBook(outcome, args.model, this.config.version);
      replaceFile(flags.xlsx, await (await import('../writers/index.js')).writeModelWorkbook(planned));
    }
    if (flags.draws === undefined) {
      if (!this.jsonEnabled()) this.log(compactJson(result));
      return result;
    }
    const draws = { ...flags, draws: flags.draws, lines: linesAsked(outcome, args.model, flags.lines) };
    const wayOut = '. Ask for fewer lines with --lines, or take fewer members or years';
    const simulated = await this.drawn(outcome, draws, args.model, wayOut);
    const example = 'Write one beside a value, such as spread: { shape: triangular, low: 0 %, high: 24 % }';
    if (simulated === undefined)
      throw new UserError(`${args.model} has nothing to draw`, [`No input has a spread. ${example}`]);
    if (!this.jsonEnabled()) this.log((await import('../uncertainty/index.js')).printSimulation(simulated));
    return simulated;
  }

  override logJson(json: unknown): void {
    ux.stdout(visibleJson(compactJson(json)));
  }
}
