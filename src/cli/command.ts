import { Command, Flags, ux } from '@oclif/core';
import { EXIT, failureJson, failureOf } from './errors.js';
import { Progress } from './progress.js';

export { UserError } from './errors.js';

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
