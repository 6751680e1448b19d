import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, OTHERWISE, besideOf, codeOf, outFolder } from '../cli/index.js';
import { receiptDrawing } from '../report/answers/index.js';
import { landAsked, type LandOnAsking } from '../report/emptied/index.js';
import { printLandOf } from '../writers/terminal/index.js';

/** The answer on land, and the files that were written. */
type LandOutput = LandOnAsking & { readonly files?: readonly string[] };

export default class Land extends DecantCommand {
  static override summary = 'Say which blocks to empty, what land that releases, and what it is worth net.';
  static override description =
    'Land is released by emptying blocks, never by drawing round them. Prints the blocks worth emptying, in their order and years; the parcels that are left of their ground; and the receipt, gross and net, with its P10, P50 and P90.';
  static override examples = [
    '<%= config.bin %> land sites/stoke-mandeville',
    '<%= config.bin %> land sites/typical-acute --option rationalise-and-sell --draws 10000 --seed 1 --json',
    '<%= config.bin %> land sites/typical-acute --out /tmp/land',
    '<%= config.bin %> land sites/typical-acute --empty offices,education',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: FLAGS.option,
    ...OTHERWISE,
    empty: FLAGS.empty,
    draws: FLAGS.draws,
    seed: FLAGS.seed,
    threads: FLAGS.threads,
    out: FLAGS.out,
    full: FLAGS.full,
  };

  async run(): Promise<LandOutput> {
    const { args, flags } = await this.parse(Land);
    const { 'best-for': bestFor, set: sets, against, full, ...asked } = flags;
    const beside = besideOf(against, args.site, [sets, asked.empty]);
    const folder = flags.out === undefined ? undefined : outFolder(flags.out, codeOf(args.site), [args.site]);
    const { site, option, answer } = landAsked(args.site, this.config, { ...asked, bestFor, sets, beside });
    const { study, result } = site;
    const drawing = receiptDrawing(study, result, option);
    const draws = { ...flags, draws: flags.draws ?? 10_000, lines: drawing?.lines };
    const simulated = drawing === undefined ? undefined : await this.drawn(drawing.outcome, draws, args.site);
    const found = answer(simulated === undefined ? undefined : drawing?.drawn(simulated, draws));
    const write = async (to: string): Promise<string[]> =>
      (await import('../writers/index.js')).writeLand(result, option.id, to);
    const files = folder === undefined ? undefined : await write(folder);
    const shown = { ...found, ...(files === undefined ? {} : { files }) };
    if (!this.jsonEnabled()) this.printAnswer(printLandOf(shown, full), shown, full);
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }
}
