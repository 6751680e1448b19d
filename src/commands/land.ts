import { join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { DecantCommand, outFolder } from '../cli/index.js';
import { drawExperiment, type Drawn } from '../experiments/index.js';
import { writeWhole } from '../files/index.js';
import { Library } from '../library/index.js';
import { printProblem, UserError, type Problem } from '../problems/index.js';
import { bestLandOption, bestOption, landAnswer, sells, type LandAnswer } from '../report/answers/index.js';
import { evaluateSite, otherOptions, rootFailures, type OptionResult, type Result } from '../report/index.js';
import type { Study } from '../study/index.js';
import { parcelsGeoJson } from '../writers/geojson/index.js';
import { printLand } from '../writers/terminal/index.js';

export interface LandShown extends LandAnswer {
  readonly warnings: readonly string[];
  readonly failedChecks: readonly string[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
  /** What --out wrote. */
  readonly files?: readonly string[];
}

interface DrawFlags {
  readonly draws: number;
  readonly seed: number;
  readonly threads: number;
}

export default class Land extends DecantCommand {
  static override summary = 'Say which blocks to empty, what land that releases, and what it is worth net.';
  static override description =
    'Land is released by emptying blocks, never by drawing round them. Prints the blocks worth emptying, in their order and years; the parcels that are left of their ground; and the receipt, gross and net, with its P10, P50 and P90.';
  static override examples = [
    '<%= config.bin %> land sites/stoke-mandeville',
    '<%= config.bin %> land sites/typical-acute --option rationalise-and-sell --draws 10000 --seed 1 --json',
    '<%= config.bin %> land sites/typical-acute --out /tmp/land',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: Flags.string({
      helpValue: 'ID',
      summary: 'An option of the site; when left out, that of the highest present value among those that release land.',
    }),
    scenario: Flags.string({
      helpValue: 'ID|FILE',
      summary: 'Another scenario than the site’s: a shipped one, or a file (.yaml).',
    }),
    draws: Flags.integer({ min: 1, max: 10_000_000, default: 10_000, summary: 'How often the receipt is drawn.' }),
    seed: Flags.integer({ default: 1, summary: 'Where the draws begin: the same seed gives the same draws.' }),
    threads: Flags.integer({
      min: 1,
      max: 64,
      default: 1,
      summary: 'Threads that share the draws: they change no digit.',
    }),
    out: Flags.string({ helpValue: 'DIR', summary: 'Also write parcels.geojson and the site plan to DIR/<code>/.' }),
  };

  async run(): Promise<LandShown> {
    const { args, flags } = await this.parse(Land);
    const { study, result } = this.evaluate(args.site, flags.scenario);
    const folder = flags.out === undefined ? undefined : outFolder(flags.out, result.site.code, [args.site]);
    const option = chosen(result, flags.option);
    const drawn = sells(result, option) ? await this.draw(study, option.id, args.site, flags) : undefined;
    const answer = landAnswer(result, option, drawn);
    if (answer === undefined)
      throw new UserError(
        `${args.site} has no land to release: its sections do not hold blocks, land and block_values`,
      );
    const files = folder === undefined ? undefined : await this.write(result, option, folder);
    const shown = {
      ...answer,
      warnings: result.warnings,
      failedChecks: option.checks.filter(({ ok }) => !ok).map(({ name }) => name),
      failures: rootFailures(option.failures),
      ...(files === undefined ? {} : { files }),
    };
    if (!this.jsonEnabled()) {
      this.printAnswer(printLand(answer), shown);
      if (files !== undefined) this.log(`\nWritten: ${files.join(', ')}`);
    }
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }

  private evaluate(folder: string, scenario: string | undefined): { study: Study; result: Result } {
    const evaluated = evaluateSite(folder, this.config, scenario);
    if ('problems' in evaluated)
      throw new UserError(`${folder} cannot be evaluated`, evaluated.problems.map(printProblem));
    return evaluated;
  }

  /** The receipt over draws of every input that has a spread; undefined where none has. */
  private async draw(
    study: Study,
    option: string,
    site: string,
    { draws, seed, threads }: DrawFlags,
  ): Promise<Drawn | undefined> {
    const problems: Problem[] = [];
    const receipt = Library.shipped(this.config.root)
      .experiments(problems)
      .find(({ id }) => id === 'receipt');
    if (receipt === undefined) throw new UserError('The receipt cannot be drawn', problems.map(printProblem));
    const { TooManyDrawnCells } = await import('../uncertainty/index.js');
    const progress = this.progress();
    return drawExperiment(study, receipt, option, {
      draws,
      seed,
      threads,
      worker: join(this.config.root, 'dist', 'uncertainty', 'worker.js'),
      progress: (done, total) => progress.step('Drawing', done, total),
    })
      .catch((error: unknown) => {
        if (!(error instanceof TooManyDrawnCells)) throw error;
        throw new UserError(`${site} is too large to simulate`, [error.message]);
      })
      .finally(() => progress.end());
  }

  private async write(result: Result, option: OptionResult, folder: string): Promise<string[]> {
    const { drawSitePlanFile } = await import('../writers/index.js');
    const files = new Map<string, Buffer>();
    const parcels = parcelsGeoJson(result, option.id);
    if (parcels !== undefined) files.set('parcels.geojson', Buffer.from(parcels));
    files.set('site-plan.svg', await drawSitePlanFile(result.figures, 'svg'));
    files.set('site-plan.png', await drawSitePlanFile(result.figures, 'png'));
    writeWhole(folder, files);
    return [...files.keys()].map((file) => join(folder, file));
  }
}

function chosen(result: Result, id: string | undefined): OptionResult {
  const ids = result.options.map((option) => option.id);
  const option =
    id === undefined ? (bestLandOption(result) ?? bestOption(result)) : result.options.find((each) => each.id === id);
  if (option !== undefined) return option;
  throw new UserError(`There is no option ${id ?? ''}`, [otherOptions(id ?? '', ids)]);
}
