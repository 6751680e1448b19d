import { join } from 'node:path';
import { Args } from '@oclif/core';
import { DecantCommand } from '../cli/command.js';
import { checksOf, printProblem, type Problem } from '../model/index.js';
import { Library, openSite, rootFailures } from '../options/index.js';

export interface CheckedSite {
  readonly folder: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** Checks of the model that failed, by option. */
  readonly failedChecks: readonly { readonly option: string; readonly check: string }[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
}

export default class Check extends DecantCommand {
  static override summary = 'Read hospital folders and list everything that is wrong or odd in them.';
  static override examples = ['<%= config.bin %> check sites/stoke-mandeville'];
  static override strict = false;
  static override args = {
    site: Args.string({ required: true, description: 'Folder of a hospital; several may follow.' }),
  };

  async run(): Promise<CheckedSite[]> {
    const { argv } = await this.parse(Check);
    const results = (argv as string[]).map((folder) => this.checkSite(folder));
    if (!this.jsonEnabled()) for (const result of results) this.print(result);
    if (results.some((result) => !result.ok)) this.checksFailed();
    return results;
  }

  private checkSite(folder: string): CheckedSite {
    const { study, problems } = openSite(folder, new Library(join(this.config.root, 'templates')));
    const failedChecks = (study?.cases ?? []).flatMap(({ option, outcome }) =>
      checksOf(outcome)
        .filter((check) => !check.ok)
        .map((check) => ({ option: option.id, check: check.name })),
    );
    const failures = rootFailures((study?.cases ?? []).flatMap(({ outcome }) => outcome.failures));
    return { folder, ok: study !== undefined && failedChecks.length === 0, problems, failedChecks, failures };
  }

  private print({ folder, ok, problems, failedChecks, failures }: CheckedSite): void {
    const errors = problems.filter((problem) => problem.severity === 'error');
    const warnings = problems.filter((problem) => problem.severity === 'warning');
    for (const problem of [...errors, ...warnings]) this.log(printProblem(problem));
    for (const failure of failures) this.log(`${folder}: not calculated: ${failure}`);
    for (const { option, check } of failedChecks) this.log(`${folder}: check ${check} fails in option ${option}`);
    this.log(
      `${folder}: ${ok ? 'ready' : `${errors.length + failedChecks.length} to mend`}${warnings.length === 0 ? '' : `, ${warnings.length} odd`}`,
    );
  }
}
