import type { YamlFile } from '../../files/yaml/index.js';
import type { Section } from '../../model/index.js';
import type { Problem } from '../../problems/index.js';
import type { NamedLine, ReportTopic } from './declaration.js';
import { namesOfTopic, refuseStrangeEach, refuseStrangers } from './names.js';
import { namesOfOverview, readOverview, type Overview } from './overview.js';
import { readTopic } from './read.js';
import { refuseMisfits } from './units.js';

/** A file of a report, and whether it has been added or changed since Decant was built. */
interface Opened {
  readonly file: YamlFile;
  readonly isNew: boolean;
}

/**
 * Reads the files of a report. What stood in the build was judged by its tests; of what has been added or changed since, every name
 * is judged against the model here.
 */
export class ReportReader {
  constructor(
    /** Opens a file by its path below `templates/`, without its ending; undefined where there is none. */
    private readonly open: (name: string) => Opened | undefined,
    private readonly sections: () => readonly Section[],
    /** Ids of the experiments that a topic may speak of. */
    private readonly experiments: () => readonly string[],
    private readonly problems: Problem[],
  ) {}

  topics(ids: readonly string[]): ReportTopic[] {
    const read = ids.flatMap((id) => {
      const opened = this.open(`reports/${id}`);
      return opened === undefined ? [] : [{ topic: readTopic(opened.file, id), isNew: opened.isNew }];
    });
    const added = read.flatMap(({ topic, isNew }) => (isNew ? [topic] : []));
    this.judge(added.flatMap(namesOfTopic));
    if (added.length > 0) {
      refuseMisfits(added, this.sections(), this.problems);
      refuseStrangeEach(added, this.sections(), this.experiments(), this.problems);
    }
    return read.map(({ topic }) => topic).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  overview(): Overview {
    const opened = this.open('overview');
    if (opened === undefined) return { today: [], options: [], compare: [], screen: [], ranking: [] };
    const overview = readOverview(opened.file);
    if (opened.isNew) this.judge(namesOfOverview(overview));
    return overview;
  }

  judge(names: readonly NamedLine[]): void {
    if (names.length > 0) refuseStrangers(names, this.sections(), this.problems);
  }
}
