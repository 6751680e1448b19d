import { basename, dirname, join } from 'node:path';
import { isYamlPath, type YamlFile } from '../files/yaml/index.js';
import { readMethod, type Clause } from '../method/index.js';
import type { Section } from '../model/index.js';
import type { Place, Problem } from '../problems/index.js';
import { Returns } from '../returns/index.js';
import { Evidence } from './evidence/index.js';
import { readExperiment, type Experiment } from './experiments/index.js';
import { extendedSettings } from './extended.js';
import { readModel, type Model } from './models.js';
import { readBest, type BestRule } from './reports/best.js';
import { HOSPITAL, type ReportTopic } from './reports/declaration.js';
import {
  judgeBest,
  judgeExperiments,
  judgeOverview,
  judgeTopics,
  Known,
  refuseStrangeInputs,
} from './reports/judged/index.js';
import { readOverview, type Overview } from './reports/overview.js';
import { readTopic } from './reports/read.js';
import { ReadSections, type Steps } from './readSections.js';
import { readScenario } from './scenario/readScenario.js';
import type { Scenario } from './scenario/scenario.js';
import { FOLDERS, isExtended, readSettings, type Settings, type SettingsKind } from './settings.js';
import { OWN_FOLDERS, Shelf, type OwnFiles, type OwnFolder } from './shelf.js';

export type { Steps } from './readSections.js';
export { SETTINGS_KEYS, type Settings, type SlotPick } from './settings.js';

const NO_BEST = {
  file: 'templates/best.yaml',
  found: 'no rule says which option is the best',
  right: 'Put the file of the shipped templates back',
};

/** Opens a scenario's file that is no shipped one, by the path that its user gave; `problems` says why it cannot. */
export type OpenOwn = (name: string, place: Place, problems: Problem[]) => YamlFile | undefined;

/** The shipped templates: sections of the model, dated parameters, scenarios and options, each read once, when it is asked for. */
export class Library {
  private readonly read: ReadSections;
  private found: { readonly evidence: Evidence | undefined; readonly problems: readonly Problem[] } | undefined;
  private named: Known | undefined;
  private clauses: readonly Clause[] | undefined;
  private kinds: Returns | undefined;
  private readonly shelf: Shelf;

  /** Folders of which a hospital may have files of its own. */
  static readonly ownFolders = OWN_FOLDERS;

  constructor(
    private readonly root: string,
    /** Where the build left what it read of the templates: a file that has changed since is read anew. */
    private readonly readBefore?: string,
    /** Where METHOD is published; a library without it cites clauses that no report of its can print. */
    private readonly published?: string,
    /** Steps of tables that a reader has changed: table → key → value. */
    private readonly steps: Steps = new Map(),
    /** Options, scenarios, regimes and changes of one hospital, beside the shipped ones. */
    private readonly own?: OwnFiles,
  ) {
    this.shelf = new Shelf(root, readBefore, own);
    this.read = new ReadSections(this.shelf, steps);
  }

  /** The same templates, with a hospital's own options, scenarios, regimes and changes beside them. */
  withOwn(own: OwnFiles): Library {
    return new Library(this.root, this.readBefore, this.published, this.steps, own);
  }

  /** Ids of a hospital's own files of a kind. */
  ownIds(folder: OwnFolder): string[] {
    return this.shelf.ownIds(folder);
  }

  /** Names of a hospital's own files that a shipped one has already, or that no file can have; each is told. */
  refuseOwnNames(problems: Problem[]): void {
    this.shelf.refuseOwnNames(problems);
  }

  /** The same templates, with other values at some steps of their tables. */
  withSteps(steps: Steps): Library {
    return new Library(this.root, this.readBefore, this.published, steps, this.own);
  }

  /** The templates of an installed Decant, by its folder. */
  static shipped(decant: string): Library {
    return new Library(
      join(decant, 'templates'),
      join(decant, 'dist', 'templates.jsonl'),
      join(decant, 'docs', 'method'),
    );
  }

  /** The folder of the built files, where Decant is built: its programs read what is not read in this process. */
  get built(): string | undefined {
    return this.readBefore === undefined ? undefined : dirname(this.readBefore);
  }

  /** The clauses of METHOD, which lines and inputs cite as their sources. */
  method(): readonly Clause[] {
    this.clauses ??= this.published === undefined ? [] : readMethod(this.published);
    return this.clauses;
  }

  /** The kinds of national returns. */
  returns(): Returns {
    this.kinds ??= new Returns({
      find: (id, place, problems) => this.shelf.find('returns', id, place, problems),
      ids: () => this.shelf.ids('returns'),
    });
    return this.kinds;
  }

  /** Ids of the files below a folder of templates. */
  ids(folder: string): string[] {
    return this.shelf.ids(folder);
  }

  /** Sections by id, in the order given. */
  sections(ids: readonly string[], place: Place, problems: Problem[]): Section[] {
    return ids.flatMap((id) => this.section(id, place, problems) ?? []);
  }

  /** A section by its id, such as `pfi/charge_published`. */
  section(id: string, place: Place, problems: Problem[]): Section | undefined {
    return this.read.section(id, place, problems);
  }

  /** Ids of the sections that say that they fill a slot. */
  fillersOf(slot: string): string[] {
    return this.ids('model').filter((id) => this.section(id, { file: 'templates/model' }, [])?.fills?.name === slot);
  }

  /** A model by its id, such as `acute`: which sections a hospital of its kind has. */
  model(id: string, place: Place, problems: Problem[]): Model | undefined {
    const file = this.shelf.find('models', id, place, problems);
    return file === undefined ? undefined : readModel(file, id);
  }

  /** All national parameters: a later layer may replace any of them. */
  parameters(problems: Problem[]): Settings[] {
    const read = this.all('parameters', problems);
    this.judge((known) => {
      refuseStrangeInputs(read, known, problems);
    });
    return read;
  }

  /** Ways of paying, and the like, under which a report runs the same option. */
  regimes(problems: Problem[]): Settings[] {
    return this.all('regime', problems);
  }

  /** Changes of one assumption, by which a reader sees what would turn the answer. */
  changes(problems: Problem[]): Settings[] {
    return this.all('change', problems);
  }

  private all(kind: Exclude<SettingsKind, 'scenario'>, problems: Problem[]): Settings[] {
    const folder = FOLDERS[kind];
    return this.ids(folder).flatMap((id) => this.settings(kind, id, { file: `templates/${folder}` }, problems) ?? []);
  }

  /** One file of parameters, growth, an option or a change. */
  settings(
    kind: Exclude<SettingsKind, 'scenario'>,
    id: string,
    place: Place,
    problems: Problem[],
  ): Settings | undefined {
    const open = (named: string, at: Place): Settings | undefined => {
      const file = this.shelf.find(FOLDERS[kind], named, at, problems);
      return file === undefined ? undefined : readSettings(file, kind, named);
    };
    return isExtended(kind) ? extendedSettings(kind, { id, place }, open, problems) : open(id, place);
  }

  /** A scenario with all that it extends: a shipped one by its id; one of the user's own, whose name ends in .yaml, by `openOwn`. */
  scenario(name: string, place: Place, problems: Problem[], openOwn?: OpenOwn): Scenario | undefined {
    const open = (named: string, at: Place, found: Problem[]): { file: YamlFile; id: string } | undefined => {
      const isOwn = openOwn !== undefined && isYamlPath(named);
      const file = isOwn ? openOwn(named, at, found) : this.shelf.find(FOLDERS.scenario, named, at, found);
      return file === undefined ? undefined : { file, id: isOwn ? basename(named) : named };
    };
    const growth = (id: string, at: Place, found: Problem[]): Settings | undefined =>
      this.settings('growth', id, at, found);
    return readScenario(name, place, { open, growth }, problems);
  }

  /** The tables of evidence that scenarios draw on. */
  evidence(problems: Problem[]): Evidence | undefined {
    if (this.found === undefined) {
      const found: Problem[] = [];
      this.found = { evidence: Evidence.read(join(this.root, 'evidence'), found), problems: found };
    }
    problems.push(...this.found.problems);
    return this.found.evidence;
  }

  /** Those that stand in the reports of a hospital, or of a part of one by its model. */
  topicsFor(part: string | undefined, problems: Problem[]): ReportTopic[] {
    return this.topics(problems).filter(({ parts }) => parts.includes(part ?? HOSPITAL));
  }

  /** The topics of a report, in their order: what each asks, its tables, and what is said of them. */
  topics(problems: Problem[]): ReportTopic[] {
    const topics = this.ids('reports').flatMap((id) => {
      const file = this.shelf.open(`reports/${id}`, problems);
      return file === undefined ? [] : [readTopic(file, id)];
    });
    this.judge((known) => {
      judgeTopics(topics, known, problems);
    });
    return topics.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  /** What a report sets side by side. */
  overview(problems: Problem[]): Overview {
    const file = this.shelf.open('overview', problems);
    if (file === undefined)
      return { today: [], options: [], compare: [], screen: [], hospitals: [], ranking: [], as_usual: [] };
    const overview = readOverview(file);
    this.judge((known) => {
      judgeOverview(overview, known, problems);
    });
    return overview;
  }

  /** Which option is called the best, wherever one is. */
  best(problems: Problem[]): BestRule | undefined {
    const file = this.shelf.open('best', problems);
    if (file === undefined) problems.push({ severity: 'error', ...NO_BEST });
    const rule = file === undefined ? undefined : readBest(file);
    this.judge((known) => {
      if (rule !== undefined) judgeBest(rule, known, problems);
    });
    return rule;
  }

  /** What options are run again with: changes, ways of paying, draws. */
  experiments(problems: Problem[]): Experiment[] {
    const read = this.readExperiments(problems);
    this.judge((known) => {
      judgeExperiments(read, known, this.ids(FOLDERS.option), problems);
    });
    return read;
  }

  private readExperiments(problems: Problem[]): Experiment[] {
    return this.ids('experiments').flatMap((id) => {
      const file = this.shelf.open(`experiments/${id}`, problems);
      return file === undefined ? [] : [readExperiment(file, id, (kind) => this[kind](problems))];
    });
  }

  /**
   * Holds what was read against the model. Of templates as they were built the tests have done so: only where one has been added, changed
   * or taken away is every name judged again, since a line that goes takes with it what is said of it.
   */
  private judge(hold: (known: Known) => void): void {
    if (this.shelf.isAsBuilt()) return;
    this.named ??= new Known(
      this.sections(this.ids('model'), { file: 'templates/model' }, []),
      this.readExperiments([]),
    );
    hold(this.named);
  }
}
