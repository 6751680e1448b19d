import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isYamlPath, YamlFile } from '../files/yaml/index.js';
import { placeNamed, SiteFolder, type Site } from '../hospitals/index.js';
import { Library, type OpenOwn } from '../library/index.js';
import type { Place, Problem } from '../problems/index.js';

/** How messages name a scenario that was chosen on the command line. */
const FLAG = '--scenario';

/** Which scenario a hospital is studied under, and where the files of the user's own lie. */
export interface ScenarioChoice {
  readonly name: string;
  readonly place: Place;
  readonly openOwn: OpenOwn;
}

/** The scenario that site.yaml names: a shipped one, or a file inside the hospital's folder. */
export function choiceOfSite(site: Pick<Site, 'folder' | 'named' | 'scenario'>): ScenarioChoice {
  const { folder, scenario } = site;
  return { name: scenario, place: placeNamed(site, 'scenario', scenario), openOwn: insideFolder(folder) };
}

/**
 * The templates with the options, scenarios, regimes and changes that a hospital's folder holds beside them, each by its file's name without
 * the ending. The templates alone where it holds none, or is no folder, which `problems` say.
 */
export function withOwnFiles(library: Library, folder: string, problems: Problem[] = []): Library {
  const site = SiteFolder.open(folder, problems);
  if (site === undefined) return library;
  const files = new Map(Library.ownFolders.map((kind) => [kind, site.own(kind)] as const));
  if ([...files.values()].every(({ length }) => length === 0)) return library;
  const pathOf = (kind: (typeof Library.ownFolders)[number], id: string): string =>
    join(kind, files.get(kind)?.find((file) => idOf(file) === id) ?? `${id}.yaml`);
  return library.withOwn({
    ids: (kind) => files.get(kind)?.map(idOf) ?? [],
    label: (kind, id) => site.label(pathOf(kind, id)),
    open: (kind, id, problems) => SiteFolder.open(folder, problems)?.yaml(pathOf(kind, id)),
  });
}

function idOf(file: string): string {
  return file.replace(/\.ya?ml$/, '');
}

/** The scenario that a user names for a hospital: a shipped one or one of its own by its name, or a file anywhere. */
export function choiceFor(folder: string, name: string, flag = FLAG): ScenarioChoice {
  return isYamlPath(name) ? choiceOfFlag(name, flag) : { ...choiceOfFlag(name, flag), openOwn: insideFolder(folder) };
}

/** The scenario of a flag, or of an argument: a shipped one, or a file anywhere, which may extend others beside it. */
export function choiceOfFlag(name: string, flag = FLAG): ScenarioChoice {
  return { name, place: { file: flag }, openOwn: besideFile(name, flag) };
}

/** Files of a hospital's folder, named from the file that names them; nothing outside the folder, not even by a link. */
function insideFolder(folder: string): OpenOwn {
  return (name, { file }, problems) => {
    const opened = SiteFolder.open(folder, problems);
    const path = isAbsolute(name) ? name : join(dirname(relative(folder, file)), name);
    const text = opened?.text(path);
    return text === undefined ? undefined : YamlFile.parse(text, join(folder, path), problems);
  };
}

function besideFile(first: string, flag: string): OpenOwn {
  return (name, { file }, problems) => {
    if (file === flag) return YamlFile.read(resolve(name), name, problems);
    const path = isAbsolute(name) ? name : join(dirname(file), name);
    if (!leaves(dirname(first), path)) return YamlFile.read(resolve(path), path, problems);
    return void outside(path, dirname(first), problems);
  };
}

function outside(file: string, folder: string, problems: Problem[]): void {
  const right = `A scenario extends a shipped one, or one beside it: copy it into ${folder}`;
  problems.push({ severity: 'error', file, found: `this file lies outside ${folder}`, right });
}

/** Whether a path is really outside a folder, by .., an absolute path or a link. */
function leaves(folder: string, path: string): boolean {
  const way = relative(realOf(resolve(folder)), realOf(resolve(path)));
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // missing: reading it says so
  }
}
