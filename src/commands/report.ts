import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, OTHERWISE, besideOf, outFolders } from '../cli/index.js';
import { writtenReport, writtenResult, type WrittenReport } from '../report/index.js';
import { evaluatedAll, evaluatedBeside, type RefusedReport } from '../report/several/index.js';
import { writeReport } from '../writers/report/index.js';
import { printCompared, printRefused, printReport, screenOfReport } from '../writers/terminal/index.js';

export default class Report extends DecantCommand {
  static override summary = 'Write a workbook, charts and result.json for hospitals.';
  static override description =
    'Each report goes to <out>/<code>/, whole or not at all; of several hospitals, one that is faulty loses no other.';
  static override examples = [
    '<%= config.bin %> report sites/* --out /tmp/reports',
    '<%= config.bin %> report sites/stoke-mandeville --set target_occupancy=85% --against',
    '<%= config.bin %> report my-hospital --against my-hospital-as-it-was',
    '<%= config.bin %> report sites/stoke-mandeville --from reviewed.xlsx --out reviewed',
  ];
  static override strict = false;
  static override args = {
    site: Args.string({ required: true, description: 'Folder of a hospital; several may follow.' }),
  };
  static override flags = {
    out: FLAGS.out,
    ...OTHERWISE,
    from: FLAGS.from,
    full: FLAGS.full,
    date: FLAGS.date,
  };

  async run(): Promise<(WrittenReport | RefusedReport)[]> {
    const { argv, flags } = await this.parse(Report);
    const { out = 'reports', scenario, 'best-for': bestFor, from, set: sets, against, full, date } = flags;
    const named = argv as string[];
    const besides = new Map(named.map((folder) => [folder, besideOf(against, folder, [sets, from])]));
    const places = outFolders(out, named, from);
    const progress = this.progress();
    const tell = (doing: string): void => progress.step(doing);
    try {
      const plain = { scenario, bestFor, date, whole: true };
      const all = evaluatedAll(named, this.config, { ...plain, from, sets }, tell);
      const { results, refused, together } = all;
      const beside = all.folders.map((folder) => besides.get(folder));
      const before = evaluatedBeside(beside, this.config, plain, tell);
      const written: WrittenReport[] = [];
      for (const [index, result] of results.entries()) {
        const folder = places.get(result.site.code) ?? out;
        const files = await writeReport(result, writtenResult(result), folder, tell);
        const report = writtenReport(result, folder, files, before[index]);
        progress.end();
        written.push(report);
        if (!this.jsonEnabled()) this.printAnswer((full ? printReport : screenOfReport)(report, result), report, full);
      }
      if (together !== undefined && !this.jsonEnabled()) for (const line of printCompared(together)) this.log(line);
      for (const line of printRefused(refused)) this.logToStderr(line);
      if (refused.length > 0 || written.some((report) => report.failedChecks.length > 0)) this.checksFailed();
      return [...written, ...refused];
    } finally {
      progress.end();
    }
  }
}
