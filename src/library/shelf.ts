import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { keptRead, YamlFile, type ReadBefore } from '../files/yaml/index.js';
import { didYouMean, type Place, type Problem } from '../problems/index.js';

const ID = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)?$/;
const NAMED: Readonly<Record<string, string>> = {
  model: 'section',
  growth: 'growth preset',
  reports: 'file',
  returns: 'kind of return',
};
/** What the build reads of the templates is held against the model by tests; these folders must then hold the same files. */
const HELD_AGAINST = ['model', 'experiments', 'reports', 'changes', 'regimes', 'options'];

/** Folders of which a hospital may have files of its own. */
export const OWN_FOLDERS = ['options', 'scenarios', 'regimes', 'changes'] as const;
export type OwnFolder = (typeof OWN_FOLDERS)[number];
/** Each regime and each change is run on its own: more make a report that nobody waits for. */
const MOST_OWN = 20;

/** The files of a hospital's own folder, beside those that are shipped. */
export interface OwnFiles {
  /** Names of the files of a folder, without their endings. */
  ids(this: void, folder: OwnFolder): readonly string[];
  /** How messages name a file. */
  label(this: void, folder: OwnFolder, id: string): string;
  open(this: void, folder: OwnFolder, id: string, problems: Problem[]): YamlFile | undefined;
}

/** What the build left of the files that it read, by the path of each below `templates/`. */
interface Built {
  readonly names: readonly string[];
  readonly before: (name: string) => ReadBefore | undefined;
}

/** The files below `templates/`, by their paths without an ending, and whether they are as they were built. */
export class Shelf {
  private readonly idsIn = new Map<string, string[]>();
  private read: Built | undefined;
  private hasChanged = false;

  constructor(
    private readonly root: string,
    /** Where the build left what it read: a file that has changed since is read anew. */
    private readonly built?: string,
    private readonly own?: OwnFiles,
  ) {}

  /** The file of an id below a folder; undefined, with a problem at `place`, where there is none. */
  find(folder: string, id: string, place: Place, problems: Problem[]): YamlFile | undefined {
    const own = isOwnFolder(folder) && this.ownIds(folder).includes(id) ? folder : undefined;
    if (own !== undefined) return this.own?.open(own, id, problems);
    const file = ID.test(id) ? this.open(`${folder}/${id}`, problems) : undefined;
    if (file !== undefined || (ID.test(id) && this.has(`${folder}/${id}`))) return file;
    const known = this.ids(folder);
    problems.push({
      severity: 'error',
      ...place,
      found: `there is no ${NAMED[folder] ?? folder.replace(/s$/, '')} ${id}`,
      right:
        didYouMean(id, known) ?? (known.length === 1 ? `There is ${known.join()}` : `There are ${known.join(', ')}`),
    });
    return undefined;
  }

  /** A file by its path; undefined where there is none, or where it cannot be read, which `problems` then say. */
  open(name: string, problems: Problem[]): YamlFile | undefined {
    if (!this.has(name)) return undefined;
    const before = this.builtFiles().before(name);
    const file = YamlFile.read(join(this.root, `${name}.yaml`), `templates/${name}.yaml`, problems, before);
    if (file?.text !== before?.text) this.hasChanged = true;
    return file;
  }

  /** Ids below a folder, a hospital's own after those that are shipped; none where there is no such folder. */
  ids(folder: string): string[] {
    return [...this.shippedIds(folder), ...(isOwnFolder(folder) ? this.ownIds(folder) : [])];
  }

  /** Names of a hospital's own files that a shipped one has already, or that no file can have. */
  refuseOwnNames(problems: Problem[]): void {
    const refuse = (file: string, found: string, right: string): void =>
      void problems.push({ severity: 'error', file, found, right });
    for (const folder of OWN_FOLDERS) {
      const all = this.own?.ids(folder) ?? [];
      const kind = folder.replace(/s$/, '');
      const [first] = all;
      if (first !== undefined && all.length > MOST_OWN)
        refuse(
          this.own?.label(folder, first) ?? folder,
          `${folder} holds ${all.length} files`,
          `At most ${MOST_OWN} are read`,
        );
      for (const [index, id] of all.entries()) {
        const file = this.own?.label(folder, id) ?? folder;
        if (!ID.test(id)) refuse(file, `${id} cannot be the name of a ${kind}`, 'Use small letters, digits, - and _');
        else if (all.indexOf(id) < index)
          refuse(file, `two files of ${folder} are called ${id}`, 'Keep one, or give it another name');
        else if (this.shippedIds(folder).includes(id))
          refuse(
            file,
            `${id} is the name of a shipped ${kind}`,
            `Call the file otherwise; with extends: ${id} it says only what differs`,
          );
      }
    }
  }

  /** A hospital's own, as far as they can be told from those that are shipped. */
  ownIds(folder: OwnFolder): string[] {
    const shipped = this.shippedIds(folder);
    const all = this.own?.ids(folder) ?? [];
    return all.filter((id) => ID.test(id) && !shipped.includes(id)).slice(0, MOST_OWN);
  }

  private shippedIds(folder: string): string[] {
    const known = this.idsIn.get(folder);
    if (known !== undefined) return known;
    const path = join(this.root, folder);
    const files = existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
    const ids = files
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
      .sort();
    this.idsIn.set(folder, ids);
    return ids;
  }

  /** Whether every file that was opened is as it was built, and no other has come or gone. */
  isAsBuilt(): boolean {
    if (this.hasChanged) return false;
    const names = new Set(this.builtFiles().names);
    const now = HELD_AGAINST.flatMap((folder) => this.shippedIds(folder).map((id) => `${folder}/${id}.yaml`));
    const then = [...names].filter((name) => HELD_AGAINST.some((folder) => name.startsWith(`${folder}/`)));
    return now.length === then.length && now.every((name) => names.has(name));
  }

  private has(name: string): boolean {
    return existsSync(join(this.root, `${name}.yaml`));
  }

  private builtFiles(): Built {
    if (this.read !== undefined) return this.read;
    const kept = this.built !== undefined && existsSync(this.built) ? keptRead(this.built) : undefined;
    this.read = {
      names: kept?.names ?? [],
      before: (name) => kept?.before(`${name}.yaml`),
    };
    return this.read;
  }
}

function isOwnFolder(folder: string): folder is OwnFolder {
  return (OWN_FOLDERS as readonly string[]).includes(folder);
}
