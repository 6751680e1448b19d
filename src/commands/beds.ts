import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, OTHERWISE, besideOf } from '../cli/index.js';
import { Library } from '../library/index.js';
import { UserError } from '../problems/index.js';
import { withAgainst, type WithAgainst } from '../report/against/index.js';
import { bedAnswer, type BedAnswer } from '../report/answers/index.js';
import { openedAsked, type OpenedStudy } from '../report/opened/index.js';
import { chosenCase } from '../study/index.js';
import { printBeds, printBeside, screenOfBeds } from '../writers/terminal/index.js';

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
    ...OTHERWISE,
    full: FLAGS.full,
  };

  async run(): Promise<WithAgainst<BedAnswer>> {
    const { args, flags } = await this.parse(Beds);
    const { scenario, 'best-for': bestFor, set: sets, against } = flags;
    const beside = besideOf(against, args.site, [sets]);
    const library = Library.shipped(this.config.root);
    const opened = openedAsked(args.site, library, { scenario, bestFor, sets });
    const option = chosenCase(opened.study, flags.option, bestFor).option.id;
    const answerOn = ({ study, reader }: OpenedStudy, id: string): BedAnswer => {
      const found = bedAnswer(study, chosenCase(study, id), { bestFor, reader });
      if (found === undefined)
        throw new UserError(`${study.site.name} has no beds: its sections do not hold beds and wards`);
      return found;
    };
    const before = beside && openedAsked(beside.folder, library, { scenario, bestFor });
    const compared = { option, topics: ['beds'], bestFor, other: beside?.other };
    const answer = withAgainst(answerOn, opened, before, compared);
    if (!this.jsonEnabled()) {
      const lines = printBeside(answer, flags.full, { screen: screenOfBeds, whole: printBeds });
      this.printAnswer(lines, answer, flags.full);
    }
    if (answer.failedChecks.length > 0) this.checksFailed();
    return answer;
  }
}
