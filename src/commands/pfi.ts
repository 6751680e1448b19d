import { Args } from '@oclif/core';
import { DecantCommand, FLAGS } from '../cli/index.js';
import { evaluated, writtenReport, writtenResult, type WrittenReport } from '../report/index.js';
import { writeReport } from '../writers/report/index.js';
import { screenOfReport, printReport } from '../writers/terminal/index.js';

export default class Pfi extends DecantCommand {
  static override summary = 'Say what a PFI contract costs over its life, for what, and what stands behind it.';
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = { out: FLAGS.out, set: FLAGS.set, full: FLAGS.full };

  async run(): Promise<WrittenReport> {
    const { args, flags } = await this.parse(Pfi);
    const { result } = evaluated(args.site, this.config, { sets: flags.set, part: 'contract' });
    const files = await writeReport(result, writtenResult(result), flags.out ?? 'reports', () => undefined);
    const report = writtenReport(result, flags.out ?? 'reports', files);
    this.printAnswer((flags.full ? printReport : screenOfReport)(report, result), report, flags.full);
    return report;
  }
}
