import { readFileSync, statSync } from 'node:fs';
import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { Library } from '../library/index.js';
import { checksOf } from '../model/evaluate/index.js';
import type { Section } from '../model/index.js';
import { printProblem, UserError, type Problem } from '../problems/index.js';
import { rootFailures } from '../report/index.js';
import { checkModelFile } from '../sections/file/index.js';
import { openSite } from '../study/index.js';

/** Comments before a file's first key are shorter than this. */
const MOST_PREAMBLE = 10_000;

export interface CheckedSite {
  readonly folder: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** Checks of the model that failed, by option. */
  readonly failedChecks: readonly { readonly option: string; readonly check: string }[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
}

export interface CheckedFile {
  readonly file: string;
  /** A model runs on its own; a section has no timeline, and is judged as far as that goes without a site. */
  readonly kind: 'model' | 'section';
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly failedChecks: readonly string[];
  readonly failures: readonly string[];
  /** Names that a section takes from other sections. */
  readonly takes: readonly string[];
}

export default class Check extends DecantCommand {
  static override summary = 'List everything that is wrong or odd in hospital folders and model files.';
  static override description =
    'A folder is checked with its scenario, its options and its parameters; a model file is run. A section, which is a model ' +
    'file without a timeline, is checked as far as it can be alone: its formulas, names, values and units.';
  static override examples = [
    '<%= config.bin %> check sites/stoke-mandeville',
    '<%= config.bin %> check model.yaml templates/model/wards.yaml',
  ];
  static override strict = false;
  static override args = {
    path: Args.string({ required: true, description: 'Folder of a hospital, or a model file; several may follow.' }),
  };

  static override flags = {
    scenario: Flags.string({
      helpValue: 'ID|FILE',
      summary: 'Check hospitals under another scenario than their own: a shipped one, or a file (.yaml).',
    }),
  };

  async run(): Promise<(CheckedSite | CheckedFile)[]> {
    const { argv, flags } = await this.parse(Check);
    const results = (argv as string[]).map((path) =>
      isModelFile(path) ? this.checkFile(path) : this.checkSite(path, flags.scenario),
    );
    if (!this.jsonEnabled()) for (const result of results) this.print(result);
    if (results.some((result) => !result.ok)) this.checksFailed();
    return results;
  }

  private checkSite(folder: string, scenario: string | undefined): CheckedSite {
    const { study, problems } = openSite(folder, this.library(), scenario);
    const failedChecks = (study?.cases ?? []).flatMap(({ option, outcome }) =>
      checksOf(outcome)
        .filter((check) => !check.ok)
        .map((check) => ({ option: option.id, check: check.name })),
    );
    const failures = rootFailures((study?.cases ?? []).flatMap(({ outcome }) => outcome.failures));
    return { folder, ok: study !== undefined && failedChecks.length === 0, problems, failedChecks, failures };
  }

  private checkFile(file: string): CheckedFile {
    const other = otherKindOf(file);
    if (other !== undefined)
      throw new UserError(
        `${file} is ${other}: it is checked with the hospital that uses it, ${this.config.bin} check FOLDER`,
      );
    const { kind, problems, checks, failures, takes } = checkModelFile(file, () => this.sections());
    const failedChecks = checks.filter((check) => !check.ok).map((check) => check.name);
    const isSound = problems.every((problem) => problem.severity !== 'error') && failedChecks.length === 0;
    return {
      file,
      kind,
      ok: isSound,
      problems,
      failedChecks,
      failures: rootFailures(failures),
      takes: [...takes.keys()],
    };
  }

  private library(): Library {
    return Library.shipped(this.config.root);
  }

  private sections(): Section[] {
    const library = this.library();
    return library.sections(library.ids('model'), { file: 'templates/model' }, []);
  }

  private print(result: CheckedSite | CheckedFile): void {
    const path = 'folder' in result ? result.folder : result.file;
    const errors = result.problems.filter((problem) => problem.severity === 'error');
    const warnings = result.problems.filter((problem) => problem.severity === 'warning');
    for (const problem of [...errors, ...warnings]) this.log(printProblem(problem));
    for (const failure of result.failures) this.log(`${path}: not calculated: ${failure}`);
    for (const check of result.failedChecks)
      this.log(
        typeof check === 'string'
          ? `${path}: check ${check} fails`
          : `${path}: check ${check.check} fails in option ${check.option}`,
      );
    const isSection = 'kind' in result && result.kind === 'section';
    const takes = isSection && result.takes.length > 0 ? `, takes ${result.takes.join(', ')} from others` : '';
    const ready = isSection ? `a section without a timeline: nothing wrong in itself${takes}` : 'ready';
    const odd = warnings.length === 0 ? '' : `, ${warnings.length} odd`;
    this.log(`${path}: ${result.ok ? ready : `${errors.length + result.failedChecks.length} to mend`}${odd}`);
  }
}

/** The other files that are written in YAML, by the key with which each begins. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  name: 'a hospital’s site.yaml',
  model: 'a list of a model’s sections',
  contract: 'a contract',
  scenario: 'a scenario',
  option: 'an option',
  change: 'a change of an assumption',
  growth: 'a preset of growth',
  parameters: 'a file of parameters',
  cases: 'a file of worked cases',
};

function otherKindOf(file: string): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const first = /^(?:\s|#.*\n)*([a-z_]+):/.exec(readFileSync(file, 'utf8').slice(0, MOST_PREAMBLE))?.[1] ?? '';
  return Object.hasOwn(OTHER_KINDS, first) ? OTHER_KINDS[first] : undefined;
}

/** A file by what it is on the disk; one that is missing, by what it is called. */
function isModelFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? /\.ya?ml$/.test(path);
}
