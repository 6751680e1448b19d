import type { Overview, ReportTopic } from '../library/reports/index.js';
import type { NamedFact, OverviewFacts, TopicFacts } from './result.js';

/** A topic as plain data, without the places where its file names the lines. */
export function topicFacts({ id, title, asks, options, tables }: ReportTopic): TopicFacts {
  return {
    id,
    title,
    asks,
    options,
    tables: tables.map((table) => ({ title: table.title, lines: table.lines.map(({ name }) => name) })),
  };
}

/** What a report sets side by side, as plain data. */
export function overviewFacts({ today, options, compare, screen, hospitals, ranking }: Overview): OverviewFacts {
  const named = ({ name, label }: NamedFact): NamedFact => ({ name, label });
  return {
    today: today.map(named),
    options: options.map(named),
    compare: compare.map(named),
    screen: screen.map(named),
    hospitals: hospitals.map(named),
    ranking: ranking.map(named),
  };
}
