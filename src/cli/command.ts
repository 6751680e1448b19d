import { Command, Flags, ux } from '@oclif/core';
import { EXIT, failureJson, failureOf } from './errors.js';
import { Progress } from './progress.js';

export { UserError } from './errors.js';

/** What speaks against an answer: checks that failed, values that could not be calculated, oddities of the sources. */
export interface Doubts {
  readonly failedChecks: readonly string[];
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * What every Decant command extends: `--json` prints what `run` returns, failures leave with the exit codes of `EXIT`.
 * `this.config.root` is the folder that holds `templates/`; never look for it from `import.meta.url`, which the build moves.
 */
export abstract class DecantCommand extends Command {
  static override enableJsonFlag = true;

  static override baseFlags = {
    verbose: Flags.boolean({ summary: 'Show where in the code a fault arose.', helpGroup: 'GLOBAL' }),
  };

  /** Says on a terminal what slow work is doing; silent elsewhere and with `--json`. */
  protected progress(): Progress {
    return new Progress(process.stderr, !this.jsonEnabled());
  }

  /** Leaves with exit code 1 once `run` has returned, its result printed as usual: for checks that failed. */
  protected checksFailed(): void {
    process.exitCode = EXIT.wrong;
  }

  /** Prints an answer: what is wrong with it stands first, what is odd last. */
  protected printAnswer(lines: readonly string[], { failedChecks, failures, warnings }: Doubts): void {
    for (const check of failedChecks) this.log(`CHECK FAILED: ${check}`);
    for (const failure of failures) this.log(`NOT CALCULATED: ${failure}`);
    for (const line of lines) this.log(line);
    for (const warning of warnings) this.log(`\n${warning}`);
  }

  override logJson(json: unknown): void {
    ux.stdout(JSON.stringify(json, null, 2));
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
