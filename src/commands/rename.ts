import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { renamed, type Renamed } from '../sections/rename/index.js';
import { printRenamed } from '../writers/terminal/index.js';

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
    const renaming = { from: args.old, to: args.new };
    const tell = (line: string): void => this.logToStderr(line);
    const result = renamed(renaming, (argv as string[]).slice(2), !flags['dry-run'], tell);
    if (!this.jsonEnabled()) for (const line of printRenamed(result)) this.log(line);
    return result;
  }
}
