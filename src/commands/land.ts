import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, outFolder } from '../cli/index.js';
import { UserError } from '../problems/index.js';
import { landAnswer, receiptDrawing, shownOf, type LandAnswer, type Shown } from '../report/answers/index.js';
import { chosenOption, evaluated, type Result } from '../report/index.js';
import { printLand, screenOfLand } from '../writers/terminal/index.js';

export default class Land extends DecantCommand {
  static override summary = 'Say which blocks to empty, what land that releases, and what it is worth net.';
  static override description =
    'Land is released by emptying blocks, never by drawing round them. Prints the blocks worth emptying, in their order and years; the parcels that are left of their ground; and the receipt, gross and net, with its P10, P50 and P90.';
  static override examples = [
    '<%= config.bin %> land sites/stoke-mandeville',
    '<%= config.bin %> land sites/typical-acute --option rationalise-and-sell --draws 10000 --seed 1 --json',
    '<%= config.bin %> land sites/typical-acute --out /tmp/land',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: FLAGS.option,
    scenario: FLAGS.scenario,
    'best-for': FLAGS['best-for'],
    set: FLAGS.set,
    draws: FLAGS.draws,
    seed: FLAGS.seed,
    threads: FLAGS.threads,
    out: FLAGS.out,
    full: FLAGS.full,
  };

  async run(): Promise<Shown<LandAnswer> & { files?: readonly string[] }> {
    const { args, flags } = await this.parse(Land);
    const asked = { scenario: flags.scenario, bestFor: flags['best-for'], sets: flags.set };
    const { study, result } = evaluated(args.site, this.config, asked);
    const folder = flags.out === undefined ? undefined : outFolder(flags.out, result.site.code, [args.site]);
    const option = chosenOption(result, flags.option);
    const drawing = receiptDrawing(study, result, option);
    const draws = { ...flags, draws: flags.draws ?? 10_000, lines: drawing?.lines };
    const simulated = drawing === undefined ? undefined : await this.drawn(drawing.outcome, draws, args.site);
    const drawn = simulated === undefined ? undefined : drawing?.drawn(simulated, draws);
    const answer = landAnswer(study, result, option, drawn);
    if (answer === undefined) throw new UserError(`${args.site} has no land to release: ${whyNone(result)}`);
    const write = async (to: string): Promise<string[]> =>
      (await import('../writers/index.js')).writeLand(result, option.id, to);
    const files = folder === undefined ? undefined : await write(folder);
    const shown = { ...shownOf(answer, result, option), ...(files === undefined ? {} : { files }) };
    if (!this.jsonEnabled()) this.printAnswer((flags.full ? printLand : screenOfLand)(shown), shown, flags.full);
    if (shown.failedChecks.length > 0) this.checksFailed();
    return shown;
  }
}

/** Why no option of a hospital has a plan for its land. */
function whyNone({ options, counterfactual }: Result): string {
  return options.every(({ id, whatIf }) => id === counterfactual || whatIf)
    ? 'none of its options acts on land. Add one that does to options: of site.yaml, such as rationalise-and-sell'
    : 'its sections do not hold blocks, land and block_values';
}
