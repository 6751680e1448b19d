import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Args, Flags, ux } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { compactJson, replaceFile } from '../files/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import { planBook } from '../model/workbook/index.js';
import { didYouMean, printProblem, UserError, type Problem } from '../problems/index.js';
import { modelResult, readSetting, runModelFile, type ModelResult } from '../sections/file/index.js';
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
    draws: Flags.integer({
      min: 1,
      max: 10_000_000,
      summary: 'Draw every input that has a spread this often, and print mean, P10, P50 and P90 of each line.',
    }),
    seed: Flags.integer({
      default: 1,
      summary: 'Where the draws begin: the same seed gives the same draws, to the last digit.',
    }),
    threads: Flags.integer({
      min: 1,
      max: 64,
      default: 1,
      summary: 'Threads that share the draws: they change no digit.',
    }),
    lines: Flags.string({
      helpValue: 'name,name',
      dependsOn: ['draws'],
      summary: 'Print these lines of a simulation only, and compute what they need.',
    }),
  };

  async run(): Promise<ModelResult | SimulationResult> {
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
    if (flags.draws !== undefined) return this.simulate(run.outcome, args.model, { ...flags, draws: flags.draws });
    if (!this.jsonEnabled()) this.log(compactJson(result));
    return result;
  }

  private async simulate(
    { structure, bound }: Outcome,
    model: string,
    flags: { draws: number; seed: number; threads: number; lines?: string },
  ): Promise<SimulationResult> {
    const lines = flags.lines?.split(',').map((name) => name.trim());
    const unknown = lines?.filter((name) => !structure.ofLine.has(name)) ?? [];
    if (unknown.length > 0)
      throw new UserError(
        `${model} has no such line`,
        unknown.map((name) =>
          `--lines: there is no line ${name}. ${didYouMean(name, structure.ofLine.keys()) ?? ''}`.trim(),
        ),
      );
    const { TooManyDrawnCells, printSimulation, simulate } = await import('../uncertainty/index.js');
    const progress = this.progress();
    const result = await simulate(structure, bound, {
      draws: flags.draws,
      seed: flags.seed,
      threads: flags.threads,
      worker: join(this.config.root, 'dist', 'uncertainty', 'worker.js'),
      progress: (done, total) => progress.step('Drawing', done, total),
      ...(lines === undefined ? {} : { lines }),
    }).catch((error: unknown) => {
      if (!(error instanceof TooManyDrawnCells)) throw error;
      throw new UserError(`${model} is too large to simulate`, [
        `${error.message}. Ask for fewer lines with --lines, or take fewer members or years`,
      ]);
    });
    progress.end();
    if (result === undefined)
      throw new UserError(`${model} has nothing to draw`, [
        'No input has a spread. Write one beside a value, such as spread: { shape: triangular, low: 0 %, high: 24 % }',
      ]);
    if (!this.jsonEnabled()) this.log(printSimulation(result));
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
    // Only a run that writes a workbook waits for what writes one.
    const { writeModelWorkbook } = await import('../writers/index.js');
    const hash = createHash('sha256').update(readFileSync(model)).digest('hex');
    const cover = {
      title,
      subtitle: `Written by Decant ${this.config.version} from ${basename(model)}`,
      lines: [
        ...(section?.note === undefined ? [] : [section.note]),
        'Every line is a live formula: change an input (blue on yellow) and the rest follows.',
      ],
      notDone: [
        'Spreads of inputs are not drawn from here: each number is one value. decant run --draws simulates them.',
      ],
      hashes: [[`${basename(model)} (SHA-256)`, hash] as const],
    };
    replaceFile(file, await writeModelWorkbook({ book, cover }));
  }

  override logJson(json: unknown): void {
    ux.stdout(compactJson(json));
  }
}
