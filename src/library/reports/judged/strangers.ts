import { didYouMean, type Problem } from '../../../problems/index.js';
import { EACH_OPTIONS, type NamedLine, type ReportTopic } from '../declaration.js';
import { CALENDAR, namesOfTopic, waysOf, wordsIn } from '../names.js';
import { nearest, refuse, type Known } from './known.js';

/** Names that no section of the model declares are problems, each with the nearest that one does. */
export function refuseStrangers(names: readonly NamedLine[], known: Known, problems: Problem[]): void {
  for (const { name, place } of names) {
    if (known.names.has(name) || CALENDAR.includes(name)) continue;
    const right =
      didYouMean(name, [...known.names.keys(), ...CALENDAR]) ?? 'Name a line or an input of templates/model';
    refuse(problems, place, `there is no line or input ${name}`, right);
  }
}

/** What a topic names that there is none of: lines, options and dimensions that it goes over, experiments, sections. */
export function refuseStrangersOf(topic: ReportTopic, known: Known, problems: Problem[]): void {
  refuseStrangers(namesOfTopic(topic), known, problems);
  const worded = wordsIn(topic);
  const experiments = known.experiments.map(({ id }) => id);
  const over = [...EACH_OPTIONS, ...experiments, ...known.dimensions.keys()];
  for (const { name, place } of worded.flatMap(({ parts }) => [...parts.values()].flatMap(({ each }) => each ?? [])))
    if (!over.includes(name))
      refuse(problems, place, `there is nothing that each: ${name} goes over`, nearest(name, over));
  const decided = worded
    .flatMap(waysOf)
    .flatMap(({ text }) => text.flatMap((piece) => (piece.kind === 'decisions' ? [piece] : [])));
  for (const { name, place } of worded.flatMap((each) => ('shape' in each ? [] : (each.each ?? []))))
    if (![...experiments, ...known.dimensions.keys()].includes(name))
      refuse(
        problems,
        place,
        `there is no experiment or dimension ${name}`,
        nearest(name, [...experiments, ...known.dimensions.keys()]),
      );
  for (const { name, place } of [...topic.charts.flatMap(({ each }) => each ?? []), ...decided])
    if (!experiments.includes(name))
      refuse(problems, place, `there is no experiment ${name}`, nearest(name, experiments));
  for (const { name, place } of topic.answer?.sections ?? [])
    if (!known.sections.includes(name))
      refuse(
        problems,
        place,
        `there is no section ${name}`,
        didYouMean(name, known.sections) ?? 'Name one of templates/model',
      );
}
