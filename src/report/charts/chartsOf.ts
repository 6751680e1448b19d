import type { ChartLine, NamedLine, ReportTopic, TopicChart, Way } from '../../library/reports/index.js';
import type { View } from '../../model/evaluate/index.js';
import type { Problem } from '../../problems/index.js';
import { printFinancialYear } from '../../words/index.js';
import { holds, Missing, NotKnown, say, Speaker, type SaySubject, type SpokenOption } from '../say/index.js';
import { inItsYears, type ChartFacts, type DrawnLine } from './facts.js';
import { has, known, leastOf, numbersOf, readOf, seriesOf, unitOf } from './numbers.js';
import { sourceOf } from './sources.js';

/** A pound: a rounding of sums of money. */
const POUND = 1;

/** The charts that the topics declare, of the options that each is of, in the order of topics. */
export function chartsOf(
  topics: readonly ReportTopic[],
  subject: SaySubject,
  best: string,
  problems: Problem[],
): ChartFacts[] {
  return topics.flatMap(({ charts }) => charts.flatMap((chart) => drawnFor(chart, subject, best, problems)));
}

/** Lines by year need a value a year, and a bridge has no step a member: both are said where they are written. */
function fits({ id, shape, lines }: TopicChart, { view }: SpokenOption, problems: Problem[]): boolean {
  const before = problems.length;
  const refuse = ({ name, place }: NamedLine, found: string, right: string): void =>
    void problems.push({ severity: 'error', ...place, found: `${id}: ${name} ${found}`, right });
  for (const { line } of lines) {
    if (line === undefined) continue;
    const { lines: own, inputs } = view.outcome.structure.blueprint;
    const by = (own.get(line.name) ?? inputs.get(line.name))?.by;
    if (by !== undefined && shape === 'bridge')
      refuse(line, `is by ${by}`, `Draw a line that totals it: total(${line.name})`);
    else if (
      (shape === 'lines' || shape === 'stacked') &&
      has(view, line.name) &&
      seriesOf(view, line.name) === undefined
    )
      refuse(
        line,
        'has one value, and this shape is by year',
        'Write shape: bars, or draw a line that has a value a year',
      );
  }
  return problems.length === before;
}

function drawnFor(chart: TopicChart, subject: SaySubject, best: string, problems: Problem[]): ChartFacts[] {
  const options = optionsOf(chart, subject);
  const together = chart.of === 'compared';
  return (together ? [options] : options.map((option) => [option])).flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const speaker = new Speaker(subject, first, chart.year);
    try {
      if (!mayHold(chart, speaker) || !fits(chart, first, problems)) return [];
      const lines = of.flatMap((option) => linesOf(chart, speaker.of(option), together));
      const drawn = chart.shape === 'bridge' ? addedUp(lines, leastOf(first.view, lines[0]?.line)) : lines;
      return drawn.every(({ onCellsOnly }) => onCellsOnly) ? [] : [factsOf(chart, speaker, drawn, { subject, best })];
    } catch (error) {
      if (error instanceof Missing) return [];
      throw error;
    }
  });
}

/** A chart whose condition could not be calculated is drawn: what of it is not known is said in its place. */
function mayHold(chart: TopicChart, speaker: Speaker): boolean {
  return unlessNotKnown(() => holds(chart.when, speaker), true);
}

function wordsOf(ways: readonly Way[], chart: TopicChart, speaker: Speaker): string {
  return unlessNotKnown(() => say(ways, chart, speaker), 'not known');
}

function unlessNotKnown<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotKnown) return otherwise;
    throw error;
  }
}

function optionsOf(
  { of }: TopicChart,
  { options, usual, programme, best, change }: SaySubject,
): readonly SpokenOption[] {
  if (of === 'usual') return [usual];
  if (of === 'programme') return [programme];
  if (of === 'best') return [best];
  if (of === 'change') return [change];
  if (of === 'compared') return options.filter(({ role }) => role !== 'what_if');
  return options.filter(({ role }) => role === (of === 'acting' ? 'acting' : 'what_if'));
}

function factsOf(
  chart: TopicChart,
  speaker: Speaker,
  lines: readonly DrawnLine[],
  { subject, best }: { readonly subject: SaySubject; readonly best: string },
): ChartFacts {
  const { view } = speaker.option;
  const words = (ways: readonly Way[]): string => wordsOf(ways, chart, speaker).replace(/\s+/g, ' ').trim();
  const [title, says, subtitle] = [words(chart.title), words(chart.says), words(chart.subtitle)];
  const note = words(chart.note);
  const late = speaker.goneBy;
  const variants = chart.each === undefined ? undefined : subject.variants(chart.each.name, speaker.option);
  const facts: ChartFacts = {
    id: chart.id,
    file: `${chart.picture}.png`,
    shape: chart.shape,
    option: speaker.option.id,
    optionTitle: speaker.option.title,
    ...(chart.of === 'best' || chart.of === 'change' ? { best } : {}),
    title,
    altText: late === '' ? says : `${says}.${late}`,
    subtitle,
    axis: words(chart.axis),
    unit: unitOf(view, lines),
    year: subject.years[chart.year],
    yearLabels: Array.from({ length: view.last - view.first + 1 }, (_, index) =>
      printFinancialYear(view.first + index),
    ),
    lines,
    reads: Object.fromEntries(
      [...chart.reads].map(([role, { name }]) => [role, readOf(view, name, subject.years[chart.year])]),
    ),
    ...(variants === undefined
      ? {}
      : {
          variants: variants.map((variant) => ({
            label: variant.title,
            values: chart.lines.map(({ line }) => known(variant.value(line?.name ?? '', subject.years[chart.year]))),
          })),
        }),
    source: sourceOf(drawnFrom(subject.options, lines), lines, `${note}${late}`.trim()),
  };
  return chart.lines.every(({ where }) => where !== undefined) ? inItsYears(facts) : facts;
}

/** The options of which something is drawn: each rests on inputs of its own. */
function drawnFrom(options: readonly SpokenOption[], lines: readonly DrawnLine[]): View[] {
  return options.filter(({ id }) => lines.some(({ option }) => option === id)).map(({ view }) => view);
}

function linesOf(chart: TopicChart, speaker: Speaker, compared: boolean): DrawnLine[] {
  const { view, title, id } = speaker.option;
  return chart.lines.flatMap((declared): DrawnLine[] => {
    const { line, less, share, allYears, step, unlessNought } = declared;
    if (line !== undefined && !has(view, line.name)) return [];
    const sign = less ? -1 : 1;
    return ofMembers(line, speaker).map((own) => {
      const member = own.within.member?.id;
      const { value, values } = numbersOf(declared, view, speaker.subject.years[chart.year], sign, member);
      const isNought = unlessNought && value !== null && Math.abs(value) < leastOf(view, line?.name);
      const below = declared.below.length > 0 && value !== null && value < 0;
      const label = compared ? title : wordsOf(below ? declared.below : declared.label, chart, own);
      return {
        label,
        ...(line === undefined ? {} : { line: line.name }),
        ...(member === undefined ? {} : { member }),
        option: id,
        ...{ step, sign, share, allYears, value },
        ...(isNought ? { onCellsOnly: true as const } : {}),
        ...(values === undefined ? {} : { values }),
        ...(declared.madeOf.length === 0
          ? {}
          : { madeOf: partsOf(declared, view, speaker.subject.years[chart.year], value) }),
      };
    });
  });
}

/** A line that has a value a member is drawn a member at a time; any other once. */
function ofMembers(line: NamedLine | undefined, speaker: Speaker): readonly Speaker[] {
  const { view } = speaker.option;
  const { lines, inputs } = view.outcome.structure.blueprint;
  const by = line === undefined ? undefined : (lines.get(line.name) ?? inputs.get(line.name))?.by;
  return by === undefined ? [speaker] : view.members(by).map((member) => speaker.for(by, member));
}

/** A level without a line of its own is where the steps before it end, if there are any; what no line names is a step more. */
function addedUp(lines: readonly DrawnLine[], least: number): DrawnLine[] {
  const steps: DrawnLine[] = [];
  let reached: number | null = null;
  for (const line of lines) {
    if (line.step === 'hangs' || line.step === 'tops') steps.push(line);
    else if (line.step === 'change') {
      steps.push(line);
      reached = reached === null || line.value === null ? null : reached + line.value;
    } else if (line.line === undefined) {
      if (steps.at(-1)?.step === 'change' && reached !== null)
        steps.push({ ...line, value: reached, ...repeats(steps) });
    } else {
      const rest = reached === null || line.value === null ? 0 : line.value - reached;
      if (Math.abs(rest) >= least)
        steps.push({
          label: 'Other',
          option: line.option,
          step: 'change',
          sign: 1,
          share: false,
          allYears: false,
          value: rest,
        });
      steps.push({ ...line, ...repeats(steps) });
      reached = line.value;
    }
  }
  return steps;
}

/** A level to which only steps lead that are nought is the level before it once more. */
function repeats(before: readonly DrawnLine[]): Pick<DrawnLine, 'onCellsOnly'> {
  const since = before.slice(before.findLastIndex(({ step }) => step === 'level') + 1);
  return since.length > 0 && since.every(({ onCellsOnly }) => onCellsOnly === true) ? { onCellsOnly: true } : {};
}

/** What a level is made of; what no line names is one part more, so that the parts add up. */
function partsOf(
  { madeOf }: ChartLine,
  view: View,
  year: number,
  whole: number | null,
): { readonly label: string; readonly value: number | null }[] {
  const parts = madeOf.flatMap(([label, { name }]) => {
    const value = view.has(name) ? known(view.at(name, year)) : 0;
    return value === 0 ? [] : [{ label, value }];
  });
  const rest = parts.reduce((left, { value }) => left - (value ?? NaN), whole ?? NaN);
  return Number.isNaN(rest) || Math.abs(rest) < POUND ? parts : [...parts, { label: 'Other', value: rest }];
}
