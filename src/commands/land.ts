import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, outFolder, refuseAgainstNothing } from '../cli/index.js';
import { UserError } from '../problems/index.js';
import { withAgainst, type WithAgainst } from '../report/against/index.js';
import { landAnswer, receiptDrawing, shownOf, type LandAnswer, type Shown } from '../report/answers/index.js';
import { emptiedOf, type Emptied } from '../report/emptied/index.js';
import { chosenOption, evaluated, plannedOption, type Evaluated, type Result } from '../report/index.js';
import { printLandOf } from '../writers/terminal/index.js';

/** The answer on land, with what emptying blocks that were asked for takes, and the files that were written. */
type LandOutput = WithAgainst<Shown<LandAnswer>> & {
  readonly emptied?: Emptied;
  readonly files?: readonly string[];
};

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
    scenario: FLAGS.scenario,
    'best-for': FLAGS['best-for'],
    set: FLAGS.set,
    empty: FLAGS.empty,
    against: FLAGS.against,
    draws: FLAGS.draws,
    seed: FLAGS.seed,
    threads: FLAGS.threads,
    out: FLAGS.out,
    full: FLAGS.full,
  };

  async run(): Promise<LandOutput> {
    const { args, flags } = await this.parse(Land);
    const { scenario, 'best-for': bestFor, set: sets, empty, against, full } = flags;
    refuseAgainstNothing(against, [sets, empty]);
    const site = evaluated(args.site, this.config, { scenario, bestFor, sets, empty });
    const isBeside = against || empty !== undefined;
    const before = isBeside ? evaluated(args.site, this.config, { scenario, bestFor }) : undefined;
    const { study, result } = site;
    const folder = flags.out === undefined ? undefined : outFolder(flags.out, result.site.code, [args.site]);
    const option = (empty === undefined ? chosenOption : plannedOption)(result, flags.option);
    const drawing = receiptDrawing(study, result, option);
    const draws = { ...flags, draws: flags.draws ?? 10_000, lines: drawing?.lines };
    const simulated = drawing === undefined ? undefined : await this.drawn(drawing.outcome, draws, args.site);
    const drawn = simulated === undefined ? undefined : drawing?.drawn(simulated, draws);
    const answerOn = (of: Evaluated): Shown<LandAnswer> => {
      const own = chosenOption(of.result, option.id);
      const answer = landAnswer(of.study, of.result, own, of === site ? drawn : undefined);
      if (answer === undefined) throw new UserError(`${args.site} has no land to release: ${whyNone(of.result)}`);
      return shownOf(answer, of.result, own);
    };
    const compared = { option: option.id, topics: ['blocks', 'parcels', 'receipt', 'land-value'], bestFor };
    const emptied = before === undefined || empty === undefined ? undefined : emptiedOf(before.study, study, option.id);
    const answer = withAgainst(answerOn, site, before, compared);
    const write = async (to: string): Promise<string[]> =>
      (await import('../writers/index.js')).writeLand(result, option.id, to);
    const files = folder === undefined ? undefined : await write(folder);
    const shown = {
      ...answer,
      ...(emptied === undefined ? {} : { emptied }),
      ...(files === undefined ? {} : { files }),
    };
    if (!this.jsonEnabled()) this.printAnswer(printLandOf(shown, full), shown, full);
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
