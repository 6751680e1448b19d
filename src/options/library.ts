import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  YamlFile,
  asScalar,
  didYouMean,
  readGiven,
  readSection,
  sourceOf,
  type Given,
  type Place,
  type Problem,
  type Section,
  type YamlEntry,
} from '../model/index.js';

/** A file that sets inputs: national parameters, a scenario or an option. */
export interface Settings {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly note?: string;
  /** A what-if rests on a benchmark, a target or a parameter; its results carry a banner. */
  readonly whatIf: boolean;
  readonly givens: readonly Given[];
  /** Which section an option puts into a slot. */
  readonly picks: readonly SlotPick[];
}

/** The section that an option puts into a slot. */
export interface SlotPick {
  readonly slot: string;
  readonly section: string;
  readonly place: Place;
}

type Kind = 'parameters' | 'scenario' | 'option' | 'change';
const FOLDERS: Record<Kind, string> = {
  parameters: 'parameters',
  scenario: 'scenarios',
  option: 'options',
  change: 'changes',
};
const ID = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)?$/;

/** The shipped templates: sections of the model, dated parameters, scenarios and options, each read once, when it is asked for. */
export class Library {
  private readonly read = new Map<
    string,
    { readonly section: Section | undefined; readonly problems: readonly Problem[] }
  >();

  constructor(private readonly root: string) {}

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

  /** Ids of the sections that say that they fill a slot. */
  fillersOf(slot: string): string[] {
    return this.ids('model').filter((id) => this.section(id, { file: 'templates/model' }, [])?.fills?.name === slot);
  }

  private readSection(path: string, id: string): { section: Section | undefined; problems: Problem[] } {
    const problems: Problem[] = [];
    const read = { section: readSection(path, `templates/model/${id}.yaml`, id, problems), problems };
    this.read.set(id, read);
    return read;
  }

  /** All national parameters: a later layer may replace any of them. */
  parameters(problems: Problem[]): Settings[] {
    return this.ids('parameters').flatMap(
      (id) => this.settings('parameters', id, { file: 'templates/parameters' }, problems) ?? [],
    );
  }

  /** Changes of one assumption, by which a reader sees what would turn the answer. */
  changes(problems: Problem[]): Settings[] {
    return this.ids('changes').flatMap(
      (id) => this.settings('change', id, { file: 'templates/changes' }, problems) ?? [],
    );
  }

  /** One file of parameters, a scenario, an option or a change. */
  settings(kind: Kind, id: string, place: Place, problems: Problem[]): Settings | undefined {
    const folder = FOLDERS[kind];
    const path = this.find(folder, id, place, problems);
    const file = path === undefined ? undefined : YamlFile.read(path, `templates/${folder}/${id}.yaml`, problems);
    return file === undefined ? undefined : readSettings(file, kind, id);
  }

  ids(folder: string): string[] {
    const files = readdirSync(join(this.root, folder), { recursive: true, encoding: 'utf8' });
    return files
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
      .sort();
  }

  private find(folder: string, id: string, place: Place, problems: Problem[]): string | undefined {
    const path = join(this.root, folder, `${id}.yaml`);
    if (ID.test(id) && existsSync(path)) return path;
    const known = this.ids(folder);
    problems.push({
      severity: 'error',
      ...place,
      found: `there is no ${folder === 'model' ? 'section' : folder.replace(/s$/, '')} ${id}`,
      right: didYouMean(id, known) ?? `There are ${known.join(', ')}`,
    });
    return undefined;
  }
}

/** Keys of a file of each kind, beside the title, whose key is the kind itself. */
export const SETTINGS_KEYS = {
  parameters: ['note', 'use', 'inputs'],
  scenario: ['note', 'use', 'inputs'],
  option: ['note', 'use', 'slots', 'inputs'],
  change: ['note', 'use', 'inputs'],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;

function readSettings(file: YamlFile, kind: Kind, id: string): Settings {
  const fields = file.fields(file.root, `a file of ${FOLDERS[kind]}`, [kind, ...SETTINGS_KEYS[kind]]);
  const text = (key: string): string | undefined => {
    const scalar = asScalar(fields.get(key)?.value);
    return scalar === undefined ? undefined : sourceOf(scalar);
  };
  const use = text('use');
  if (use !== undefined && use !== 'what-if')
    file.error(fields.get('use')?.value, `use cannot be ${use}`, 'Write use: what-if, or leave it out');
  const title = text(kind);
  if (title === undefined) file.error(file.root, `this file of ${FOLDERS[kind]} has no title`, `Begin with ${kind}: …`);
  const note = text('note');
  const givens = readGivens(file, fields.get('inputs'));
  if (kind === 'change' && givens.length === 0)
    file.error(file.root, 'this change changes nothing', 'Give it inputs: and a value');
  return {
    id,
    file: file.file,
    title: title ?? id,
    ...(note === undefined ? {} : { note: note.trim() }),
    whatIf: use === 'what-if',
    givens,
    picks: readPicks(file, fields.get('slots')),
  };
}

function readPicks(file: YamlFile, slots: YamlEntry | undefined): SlotPick[] {
  if (slots === undefined) return [];
  return file.entries(slots.value, 'slots').flatMap(({ key, keyNode, value }) => {
    const scalar = asScalar(value);
    const section = scalar === undefined || scalar.value === null ? '' : sourceOf(scalar).trim();
    if (section !== '') return { slot: key, section, place: { file: file.file, ...file.place(value) } };
    file.error(
      value ?? keyNode,
      `no section is picked for slot ${key}`,
      `Write ${key}: and one section, such as payment/block`,
    );
    return [];
  });
}

/** Every entry must give a value: one that says nothing would leave the value of another layer in its place. */
function readGivens(file: YamlFile, inputs: YamlEntry | undefined): Given[] {
  if (inputs === undefined) return [];
  return file.entries(inputs.value, 'inputs').flatMap((entry) => {
    const before = file.problems.length;
    const given = readGiven(file, entry);
    if (given === undefined && file.problems.length === before)
      file.error(entry.keyNode, `${entry.key} has no value`, 'Give it value, series or members');
    return given ?? [];
  });
}
