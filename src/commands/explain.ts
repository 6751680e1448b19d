import { Args, Flags } from '@oclif/core';
import { DecantCommand, FLAGS } from '../cli/index.js';
import { Library } from '../library/index.js';
import { explained, printExplained, type Explained, type ExplainedSentence } from '../report/explained/index.js';
import { studied } from '../study/index.js';

export default class Explain extends DecantCommand {
  static override summary =
    'Say how a number was made, or a sentence of the report: formulas with their numbers, and what they were made from.';
  static override description =
    'A line or an input is asked for by its name or by its label, as the workbook prints it, and so are a member of it, such as a block, and an option. A sentence is asked for by its id, as in result.json and in report --full: what it says, why it is said or not and in these words, the inputs behind it that nobody has measured, and each number in it, of an experiment one for each variant and one level less deep; --year opens its numbers in other years. With --json one explanation is an object; several years of a line, which has one a year, are a list.';
  static override examples = [
    '<%= config.bin %> explain net_position --site sites/stoke-mandeville --year 2031',
    '<%= config.bin %> explain costs.stranded --site sites/stoke-mandeville',
    '<%= config.bin %> explain pfi.due --site sites/stoke-mandeville --year 2035/36',
    '<%= config.bin %> explain implicit_rate --pfi --site sites/whiston',
    '<%= config.bin %> explain "Gross receipt, middle" --site sites/stoke-mandeville --year 2022',
    '<%= config.bin %> explain "Beds open today that are not needed, Medicine" --site sites/stoke-mandeville',
    '<%= config.bin %> explain present_value --site sites/stoke-mandeville --year 2017-2020',
    '<%= config.bin %> explain closable_beds.pfi_part --site sites/stoke-mandeville --option rationalise-and-sell --depth 2',
  ];
  static override args = {
    line: Args.string({
      required: true,
      description:
        'A line or input, by name or label; a member after a dot or a comma, by name or label: closable_beds.medicine; or a sentence: costs.stranded.',
    }),
  };
  static override flags = {
    site: Flags.string({ required: true, helpValue: 'DIR', summary: 'Folder of the hospital.' }),
    pfi: Flags.boolean({ summary: 'A line or a sentence of decant pfi: of the hospital’s contracts alone.' }),
    option: FLAGS.option,
    scenario: FLAGS.scenario,
    'best-for': FLAGS['best-for'],
    year: Flags.string({
      helpValue: 'YEAR',
      summary:
        'Financial year: 2031, 2030/31 or 2030-31; several: 2021,2031 or 2017-2020; the base year when left out.',
    }),
    depth: Flags.integer({ default: 1, min: 0, max: 12, summary: 'How many levels of precedents to show.' }),
  };

  async run(): Promise<Explained | readonly Explained[] | ExplainedSentence> {
    const { args, flags } = await this.parse(Explain);
    const { option, year: years, depth, 'best-for': bestFor } = flags;
    const part = flags.pfi ? 'contract' : undefined;
    const study = studied(flags.site, Library.shipped(this.config.root), flags.scenario, part);
    const opened = explained(study, { name: args.line, option, years, depth, bestFor });
    if (!this.jsonEnabled()) this.log(printExplained(opened));
    if ('sentence' in opened) return opened;
    const [first] = opened;
    return first !== undefined && opened.length === 1 ? first : opened;
  }
}
