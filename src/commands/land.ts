import { join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { DecantCommand, outFolder } from '../cli/index.js';
import { writeWhole } from '../files/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import { printProblem, UserError } from '../problems/index.js';
import {
  bestLandOption,
  bestOption,
  DRAWN_LINES,
  landAnswer,
  sells,
  type DrawnFigure,
  type DrawnReceipt,
  type LandAnswer,
} from '../report/answers/index.js';
import { evaluateSite, otherOptions, rootFailures, type OptionResult, type Result } from '../report/index.js';
import type { Study } from '../study/index.js';
import type { SimulationResult } from '../uncertainty/index.js';
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

/** Inputs that are drawn in place of what they stand for, in a reader's words. */
const DRAWN: Readonly<Record<string, string>> = {
  land_price_position: 'the land price (lognormal, from its P10 and P90)',
  land_price_rank: 'the land price (triangular)',
};

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
    const outcome = study.cases.find((each) => each.option.id === option.id)?.outcome;
    const drawn = sells(option) && outcome !== undefined ? await this.draw(outcome, args.site, flags) : undefined;
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
    { structure, bound }: Outcome,
    site: string,
    { draws, seed, threads }: DrawFlags,
  ): Promise<DrawnReceipt | undefined> {
    const lines = Object.values(DRAWN_LINES).filter((line) => structure.ofLine.has(line));
    const { TooManyDrawnCells, simulate } = await import('../uncertainty/index.js');
    const progress = this.progress();
    const simulated = await simulate(structure, bound, {
      draws,
      seed,
      threads,
      worker: join(this.config.root, 'dist', 'uncertainty', 'worker.js'),
      progress: (done, total) => progress.step('Drawing', done, total),
      lines,
    })
      .catch((error: unknown) => {
        if (!(error instanceof TooManyDrawnCells)) throw error;
        throw new UserError(`${site} is too large to simulate`, [error.message]);
      })
      .finally(() => progress.end());
    if (simulated === undefined) return undefined;
    const label = (input: string): string => DRAWN[input] ?? structure.blueprint.inputs.get(input)?.label ?? input;
    return {
      draws,
      seed,
      generator: simulated.generator,
      inputs: [...new Set(simulated.inputs.map(({ name }) => label(name.split('.')[0] ?? name)))],
      figures: {
        gross: figureOf(simulated, DRAWN_LINES.gross),
        net: figureOf(simulated, DRAWN_LINES.net),
        netAcres: figureOf(simulated, DRAWN_LINES.netAcres),
      },
    };
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

/** The last year's figures of a line, or its only ones. */
function figureOf({ lines, draws }: SimulationResult, name: string): DrawnFigure {
  const cell = lines.find(({ line }) => line === name)?.cells.at(-1);
  if (cell === undefined) return { p10: null, p50: null, p90: null, failed: draws };
  const { p10, p50, p90, failed } = cell;
  return { p10, p50, p90, failed };
}

function chosen(result: Result, id: string | undefined): OptionResult {
  const ids = result.options.map((option) => option.id);
  const option =
    id === undefined ? (bestLandOption(result) ?? bestOption(result)) : result.options.find((each) => each.id === id);
  if (option !== undefined) return option;
  throw new UserError(`There is no option ${id ?? ''}`, [otherOptions(id ?? '', ids)]);
}
