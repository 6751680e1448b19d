import type { YamlFile } from '../files/yaml/index.js';
import type { Place, Problem } from '../problems/index.js';
import { readReturn } from './readReturn.js';
import type { Return } from './return.js';

/** Where the files of templates/returns are found: one by its id, with a problem at `place` where there is none; and all ids. */
export interface ReturnFiles {
  readonly find: (id: string, place: Place, problems: Problem[]) => YamlFile | undefined;
  readonly ids: () => readonly string[];
}

/** The kinds of national returns that are known, each read once, when it is asked for. */
export class Returns {
  private readonly read = new Map<string, Return | undefined>();

  constructor(private readonly files: ReturnFiles) {}

  /** None at all: a folder that names a return is then refused. */
  static readonly none = new Returns({
    find: (id, place, problems) => {
      const right = 'Read the folder with the templates of Decant';
      problems.push({ severity: 'error', ...place, found: `no kind of return is known here, ${id} neither`, right });
      return undefined;
    },
    ids: () => [],
  });

  /** Undefined where there is none of this id, or its file has faults; `problems` says so once. */
  find(id: string, place: Place, problems: Problem[]): Return | undefined {
    if (!this.read.has(id)) {
      const yaml = this.files.find(id, place, problems);
      this.read.set(id, yaml === undefined ? undefined : readReturn(yaml, id));
    }
    return this.read.get(id);
  }

  /** Every kind, in the order of their ids. */
  all(problems: Problem[]): Return[] {
    return this.files.ids().flatMap((id) => this.find(id, { file: `templates/returns/${id}.yaml` }, problems) ?? []);
  }
}
