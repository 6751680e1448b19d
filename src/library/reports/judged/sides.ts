import type { Problem } from '../../../problems/index.js';
import type { BestRule } from '../best.js';
import type { NamedLine } from '../declaration.js';
import { namesOfOverview, type Overview } from '../overview.js';
import { refuse, type Known } from './known.js';
import { refuseStrangers } from './strangers.js';

/** What stands side by side must be there, have one value an option, and say in years when the effects are full. */
export function judgeOverview(overview: Overview, known: Known, problems: Problem[]): void {
  const names = namesOfOverview(overview);
  refuseStrangers(names, known, problems);
  refuseMembers(names, known, problems);
  const { fullAfter } = overview;
  const unit = fullAfter === undefined ? undefined : known.unitOf(fullAfter.name)?.text;
  if (fullAfter !== undefined && unit !== undefined && unit !== 'year')
    refuse(
      problems,
      fullAfter.place,
      `${fullAfter.name} is in ${unit}, and effects are full after years`,
      'Name an input in years',
    );
}

/** What ranks options must be money, one value an option. */
export function judgeBest({ views }: BestRule, known: Known, problems: Problem[]): void {
  const lines = views.flatMap((view) => view.lines);
  refuseStrangers(lines, known, problems);
  refuseMembers(lines, known, problems);
  for (const { name, place } of lines) {
    const unit = known.unitOf(name)?.text;
    if (unit !== undefined && !/GBP$/.test(unit))
      refuse(problems, place, `${name} is in ${unit}, and options are ranked by money`, 'Name a line in pvGBP');
  }
}

function refuseMembers(names: readonly NamedLine[], known: Known, problems: Problem[]): void {
  for (const { name, place } of names) {
    const by = known.names.get(name)?.by;
    if (by !== undefined)
      refuse(problems, place, `${name} is by ${by}: it has no one value`, `Name a line that totals it: total(${name})`);
  }
}
