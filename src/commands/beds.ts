import { Args } from '@oclif/core';
import { DecantCommand, FLAGS } from '../cli/index.js';
import { Library } from '../library/index.js';
import { UserError } from '../problems/index.js';
import { bedAnswer, type BedAnswer } from '../report/answers/index.js';
import { openedAsked } from '../report/index.js';
import { chosenCase } from '../study/index.js';
import { printBeds, screenOfBeds } from '../writers/terminal/index.js';

export default class Beds extends DecantCommand {
  static override summary = 'Say how many beds a hospital needs, how many can close, and in which whole wards.';
  static override description =
    'From the beds open today to the beds needed when the scenario’s effects are full: occupancy debt, growth and each effect. Only beds that are open today can close; beds that growth would have added are an avoided cost and close nothing.';
  static override examples = [
    '<%= config.bin %> beds sites/stoke-mandeville',
    '<%= config.bin %> beds sites/stoke-mandeville --scenario torbay --json',
    '<%= config.bin %> beds sites/stoke-mandeville --set target_occupancy=90% --set winter_factor=1.1',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: FLAGS.option,
    scenario: FLAGS.scenario,
    'best-for': FLAGS['best-for'],
    set: FLAGS.set,
    full: FLAGS.full,
  };

  async run(): Promise<BedAnswer> {
    const { args, flags } = await this.parse(Beds);
    const asked = { scenario: flags.scenario, bestFor: flags['best-for'], sets: flags.set };
    const { study, reader } = openedAsked(args.site, Library.shipped(this.config.root), asked);
    const answer = bedAnswer(study, chosenCase(study, flags.option, asked.bestFor), { ...asked, reader });
    if (answer === undefined) throw new UserError(`${args.site} has no beds: its sections do not hold beds and wards`);
    if (!this.jsonEnabled()) this.printAnswer((flags.full ? printBeds : screenOfBeds)(answer), answer, flags.full);
    if (answer.failedChecks.length > 0) this.checksFailed();
    return answer;
  }
}
