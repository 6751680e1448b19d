import { Args, Flags } from '@oclif/core';
import { DecantCommand, FLAGS, outFolder } from '../cli/index.js';
import { UserError } from '../problems/index.js';
import { contractsOfList, contractsOfSite, type ListAnswer, type PfiAnswer } from '../report/contracts/index.js';
import { writtenResult } from '../report/index.js';
import { printContracts, printList } from '../writers/terminal/index.js';

/** What was found, and the files that were written. */
type WithFiles<Answer> = Answer & { readonly files?: readonly string[] };

export default class Pfi extends DecantCommand {
  static override summary = 'Say what a PFI contract costs over its life, for what, and what stands behind it.';
  static override description =
    'From the first payment that is known to the last: the charge by what it pays for, nominal and real, what in it is odd, and what public data cannot tell. With --list every contract of the latest list of HM Treasury that is held, side by side. With --out also a workbook, charts and the numbers as JSON, in DIR/<code>-pfi/; of the list a CSV in place of the workbook.';
  static override examples = [
    '<%= config.bin %> pfi sites/stoke-mandeville',
    '<%= config.bin %> pfi sites/whiston --out reports',
    '<%= config.bin %> pfi sites/whiston --ways-out --year 2026/27',
    '<%= config.bin %> pfi --list --full',
  ];
  static override args = { site: Args.string({ description: 'Folder of a hospital; none with --list.' }) };
  static override flags = {
    list: Flags.boolean({ summary: 'Every contract of HM Treasury’s list, in place of one hospital’s.' }),
    'ways-out': Flags.boolean({ summary: 'What ending it, a refinancing or a variation costs and saves, by year.' }),
    year: Flags.string({ helpValue: 'YEAR', summary: 'Year with which it would end, as 2031/32; else the base year.' }),
    out: FLAGS.out,
    set: FLAGS.set,
    date: FLAGS.date,
    full: FLAGS.full,
  };

  async run(): Promise<WithFiles<PfiAnswer> | WithFiles<ListAnswer>> {
    const { args, flags } = await this.parse(Pfi);
    const { list, 'ways-out': waysOut, year, out, set: sets, date, full } = flags;
    if (args.site === undefined && list) return this.ofList(out, full);
    if (args.site === undefined || list)
      throw new UserError('decant pfi wants the folder of a hospital, or --list', ['As in decant pfi sites/whiston']);
    const { answer, result } = contractsOfSite(args.site, this.config, { waysOut, year, sets, date });
    const folder = out === undefined ? undefined : outFolder(out, `${result.site.code}-pfi`, [args.site]);
    const files =
      folder === undefined
        ? undefined
        : await (await import('../writers/index.js')).writeContracts(result, writtenResult(result), folder);
    const shown = { ...answer, ...(files === undefined ? {} : { files }) };
    if (!this.jsonEnabled()) this.printAnswer(printContracts(shown, full), shown, full);
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }

  private async ofList(out: string | undefined, full: boolean): Promise<WithFiles<ListAnswer>> {
    const { answer, result } = contractsOfList(this.config);
    const folder = out === undefined ? undefined : outFolder(out, result.site.code, []);
    const files =
      folder === undefined ? undefined : await (await import('../writers/index.js')).writeList(answer, result, folder);
    const shown = { ...answer, ...(files === undefined ? {} : { files }) };
    if (!this.jsonEnabled()) for (const line of printList(shown, full)) this.log(line);
    return shown;
  }
}
