import { placeOf, textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import type { Given } from '../model/values/index.js';
import type { Place } from '../problems/index.js';
import { readGiven } from '../sections/index.js';

/** A file that sets inputs: national parameters, growth, a scenario, an option or a change. */
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
  /** The option, change or regime that this one is laid over. */
  readonly extends?: { readonly id: string; readonly place: Place };
}

/** The section that an option puts into a slot. */
export interface SlotPick {
  readonly slot: string;
  readonly section: string;
  readonly place: Place;
}

/** Keys of a file of each kind, beside the title, whose key is the kind itself. */
export const SETTINGS_KEYS = {
  parameters: ['note', 'use', 'inputs'],
  growth: ['note', 'inputs'],
  scenario: ['note', 'use', 'extends', 'growth', 'inputs', 'effects'],
  option: ['note', 'use', 'extends', 'slots', 'inputs'],
  change: ['note', 'use', 'extends', 'inputs'],
  regime: ['note', 'extends', 'slots', 'inputs'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type SettingsKind = keyof typeof SETTINGS_KEYS;

/** The folder below `templates/` that holds the files of a kind. */
export const FOLDERS: Readonly<Record<SettingsKind, string>> = {
  parameters: 'parameters',
  growth: 'growth',
  scenario: 'scenarios',
  option: 'options',
  change: 'changes',
  regime: 'regimes',
};

/** Reads what every file of settings has; what only one kind has is read beside it. */
export function readSettings(file: YamlFile, kind: SettingsKind, id: string): Settings {
  const fields = file.fields(file.root, `a file of ${FOLDERS[kind]}`, [kind, ...SETTINGS_KEYS[kind]]);
  const text = (key: string): string | undefined => textOf(fields.get(key)?.value);
  const use = text('use');
  if (use !== undefined && use !== 'what-if')
    file.error(fields.get('use')?.value, `use cannot be ${use}`, 'Write use: what-if, or leave it out');
  const title = text(kind);
  if (title === undefined) file.error(file.root, `this file of ${FOLDERS[kind]} has no title`, `Begin with ${kind}: …`);
  const note = text('note');
  const givens = readGivens(file, fields.get('inputs'));
  const extended = isExtended(kind) ? readExtends(file, kind, fields.get('extends')) : {};
  const isAlone = !fields.has('extends');
  if (kind === 'change' && isAlone && givens.length === 0)
    file.error(file.root, 'this change changes nothing', 'Give it inputs: and a value');
  const picks = readPicks(file, fields.get('slots'));
  if (kind === 'regime' && isAlone && picks.length === 0)
    file.error(file.root, 'this regime fills no slot', 'Give it slots: and a section, such as payment: payment/block');
  return {
    id,
    file: file.file,
    title: title ?? id,
    ...(note === undefined ? {} : { note: note.trim() }),
    whatIf: use === 'what-if',
    givens,
    picks,
    ...extended,
  };
}

/** Kinds of which a file may be laid over another of its kind. A scenario is more than settings, and reads its own. */
export function isExtended(kind: SettingsKind): boolean {
  return kind !== 'scenario' && (SETTINGS_KEYS[kind] as readonly string[]).includes('extends');
}

function readExtends(file: YamlFile, kind: SettingsKind, entry: YamlEntry | undefined): Pick<Settings, 'extends'> {
  const id = textOf(entry?.value) ?? '';
  if (id !== '') return { extends: { id, place: placeOf(file, entry?.value) } };
  if (entry !== undefined)
    file.error(entry.keyNode, 'extends names nothing', `Write extends: and one ${kind}, or leave it out`);
  return {};
}

function readPicks(file: YamlFile, slots: YamlEntry | undefined): SlotPick[] {
  if (slots === undefined) return [];
  return file.entries(slots.value, 'slots').flatMap(({ key, keyNode, value }) => {
    const section = textOf(value) ?? '';
    if (section !== '') return { slot: key, section, place: placeOf(file, value) };
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
