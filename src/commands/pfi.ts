import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, codeOf, outFolder, outFolders } from '../cli/index.js';
import { UserError } from '../problems/index.js';
import { contractsOfList, contractsOfSite, type ListAnswer, type PfiAnswer } from '../report/contracts/index.js';
import { writtenResult } from '../report/index.js';
import { printContracts, printList } from '../writers/terminal/index.js';

/** What was found, and the files that were written. */
type WithFiles<Answer> = Answer & { readonly files?: readonly string[] };

/** What writes files is read where some are asked for. */
const writers = () => import('../writers/index.js');
const inFolder = async (folder: string | undefined, write: (to: string) => Promise<string[]>) =>
  folder === undefined ? {} : { files: await write(folder) };

export default class Pfi extends DecantCommand {
  static override summary = 'Say what a PFI contract costs over its life, for what, and what stands behind it.';
  static override description =
    'From the first payment that is known to the last: the charge by what it pays for, nominal and real, what in it is odd, and what public data cannot tell. With --list every contract of the latest list of HM Treasury that is held, side by side. With --out also a workbook, charts and the numbers as JSON, in DIR/<code>-pfi/; of the list a CSV in place of the workbook.';
  static override examples = [
    '<%= config.bin %> pfi sites/whiston --out reports',
    '<%= config.bin %> pfi sites/whiston --ways-out --year 2026/27',
    '<%= config.bin %> pfi sites/whiston --from reviewed.xlsx --out reviewed',
    '<%= config.bin %> pfi --list --full',
  ];
  static override args = { site: Args.string({ description: 'Folder of a hospital; none with --list.' }) };
  static override flags = {
    ...{ list: FLAGS.list, 'ways-out': FLAGS.waysOut, year: FLAGS.exitYear },
    ...{ out: FLAGS.out, set: FLAGS.set, from: FLAGS.from, date: FLAGS.date, full: FLAGS.full },
  };

  async run(): Promise<WithFiles<PfiAnswer> | WithFiles<ListAnswer>> {
    const { args, flags } = await this.parse(Pfi);
    const { list, out, full, from } = flags;
    if (args.site === undefined && list) return this.ofList(out, full);
    if (args.site === undefined || list)
      throw new UserError('decant pfi wants the folder of a hospital, or --list', ['As in decant pfi sites/whiston']);
    const code = codeOf(args.site);
    const folder = out === undefined ? undefined : outFolders(out, [args.site], from, '-pfi').get(code);
    const { answer, result } = contractsOfSite(args.site, this.config, flags);
    const files = await inFolder(folder, async (to) =>
      (await writers()).writeContracts(result, writtenResult(result), to),
    );
    const shown = { ...answer, ...files };
    if (!this.jsonEnabled()) this.printAnswer(printContracts(shown, full, process.stdout.columns), shown, full);
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }

  private async ofList(out: string | undefined, full: boolean): Promise<WithFiles<ListAnswer>> {
    const { answer, result } = contractsOfList(this.config);
    const folder = out === undefined ? undefined : outFolder(out, result.site.code, []);
    const files = await inFolder(folder, async (to) => (await writers()).writeList(answer, result, to));
    const shown = { ...answer, ...files };
    if (!this.jsonEnabled()) for (const line of printList(shown, full)) this.log(line);
    return shown;
  }
}
