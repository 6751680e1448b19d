import { existsSync } from 'node:fs';
import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { replaceFiles } from '../files/index.js';
import { printProblem, UserError, type Problem } from '../problems/index.js';
import { mentionsOf, planRenaming, type Mention } from '../sections/rename/index.js';

export interface Renamed {
  readonly from: string;
  readonly to: string;
  /** False when `--dry-run` left the files as they were. */
  readonly written: boolean;
  readonly files: readonly { readonly file: string; readonly places: number }[];
  /** Lines of code, prose and comments that hold the old name and were left alone. */
  readonly mentioned: readonly Mention[];
}

/** Where a project keeps its YAML, and what else may speak of a line. */
const PROJECT = ['templates', 'sites', 'tests'];
const BESIDE = ['src', 'docs', 'bench', 'examples', 'README.md'];
const MOST_MENTIONS = 40;

export default class Rename extends DecantCommand {
  static override summary = 'Rename a line, input, table or dimension wherever model, site and test files use it.';
  static override description =
    'Changes formulas, keys, by: and the lines that cases expect, and nothing else of a file; every file or none is written. ' +
    'A model file with a timeline has names of its own: it is changed only when its path is given. ' +
    'Code, prose and comments that hold the old name are listed, and left alone.';
  static override examples = [
    '<%= config.bin %> rename unitary_charge annual_charge --dry-run',
    '<%= config.bin %> rename rpi_index rpi_since_first_year model.yaml',
  ];
  static override strict = false;
  static override args = {
    old: Args.string({ required: true, description: 'The name as it is.' }),
    new: Args.string({ required: true, description: 'The name as it should be.' }),
    path: Args.string({ description: 'Files or folders; templates, sites and tests of this folder when left out.' }),
  };
  static override flags = {
    'dry-run': Flags.boolean({ summary: 'Say what would change, and change nothing.' }),
  };

  async run(): Promise<Renamed> {
    const { argv, args, flags } = await this.parse(Rename);
    const { old: from, new: to } = args;
    const paths = this.paths((argv as string[]).slice(2));
    const problems: Problem[] = [];
    const plan = planRenaming(paths, { from, to }, problems);
    if (plan === undefined) throw new UserError(`${from} cannot be renamed ${to}`, problems.map(printProblem));
    const changed = new Map(plan.map(({ file, bytes }) => [file, bytes]));
    if (!flags['dry-run']) replaceFiles(changed);
    const beside = [...paths, ...BESIDE.filter((path) => existsSync(path))];
    const mentioned = mentionsOf(from, beside, changed);
    const files = plan.map(({ file, places }) => ({ file, places }));
    const renamed: Renamed = { from, to, written: !flags['dry-run'], files, mentioned };
    if (!this.jsonEnabled()) this.print(renamed);
    return renamed;
  }

  private paths(asked: readonly string[]): readonly string[] {
    const missing = asked.find((path) => !existsSync(path));
    if (missing !== undefined) throw new UserError(`${missing} is not there: name a file or a folder`);
    const paths = asked.length > 0 ? asked : PROJECT.filter((path) => existsSync(path));
    if (paths.length > 0) return paths;
    throw new UserError(`There is no folder ${PROJECT.join(', ')} here: name the files or folders to change`);
  }

  private print({ from, to, written, files, mentioned }: Renamed): void {
    for (const { file, places } of files) this.log(`${file}: ${places}`);
    const places = files.reduce((sum, file) => sum + file.places, 0);
    const count = `${places} ${places === 1 ? 'place' : 'places'} of ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
    this.log(`${from} ${written ? 'is now' : 'would be'} ${to} in ${count}`);
    if (mentioned.length === 0) return;
    this.log('Mentioned, not changed:');
    for (const { file, line } of mentioned.slice(0, MOST_MENTIONS)) this.log(`  ${file}:${line}`);
    if (mentioned.length > MOST_MENTIONS) this.log(`  and ${mentioned.length - MOST_MENTIONS} more (--json lists all)`);
  }
}
