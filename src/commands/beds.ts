import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { Library } from '../library/index.js';
import { printProblem, UserError } from '../problems/index.js';
import { bedAnswer, bestCase, type BedAnswer } from '../report/answers/index.js';
import { otherOptions } from '../report/index.js';
import { openSite, type Case, type Study } from '../study/index.js';
import { printBeds } from '../writers/terminal/index.js';

export default class Beds extends DecantCommand {
  static override summary = 'Say how many beds a hospital needs, how many can close, and in which whole wards.';
  static override description =
    'From the beds open today to the beds needed when the scenario’s effects are full: occupancy debt, growth and each effect. Only beds that are open today can close; beds that growth would have added are an avoided cost and close nothing.';
  static override examples = [
    '<%= config.bin %> beds sites/stoke-mandeville',
    '<%= config.bin %> beds sites/stoke-mandeville --scenario torbay --json',
  ];
  static override args = { site: Args.string({ required: true, description: 'Folder of a hospital.' }) };
  static override flags = {
    option: Flags.string({
      helpValue: 'ID',
      summary: 'An option of the site; that of the highest present value when left out.',
    }),
    scenario: Flags.string({
      helpValue: 'ID|FILE',
      summary: 'Another scenario than the site’s: a shipped one, or a file (.yaml).',
    }),
  };

  async run(): Promise<BedAnswer> {
    const { args, flags } = await this.parse(Beds);
    const library = Library.shipped(this.config.root);
    const { study, problems } = openSite(args.site, library, flags.scenario);
    if (study === undefined) throw new UserError(`${args.site} cannot be evaluated`, problems.map(printProblem));
    const answer = bedAnswer(study, chosen(study, flags.option));
    if (answer === undefined) throw new UserError(`${args.site} has no beds: its sections do not hold beds and wards`);
    if (!this.jsonEnabled()) this.printAnswer(printBeds(answer), answer);
    if (answer.failedChecks.length > 0) this.checksFailed();
    return answer;
  }
}

function chosen(study: Study, id: string | undefined): Case {
  const ids = study.cases.map(({ option }) => option.id);
  const found = id === undefined ? bestCase(study) : study.cases.find(({ option }) => option.id === id);
  if (found !== undefined) return found;
  throw new UserError(`There is no option ${id ?? ''}`, [otherOptions(id ?? '', ids)]);
}
