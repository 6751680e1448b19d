import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { at, pathsUnder, readBytes, readText } from '../../files/index.js';
import { readPublishedText } from '../../files/published/index.js';
import { isHalfReplaced } from '../../files/writing/index.js';
import { isYamlPath, YamlFile } from '../../files/yaml/index.js';
import { didYouMean, namedBy, type Place, type Problem } from '../../problems/index.js';
import type { Returns } from '../../returns/index.js';
import { recogniseHead } from '../../returns/adding/index.js';
import { FORMS, MAP_ENDINGS, MAPS, otherForm } from '../map/forms.js';
import { CODE_RULE, isSiteCode } from './names.js';

const FILES = [
  'site.yaml',
  ...MAPS.flatMap((map) => MAP_ENDINGS.map((ending) => `${map}.${ending}`)),
  'blocks.csv',
  'blocks.xlsx',
  'beds.csv',
  'activity.csv',
  'costs.csv',
  'README.md',
  'LICENSE',
  'LICENSE.md',
];
/** Folders of a hospital's own files of a kind that is shipped too. */
const OWN = ['options', 'scenarios', 'regimes', 'changes'] as const;
const FOLDERS = ['sources', 'pfi', ...OWN];
const KNOWN = [...FILES, ...FOLDERS];
const MOST_CONTRACTS = 50;
/** So many files that nothing reads are looked into. */
const MOST_LOOKED_INTO = 10;

/** A site's folder: every path that a file of it names is kept inside it. */
export class SiteFolder {
  readonly code: string;
  private readonly root: string;

  private constructor(
    /** The folder as the user named it. */
    readonly named: string,
    readonly problems: Problem[],
    /** The folder of built programs, which read what is not read in this process; undefined where Decant is not built. */
    readonly built: string | undefined,
  ) {
    this.code = basename(resolve(named));
    this.root = realpathSync(named);
  }

  /** Undefined when there is no such folder or its name cannot be a site's code. */
  static open(named: string, problems: Problem[], built?: string): SiteFolder | undefined {
    const refuse = (found: string, right: string): undefined =>
      void problems.push({ severity: 'error', file: named, found, right });
    if (!isFolder(named))
      return refuse('there is no such folder', 'Name a site’s folder, as in sites/stoke-mandeville');
    if (!isSiteCode(basename(resolve(named))))
      return refuse(`${basename(resolve(named))} cannot be a site’s code, which is its folder’s name`, CODE_RULE);
    return new SiteFolder(named, problems, built);
  }

  /** A file of the folder as messages name it. */
  label(file: string): string {
    return join(this.named, file);
  }

  /** Where a file of the folder really is; undefined when that is outside the folder (by .., an absolute path or a link). */
  inside(file: string): string | undefined {
    const path = resolve(this.root, file);
    if (isAbsolute(file) || file.includes('\0') || leaves(relative(this.root, path))) return undefined;
    return leaves(relative(this.root, realOf(path))) ? undefined : path;
  }

  /** Text of a file of the folder; undefined when it cannot be read or lies outside (problems say so). */
  text(file: string): string | undefined {
    const path = this.inside(file);
    return path === undefined ? this.refuseOutside(file) : readText(path, this.label(file), this.problems);
  }

  /** Text of a table of the folder as publishers save it, on the same terms; `place` is where it is named. */
  published(file: string, place?: Place): string | undefined {
    const path = this.inside(file);
    if (path === undefined) return this.refuseOutside(file);
    const found: Problem[] = [];
    const text = readPublishedText(path, this.label(file), found);
    this.problems.push(...found.map((problem) => (place === undefined ? problem : namedBy(problem, place))));
    return text;
  }

  /** A YAML file of the folder, on the same terms. */
  yaml(file: string): YamlFile | undefined {
    const path = this.inside(file);
    return path === undefined ? this.refuseOutside(file) : YamlFile.read(path, this.label(file), this.problems);
  }

  /** Bytes of a file of the folder, on the same terms. */
  bytes(file: string): Uint8Array | undefined {
    const path = this.inside(file);
    return path === undefined ? this.refuseOutside(file) : readBytes(path, this.label(file), this.problems);
  }

  private refuseOutside(file: string): undefined {
    this.problems.push({
      severity: 'error',
      file: this.label(file),
      found: 'this file lies outside the site’s folder',
      right: 'Copy it into the folder',
    });
  }

  /** Whether a file that need not be there is there, or a link in its place. */
  has(file: string): boolean {
    return this.list('.').includes(file);
  }

  /** Bytes of a file that need not be there; undefined where it is not, or lies outside. */
  size(file: string): number | undefined {
    const path = this.inside(file);
    return path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
  }

  /** Whether a path that a text names leads to a file inside the folder. */
  holds(path: string): boolean {
    const real = this.inside(path);
    return real !== undefined && existsSync(real) && !isFolder(real);
  }

  /** The contracts under pfi/, in the order of their names. */
  contracts(): string[] {
    const files = this.list('pfi').filter((file) => file.endsWith('.yaml'));
    if (files.length > MOST_CONTRACTS) {
      this.problems.push({
        severity: 'error',
        file: this.label('pfi'),
        found: `${files.length} contracts`,
        right: `At most ${MOST_CONTRACTS} are read`,
      });
    }
    return files.slice(0, MOST_CONTRACTS).map((file) => `pfi/${file}`);
  }

  /** The hospital's own options, scenarios, regimes or changes, in the order of their names. */
  own(folder: (typeof OWN)[number]): string[] {
    return this.list(folder).filter(isYamlPath);
  }

  /**
   * Says of everything in the folder that nothing reads, so that data is never left out in silence: a file in a folder's place is a fault.
   * Of a publisher's file it says which command reads it.
   */
  sayOfStrangers(returns: Returns): void {
    for (const name of FOLDERS) if (this.has(name)) this.refuseNoFolder(name);
    const others = ['pfi', ...OWN].flatMap((of) =>
      this.list(of)
        .filter((name) => !(of === 'pfi' ? name.endsWith('.yaml') : isYamlPath(name)))
        .map((name) => `${of}/${name}`),
    );
    [...this.strangers(), ...others].forEach((file, index) => {
      const form = otherForm(file);
      // Where it stands for the map, that is said as the map is read.
      if (form !== undefined && !FORMS.some((ending) => this.has(`${form.map}.${ending}`))) return;
      const path = index < MOST_LOOKED_INTO ? this.inside(file) : undefined;
      const told =
        form ??
        (path === undefined ? undefined : saidOfPublished(recogniseHead(path, returns), file, this.label(file)));
      const near = told === undefined ? didYouMean(file, KNOWN) : undefined;
      // A folder of anything else was named by mistake: what it holds helps nobody.
      if (told === undefined && near === undefined && !this.has('site.yaml')) return;
      const { found, right } = told ?? {
        found: `${file} is not read by this version`,
        right: near ?? 'Nothing in it reaches the results',
      };
      this.problems.push({ severity: 'warning', file: this.label(file), found, right });
    });
  }

  /** Files and folders at the top that nothing reads; what goes with a shapefile says nothing without its .shp. */
  strangers(): string[] {
    const names = this.list('.');
    const isAlone = (name: string): boolean =>
      /\.(dbf|prj|shx|cpg)$/.test(name) && !names.includes(name.replace(/\.\w+$/, '.shp'));
    return names.filter((name) => !KNOWN.includes(name) || isAlone(name));
  }

  /** Refuses what cannot be read though nothing reads it, as no report could say what it was made from. */
  refuseUnreadable(): void {
    const refuse = (path: Buffer, error: unknown): void =>
      void this.problems.push({
        severity: 'error',
        file: this.label(path.toString()),
        found: `this cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
        right: 'Check its permissions: a report says by a hash of all files of a hospital what it was made from',
      });
    for (const path of pathsUnder(this.root, refuse)) {
      try {
        accessSync(at(this.root, path), constants.R_OK);
      } catch (error) {
        refuse(path, error);
      }
    }
  }

  /** Refuses a folder of which a killed renaming has changed some files and not others. */
  refuseHalfRenamed(): void {
    if (isHalfReplaced(this.root))
      this.problems.push({
        severity: 'error',
        file: this.named,
        found: 'a renaming was cut short here, or is being done: some files hold the new name, others the old',
        right: 'Run decant rename again: it takes that back before it does anything else',
      });
  }

  private refuseNoFolder(name: string): void {
    const path = this.inside(name);
    if (path === undefined) return this.refuseOutside(name);
    if (isFolder(path)) return;
    const found = existsSync(path)
      ? `${name} is a file, and should be a folder`
      : `${name} is a link that leads nowhere`;
    const right = `Put what belongs there into a folder ${name}, or take it away`;
    this.problems.push({ severity: 'error', file: this.label(name), found, right });
  }

  private list(folder: string): string[] {
    const path = this.inside(folder);
    if (path === undefined || !isFolder(path)) return [];
    return readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .sort();
  }
}

/** What a publisher's file that lies among a hospital's is, and what to do with it. */
function saidOfPublished(
  is: ReturnType<typeof recogniseHead>,
  file: string,
  label: string,
): { readonly found: string; readonly right: string } | undefined {
  if (is === undefined) return undefined;
  const add = `decant returns add "${label}"`;
  if (is === 'workbook')
    return {
      found: `${file} is a workbook, which no hospital’s folder reads`,
      right: `If a publisher’s (ERIC, KH03, HM Treasury’s list): ${add}`,
    };
  return {
    found: `${file} is ${is.title} as published, which is not read under this name`,
    right: `${add} keeps it for decant init; or move it to sources/${is.id}_YEAR.csv and name ${is.id}_YEAR under returns: in site.yaml`,
  };
}

function leaves(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // missing: reading it says so
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
