import { Args, Flags } from '@oclif/core';
import { DecantCommand, FLAGS } from '../cli/index.js';
import { Library } from '../library/index.js';
import { UserError } from '../problems/index.js';
import { solved, type Solved } from '../report/solved/index.js';
import { studied } from '../study/index.js';
import { printSolved } from '../writers/terminal/index.js';

export default class Solve extends DecantCommand {
  static override summary = 'Say at what value of an input a number comes to another: its switching value.';
  static override description =
    'Each input is moved alone, the others stay as they are, until the line is what --to says, which is nought when left out. An input with a value for each year or member is moved by one factor. With --all every input behind the line that moves by little is tried, the nearest to what it is now first; a line that steps over the value is said to, and so is an input that never brings it there.';
  static override examples = [
    '<%= config.bin %> solve npsv --by standard_ward_area --site sites/university-college-hospital',
    '<%= config.bin %> solve exchequer_value --all --site sites/stoke-mandeville',
    '<%= config.bin %> solve trust_net --year 2030/31 --all --to -1000000 --site sites/typical-acute',
    '<%= config.bin %> solve buy_out_value.whiston --pfi --all --site sites/whiston',
  ];
  static override args = {
    line: Args.string({ required: true, description: 'A line, by name or label; a member after a dot.' }),
  };
  static override flags = {
    site: Flags.string({ required: true, helpValue: 'DIR', summary: 'Folder of the hospital.' }),
    by: FLAGS.by,
    all: Flags.boolean({ summary: 'Every input behind the line.', exclusive: ['by'] }),
    to: FLAGS.to,
    year: Flags.string({ helpValue: 'YEAR', summary: 'Financial year of a line that has a value for each.' }),
    pfi: Flags.boolean({ summary: 'A line of decant pfi: of the hospital’s contracts alone.' }),
    option: FLAGS.option,
    scenario: FLAGS.scenario,
    'best-for': FLAGS['best-for'],
    decisions: FLAGS.decisions,
    full: FLAGS.full,
  };

  async run(): Promise<Solved> {
    const { args, flags } = await this.parse(Solve);
    const { site, by, all, full, 'best-for': bestFor, ...asked } = flags;
    if (by === undefined && !all) throw new UserError('decant solve wants an input', ['Write --by INPUT, or --all']);
    const study = studied(site, Library.shipped(this.config.root), flags.scenario, flags.pfi ? 'contract' : undefined);
    const moving = this.progress();
    const progress = (done: number, total: number): void => moving.step('Moving inputs', done, total);
    const found = solved(study, { ...asked, ...args, by, bestFor, progress });
    moving.end();
    if (!this.jsonEnabled()) for (const line of printSolved(found, full)) this.log(line);
    return found;
  }
}
