import { join } from 'node:path';
import { Command, Flags, ux, type Interfaces } from '@oclif/core';
import type { Outcome } from '../model/evaluate/index.js';
import { UserError, visible, visibleJson } from '../problems/index.js';
import type { SimulationResult } from '../uncertainty/index.js';
import { clipLine } from '../words/screen/index.js';
import { withItself } from './against.js';
import { EXIT, failureJson, failureOf } from './errors.js';
import { Progress } from './progress.js';

export { UserError } from './errors.js';

/** What speaks against an answer: checks that failed, values that could not be calculated, oddities of the sources. */
export interface Doubts {
  readonly failedChecks: readonly { readonly option?: string; readonly check: string; readonly found?: string }[];
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
}

/** How often, from where, by how many and of which lines a model is drawn: the lines are all when left out. */
export interface Draws {
  readonly draws: number;
  readonly seed: number;
  readonly threads: number;
  readonly lines?: readonly string[] | undefined;
}

const MOST_WARNINGS = 1;

/**
 * What every Decant command extends: `--json` prints what `run` returns, failures leave with the exit codes of `EXIT`.
 * `this.config.root` is the folder that holds `templates/`; never look for it from `import.meta.url`, which the build moves.
 */
export abstract class DecantCommand extends Command {
  static override enableJsonFlag = true;

  static override baseFlags = {
    verbose: Flags.boolean({ summary: 'Show where in the code a fault arose.', helpGroup: 'GLOBAL' }),
  };

  /** `--against` names another folder, or none for the folder itself, which no flag of oclif's may. */
  protected override parse<
    F extends Interfaces.OutputFlags<F>,
    B extends Interfaces.OutputFlags<B>,
    A extends Interfaces.OutputArgs<A>,
  >(options?: Interfaces.Input<F, B, A>, argv = this.argv): Promise<Interfaces.ParserOutput<F, B, A>> {
    return super.parse(options, options?.flags !== undefined && 'against' in options.flags ? withItself(argv) : argv);
  }

  /** Says on a terminal what slow work is doing; silent elsewhere and with `--json`. */
  protected progress(): Progress {
    return new Progress(process.stderr, !this.jsonEnabled());
  }

  /** Leaves with exit code 1 once `run` has returned, its result printed as usual: for checks that failed. */
  protected checksFailed(): void {
    process.exitCode = EXIT.wrong;
  }

  /** Prints an answer: what is wrong with it stands first, what is odd last, each on a line of its own and the rest counted. */
  protected printAnswer(lines: readonly string[], { failedChecks, failures, warnings }: Doubts, full: boolean): void {
    for (const { option, check, found } of failedChecks) {
      this.log(`CHECK FAILED: ${check}${option === undefined ? '' : `, option ${option}`}`);
      if (found !== undefined) this.log(`  ${found}`);
    }
    for (const failure of failures) this.log(`NOT CALCULATED: ${failure}`);
    for (const line of lines) this.log(line);
    if (full) for (const warning of warnings) this.log(`\n${warning}`);
    else for (const warning of shortWarnings(warnings)) this.log(warning);
  }

  /** Draws a model’s inputs that have a spread; undefined where none has. `wayOut` says what to do where it is too large. */
  protected async drawn(
    { structure, bound }: Outcome,
    { draws, seed, threads, lines }: Draws,
    tooLarge: string,
    wayOut = '',
  ): Promise<SimulationResult | undefined> {
    const { TooManyDrawnCells, simulate } = await import('../uncertainty/index.js');
    const progress = this.progress();
    return simulate(structure, bound, {
      ...{ draws, seed, threads },
      ...(lines === undefined ? {} : { lines }),
      worker: join(this.config.root, 'dist', 'uncertainty', 'worker.js'),
      progress: (done, total) => progress.step('Drawing', done, total),
    })
      .catch((error: unknown) => {
        if (!(error instanceof TooManyDrawnCells)) throw error;
        throw new UserError(`${tooLarge} is too large to simulate`, [`${error.message}${wayOut}`]);
      })
      .finally(() => progress.end());
  }

  /** Text of a file may stand in what is printed: a terminal obeys none of it. */
  override log(message = '', ...rest: unknown[]): void {
    super.log(visible(message), ...rest);
  }

  override logToStderr(message = '', ...rest: unknown[]): void {
    super.logToStderr(visible(message), ...rest);
  }

  override logJson(json: unknown): void {
    ux.stdout(visibleJson(JSON.stringify(json, null, 2)));
  }

  protected override toErrorJson(thrown: unknown) {
    return failureJson(failureOf(thrown));
  }

  /** With `--json` the failure is printed here as JSON; otherwise `main` prints it. */
  // eslint-disable-next-line @typescript-eslint/require-await -- oclif's signature
  protected override async catch(thrown: Error): Promise<void> {
    const failure = failureOf(thrown);
    if (!this.jsonEnabled() || failure.code === 'exit') throw thrown;
    this.logJson(this.toErrorJson(thrown));
    this.parsed = true; // or oclif warns, on standard error, of a command whose words it could not parse
    process.exitCode = failure.exit;
  }
}

/** The first warnings, a line each, and how many more there are. */
function shortWarnings(warnings: readonly string[]): string[] {
  const more = warnings.length - MOST_WARNINGS;
  const rest = more > 0 ? [`… and ${more} more ${more === 1 ? 'warning' : 'warnings'}: --full prints them`] : [];
  return [...warnings.slice(0, MOST_WARNINGS).map(clipLine), ...rest];
}
