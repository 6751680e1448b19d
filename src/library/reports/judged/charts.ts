import type { Problem } from '../../../problems/index.js';
import type { ReportTopic, TopicChart } from '../declaration.js';
import { refuse, type Known } from './known.js';

/** What is drawn on one axis in several units, and pictures of one name in two topics, which would stand over each other. */
export function refuseCharts(topics: readonly ReportTopic[], known: Known, problems: Problem[]): void {
  const drawnBy = new Map<string, string>();
  for (const { id, charts } of topics)
    for (const chart of charts) {
      judgeAxis(chart, known, problems);
      const by = drawnBy.get(chart.picture) ?? id;
      drawnBy.set(chart.picture, by);
      if (by !== id)
        refuse(
          problems,
          chart.place,
          `${chart.id}: the picture ${chart.picture} is drawn by ${by} already`,
          'Give it picture: another name',
        );
    }
}

/** Real and nominal money may stand beside each other in a chart, whose labels say which; beds beside pounds may not. */
function judgeAxis({ id, lines }: TopicChart, known: Known, problems: Problem[]): void {
  const drawn = lines.flatMap(({ line, share }) => {
    const unit = line === undefined || share ? undefined : known.unitOf(line.name)?.text;
    return line === undefined || unit === undefined ? [] : [{ ...line, unit }];
  });
  const kindOf = (unit: string): string => unit.replace(/\b(real|pv)GBP\b/g, 'GBP').replace(/\/year$/, '');
  const [first, ...others] = drawn;
  for (const { name, place, unit } of others)
    if (first !== undefined && kindOf(unit) !== kindOf(first.unit))
      refuse(
        problems,
        place,
        `${id}: ${name} is in ${unit}, beside ${first.name} in ${first.unit}`,
        'Draw what has one unit on one axis; a share may have share: yes',
      );
}
