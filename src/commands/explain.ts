import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { Library } from '../library/index.js';
import { explain, printExplanation, type Explanation } from '../model/explain/index.js';
import { didYouMean, printProblem, UserError } from '../problems/index.js';
import { openSite, type Case, type Study } from '../study/index.js';
import { parseFinancialYear } from '../words/index.js';

export default class Explain extends DecantCommand {
  static override summary = 'Say how a number was made: its formula with its numbers, and what they were made from.';
  static override examples = [
    '<%= config.bin %> explain net_position --site sites/stoke-mandeville --year 2031',
    '<%= config.bin %> explain closable_beds.pfi_part --site sites/stoke-mandeville --option rationalise-and-sell --depth 2',
  ];
  static override args = {
    line: Args.string({
      required: true,
      description: 'A line or input; a member after a dot: closable_beds.medicine.',
    }),
  };
  static override flags = {
    site: Flags.string({ required: true, helpValue: 'DIR', summary: 'Folder of the hospital.' }),
    option: Flags.string({ helpValue: 'OPTION', summary: 'Option to look at; the first of the site when left out.' }),
    scenario: Flags.string({
      helpValue: 'ID|FILE',
      summary: 'Another scenario than the site’s: a shipped one, or a file (.yaml).',
    }),
    year: Flags.string({
      helpValue: 'YEAR',
      summary: 'Financial year: 2031, 2030/31 or 2030-31; the base year when left out.',
    }),
    depth: Flags.integer({ default: 1, min: 0, max: 12, summary: 'How many levels of precedents to show.' }),
  };

  async run(): Promise<Explanation> {
    const { args, flags } = await this.parse(Explain);
    const { study, problems } = openSite(flags.site, Library.shipped(this.config.root), flags.scenario);
    if (study === undefined) throw new UserError(`${flags.site} cannot be used`, problems.map(printProblem));
    const options = study.cases.map((each) => each.option.id);
    const found =
      flags.option === undefined ? study.cases[0] : study.cases.find((each) => each.option.id === flags.option);
    if (found === undefined)
      throw new UserError(
        `${flags.site} has no option ${flags.option ?? ''}. ${didYouMean(flags.option ?? '', options) ?? `It has ${options.join(', ')}`}`,
      );
    const { timeline } = study;
    const year = flags.year === undefined ? timeline.base : parseFinancialYear(flags.year);
    if (year === undefined || year < timeline.first || year > timeline.last)
      this.error(
        `--year ${flags.year ?? ''} is not a financial year of this model: it runs from ${timeline.first} to ${timeline.last}`,
      );
    const [name = '', ...parts] = args.line.split('.');
    const member = parts.length === 0 ? undefined : parts.join('.');
    const explanation = explain(
      found.outcome,
      { name, year, ...(member === undefined ? {} : { member }) },
      flags.depth,
    );
    if (explanation === undefined)
      throw new UserError(
        inAnotherOption(study, name, found) ?? this.unknown(found.outcome.structure.blueprint, name, member),
      );
    if (!this.jsonEnabled()) this.log(printExplanation(explanation));
    return explanation;
  }

  private unknown(
    blueprint: {
      lines: ReadonlyMap<string, { by?: string }>;
      inputs: ReadonlyMap<string, { by?: string }>;
      dimensions: ReadonlyMap<string, { members: readonly string[] }>;
    },
    name: string,
    member: string | undefined,
  ): string {
    const by = (blueprint.lines.get(name) ?? blueprint.inputs.get(name))?.by;
    const members = by === undefined ? [] : (blueprint.dimensions.get(by)?.members ?? []);
    if (by !== undefined)
      return `${name} is by ${by}: write ${name}.${members[0] ?? 'member'}. Members are ${members.slice(0, 12).join(', ')}`;
    const known = [...blueprint.lines.keys(), ...blueprint.inputs.keys()];
    if (known.includes(name)) return `${name} has no member ${member ?? ''}: write it without a dot`;
    return `There is no line or input ${name}. ${didYouMean(name, known) ?? 'decant run and the workbook list them'}`;
  }
}

/** What to say of a line or an input that this option's model lacks and another's has, since they fill a slot in different ways. */
function inAnotherOption({ cases }: Study, name: string, asked: Case): string | undefined {
  const has = ({ outcome: { structure } }: Case): boolean =>
    structure.ofLine.has(name) || structure.blueprint.inputs.has(name);
  const having = has(asked) ? [] : cases.filter(has).map(({ option }) => option.id);
  if (having.length === 0) return undefined;
  return `${name} is not in the model of option ${asked.option.id}. Add --option ${having.join(' or --option ')}`;
}
