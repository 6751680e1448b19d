import type { Problem } from '../../../problems/index.js';
import type { ReportTopic } from '../declaration.js';
import { refuseCharts } from './charts.js';
import type { Known } from './known.js';
import { refuseMisfits } from './misfits.js';
import { refuseOutOfPlace } from './places.js';
import { refuseStrangersOf } from './strangers.js';
import { refuseTitles } from './titles.js';

export { Known } from './known.js';
export { judgeBest, judgeOverview } from './sides.js';
export { judgeExperiments, refuseStrangeInputs } from './experiments.js';

/** All that is wrong with the topics of a report, held against the model and the experiments; what is told in one way is not told in another. */
export function judgeTopics(topics: readonly ReportTopic[], known: Known, problems: Problem[]): void {
  refuseTitles(topics, problems);
  refuseCharts(topics, known, problems);
  for (const topic of topics) {
    refuseStrangersOf(topic, known, problems);
    refuseMisfits(topic, known, problems);
    refuseOutOfPlace(topic, known, problems);
  }
}
