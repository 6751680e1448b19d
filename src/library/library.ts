import { extendedOption } from './extended.js';
import { readModel } from './models.js';
import type { Model } from './models.js';
import { isYamlPath, keptRead, YamlFile, type ReadBefore } from '../files/yaml/index.js';
import { readMethod, type Clause } from '../method/index.js';
import type { Section } from '../model/index.js';
import { didYouMean, type Place, type Problem } from '../problems/index.js';
import { readSection } from '../sections/index.js';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Evidence } from './evidence/index.js';
import type { ReportTopic } from './reports/declaration.js';
import type { Overview } from './reports/overview.js';
import { ReportReader } from './reports/reader.js';
import { readBest, type BestRule } from './reports/best.js';
import { readExperiment, type Experiment } from './experiments/index.js';
import { readScenario } from './scenario/readScenario.js';
import type { Scenario } from './scenario/scenario.js';
import { FOLDERS, readSettings, type Settings, type SettingsKind } from './settings.js';

export { SETTINGS_KEYS, type Settings, type SlotPick } from './settings.js';

/** The option that every other is compared with. */
export const BUSINESS_AS_USUAL = 'business-as-usual';

const ID = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)?$/;

/** Opens a scenario's file that is no shipped one, by the path that its user gave; `problems` says why it cannot. */
export type OpenOwn = (name: string, place: Place, problems: Problem[]) => YamlFile | undefined;

/** The shipped templates: sections of the model, dated parameters, scenarios and options, each read once, when it is asked for. */
export class Library {
  private readonly read = new Map<
    string,
    { readonly section: Section | undefined; readonly problems: readonly Problem[] }
  >();
  private known: { readonly evidence: Evidence | undefined; readonly problems: readonly Problem[] } | undefined;

  private readonly idsIn = new Map<string, string[]>();
  private readAtBuild: ((name: string) => ReadBefore | undefined) | undefined;
  private clauses: readonly Clause[] | undefined;

  constructor(
    private readonly root: string,
    /** Where the build left what it read of the templates: a file that has changed since is read anew. */
    private readonly built?: string,
    /** Where METHOD is published; a library without it cites clauses that no report of its can print. */
    private readonly published?: string,
  ) {}

  /** The templates of an installed Decant, by its folder. */
  static shipped(decant: string): Library {
    return new Library(
      join(decant, 'templates'),
      join(decant, 'dist', 'templates.jsonl'),
      join(decant, 'docs', 'method'),
    );
  }

  /** The clauses of METHOD, which lines and inputs cite as their sources. */
  method(): readonly Clause[] {
    this.clauses ??= this.published === undefined ? [] : readMethod(this.published);
    return this.clauses;
  }

  /** Sections by id, in the order given. */
  sections(ids: readonly string[], place: Place, problems: Problem[]): Section[] {
    return ids.flatMap((id) => this.section(id, place, problems) ?? []);
  }

  /** A section by its id, such as `pfi/charge_published`. */
  section(id: string, place: Place, problems: Problem[]): Section | undefined {
    const path = this.find('model', id, place, problems);
    if (path === undefined) return undefined;
    const { section, problems: found } = this.read.get(id) ?? this.readSection(path, id);
    problems.push(...found);
    return section;
  }

  /** A model by its id, such as `acute`: which sections a hospital of its kind has. */
  model(id: string, place: Place, problems: Problem[]): Model | undefined {
    const path = this.find('models', id, place, problems);
    const name = `models/${id}`;
    const file =
      path === undefined ? undefined : YamlFile.read(path, `templates/${name}.yaml`, problems, this.before(name));
    return file === undefined ? undefined : readModel(file, id);
  }

  /** Which option is called the best, wherever one is. */
  best(problems: Problem[]): BestRule | undefined {
    const before = this.before('best');
    const file = YamlFile.read(join(this.root, 'best.yaml'), 'templates/best.yaml', problems, before);
    const rule = file === undefined ? undefined : readBest(file);
    if (before?.text !== file?.text) this.reports(problems).judge((rule?.views ?? []).flatMap(({ lines }) => lines));
    return rule;
  }

  /** Ids of the sections that say that they fill a slot. */
  fillersOf(slot: string): string[] {
    return this.ids('model').filter((id) => this.section(id, { file: 'templates/model' }, [])?.fills?.name === slot);
  }

  private readSection(path: string, id: string): { section: Section | undefined; problems: Problem[] } {
    const problems: Problem[] = [];
    const read = {
      section: readSection(path, `templates/model/${id}.yaml`, id, problems, this.before(`model/${id}`)),
      problems,
    };
    this.read.set(id, read);
    return read;
  }

  /** All national parameters: a later layer may replace any of them. */
  parameters(problems: Problem[]): Settings[] {
    return this.ids('parameters').flatMap(
      (id) => this.settings('parameters', id, { file: 'templates/parameters' }, problems) ?? [],
    );
  }

  /** Ways of paying, and the like, under which a report runs the same option. */
  regimes(problems: Problem[]): Settings[] {
    if (!existsSync(join(this.root, FOLDERS.regime))) return [];
    return this.ids(FOLDERS.regime).flatMap(
      (id) => this.settings('regime', id, { file: 'templates/regimes' }, problems) ?? [],
    );
  }

  /** Changes of one assumption, by which a reader sees what would turn the answer. */
  changes(problems: Problem[]): Settings[] {
    return this.ids('changes').flatMap(
      (id) => this.settings('change', id, { file: 'templates/changes' }, problems) ?? [],
    );
  }

  /** The topics of a report, in their order: what each asks, its tables, and what is said of them. */
  topics(problems: Problem[]): ReportTopic[] {
    const ids = existsSync(join(this.root, 'reports')) ? this.ids('reports') : [];
    return this.reports(problems).topics(ids);
  }

  /** What a report sets side by side. */
  overview(problems: Problem[]): Overview {
    return this.reports(problems).overview();
  }

  private reports(problems: Problem[]): ReportReader {
    const open = (name: string): { file: YamlFile; isNew: boolean } | undefined => {
      const path = join(this.root, `${name}.yaml`);
      const before = this.before(name);
      const file = existsSync(path) ? YamlFile.read(path, `templates/${name}.yaml`, problems, before) : undefined;
      return file === undefined ? undefined : { file, isNew: before?.text !== file.text };
    };
    const sections = (): Section[] => this.sections(this.ids('model'), { file: 'templates/model' }, []);
    return new ReportReader(open, sections, () => this.experimentIds(), problems);
  }

  /** What options are run again with: changes, ways of paying, draws. */
  experiments(problems: Problem[]): Experiment[] {
    return this.experimentIds().flatMap((id) => {
      const [name, before] = [`experiments/${id}`, this.before(`experiments/${id}`)];
      const file = YamlFile.read(join(this.root, `${name}.yaml`), `templates/${name}.yaml`, problems, before);
      if (file === undefined) return [];
      const read = readExperiment(file, id, (kind) => this[kind](problems));
      if (before?.text !== file.text)
        this.reports(problems).judge(read.asks.map(({ line, place }) => ({ name: line, place })));
      return [read];
    });
  }

  private experimentIds(): string[] {
    return existsSync(join(this.root, 'experiments')) ? this.ids('experiments') : [];
  }

  /** The tables of evidence that scenarios draw on. */
  evidence(problems: Problem[]): Evidence | undefined {
    if (this.known === undefined) {
      const found: Problem[] = [];
      this.known = { evidence: Evidence.read(join(this.root, 'evidence'), found), problems: found };
    }
    problems.push(...this.known.problems);
    return this.known.evidence;
  }

  /** A scenario with all that it extends: a shipped one by its id; one of the user's own, whose name ends in .yaml, by `openOwn`. */
  scenario(name: string, place: Place, problems: Problem[], openOwn?: OpenOwn): Scenario | undefined {
    const open = (named: string, at: Place, found: Problem[]): { file: YamlFile; id: string } | undefined => {
      if (openOwn === undefined || !isYamlPath(named)) return this.yaml('scenario', named, at, found);
      const file = openOwn(named, at, found);
      return file === undefined ? undefined : { file, id: basename(named) };
    };
    const growth = (id: string, at: Place, found: Problem[]): Settings | undefined =>
      this.settings('growth', id, at, found);
    return readScenario(name, place, { open, growth }, problems);
  }

  /** One file of parameters, growth, an option or a change. */
  settings(
    kind: Exclude<SettingsKind, 'scenario'>,
    id: string,
    place: Place,
    problems: Problem[],
  ): Settings | undefined {
    const open = (named: string, at: Place): Settings | undefined => {
      const opened = this.yaml(kind, named, at, problems);
      return opened === undefined ? undefined : readSettings(opened.file, kind, named);
    };
    return kind === 'option' ? extendedOption(id, place, open, problems) : open(id, place);
  }

  private yaml(
    kind: SettingsKind,
    id: string,
    place: Place,
    problems: Problem[],
  ): { file: YamlFile; id: string } | undefined {
    const folder = FOLDERS[kind];
    const path = this.find(folder, id, place, problems);
    const file =
      path === undefined
        ? undefined
        : YamlFile.read(path, `templates/${folder}/${id}.yaml`, problems, this.before(`${folder}/${id}`));
    return file === undefined ? undefined : { file, id };
  }

  private before(id: string): ReadBefore | undefined {
    this.readAtBuild ??= this.built !== undefined && existsSync(this.built) ? keptRead(this.built) : () => undefined;
    return this.readAtBuild(`${id}.yaml`);
  }

  ids(folder: string): string[] {
    const known = this.idsIn.get(folder);
    if (known !== undefined) return known;
    const files = readdirSync(join(this.root, folder), { recursive: true, encoding: 'utf8' });
    const ids = files
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
      .sort();
    this.idsIn.set(folder, ids);
    return ids;
  }

  private find(folder: string, id: string, place: Place, problems: Problem[]): string | undefined {
    const path = join(this.root, folder, `${id}.yaml`);
    if (ID.test(id) && existsSync(path)) return path;
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
}

const NAMED: Readonly<Record<string, string>> = { model: 'section', growth: 'growth preset', reports: 'file' };
