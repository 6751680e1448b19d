import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Args, Flags, ux } from '@oclif/core';
import { compactJson } from '../cli/compactJson.js';
import { DecantCommand, UserError } from '../cli/command.js';
import { replaceFile } from '../cli/replaceFile.js';
import {
  modelResult,
  planBook,
  printProblem,
  readSetting,
  runModelFile,
  type ModelResult,
  type Outcome,
  type Problem,
} from '../model/index.js';
import { writeModelWorkbook } from '../reports/index.js';

export default class Run extends DecantCommand {
  static override summary = 'Run any model file on its own and print its lines.';
  static override examples = [
    '<%= config.bin %> run model.yaml',
    '<%= config.bin %> run model.yaml --set "ward_beds=24 bed/ward" --json',
  ];
  static override args = { model: Args.string({ required: true, description: 'A model file (YAML).' }) };
  static override flags = {
    set: Flags.string({
      multiple: true,
      helpValue: 'name=value',
      summary: 'Set an input: a bare number in its own unit, or a number with a unit.',
    }),
    xlsx: Flags.string({ helpValue: 'FILE', summary: 'Also write a workbook with live formulas.' }),
  };

  async run(): Promise<ModelResult> {
    const { args, flags } = await this.parse(Run);
    const problems: Problem[] = [];
    const settings = (flags.set ?? []).flatMap((text) => readSetting(text, problems) ?? []);
    const run = runModelFile(args.model, settings);
    problems.push(...run.problems);
    if (run.outcome === undefined || problems.some((problem) => problem.severity === 'error'))
      throw new UserError(`${args.model} cannot be run`, problems.map(printProblem));
    const result = modelResult(run.outcome);
    for (const problem of problems) this.logToStderr(printProblem(problem));
    if (result.checks.some((check) => !check.ok)) this.checksFailed();
    if (flags.xlsx !== undefined) await this.writeWorkbook(run.outcome, args.model, flags.xlsx);
    if (!this.jsonEnabled()) this.log(compactJson(result));
    return result;
  }

  private async writeWorkbook(outcome: Outcome, model: string, file: string): Promise<void> {
    const section = outcome.structure.blueprint.sections[0];
    const title = section?.title ?? basename(model);
    const problems: Problem[] = [];
    const book = planBook(
      [{ id: 'model', title, ...(section?.note === undefined ? {} : { note: section.note }), outcome }],
      problems,
    );
    if (book === undefined) throw new UserError(`${model} cannot be a workbook`, problems.map(printProblem));
    const hash = createHash('sha256').update(readFileSync(model)).digest('hex');
    const cover = {
      title,
      subtitle: `Written by Decant ${this.config.version} from ${basename(model)}`,
      lines: [
        ...(section?.note === undefined ? [] : [section.note]),
        'Every line is a live formula: change an input (blue on yellow) and the rest follows.',
      ],
      notDone: ['Spreads of inputs are not simulated: each number is one value.'],
      hashes: [[`${basename(model)} (SHA-256)`, hash] as const],
    };
    replaceFile(file, await writeModelWorkbook({ book, cover }));
  }

  override logJson(json: unknown): void {
    ux.stdout(compactJson(json));
  }
}
