import { placeOf, textOf, type YamlFile } from '../../files/yaml/index.js';
import type { Given } from '../../model/values/index.js';
import { namedBy, type Problem } from '../../problems/index.js';
import { readSettings, SETTINGS_KEYS, type Settings } from '../settings.js';
import type { ScenarioEffect } from './effect.js';
import { readEffects } from './readEffects.js';
import type { Scenario, ScenarioFile } from './scenario.js';

/** Where the files of scenarios and of growth are found. */
export interface ScenarioShelf {
  /** The file that a scenario's name stands for; undefined when there is none, and `problems` says so. */
  open(name: string, place: ScenarioPlace, problems: Problem[]): { file: YamlFile; id: string } | undefined;
  growth(id: string, place: ScenarioPlace, problems: Problem[]): Settings | undefined;
}
export type ScenarioPlace = { readonly file: string; readonly line?: number; readonly column?: number };

const MOST_EXTENDED = 10;

/** Reads a scenario and all that it extends, laid over one another; undefined when a file is missing or a circle is found. */
export function readScenario(
  name: string,
  place: ScenarioPlace,
  shelf: ScenarioShelf,
  problems: Problem[],
): Scenario | undefined {
  const chain = chainOf(name, place, shelf, problems);
  const [own, ...extended] = chain ?? [];
  if (own === undefined) return undefined;
  const growthOf = [own, ...extended].find((file) => file.growth !== undefined)?.growth;
  const growth = growthOf === undefined ? undefined : shelf.growth(growthOf.id, growthOf.place, problems);
  const layers = [own, ...extended].reverse();
  const isWhatIf = layers.some(({ settings }) => settings.whatIf);
  return {
    ...own.settings,
    title: isWhatIf ? whatIfTitle(own.settings.title) : own.settings.title,
    whatIf: isWhatIf,
    givens: merged([
      ...(growth === undefined ? [] : [growth.givens]),
      ...layers.map(({ settings }) => settings.givens),
    ]),
    effects: layers.reduce<readonly ScenarioEffect[]>((before, { effects }) => overlaid(before, effects, problems), []),
    ...(growth === undefined ? {} : { growth }),
    extended: extended.map(({ settings: { id, title } }) => ({ id, title })),
  };
}

/** A what-if is called one wherever its title stands. */
function whatIfTitle(title: string): string {
  return /^what[ -]if/i.test(title) ? title : `What if: ${title}`;
}

/** The scenario's file and those that it extends, the nearest first. */
function chainOf(
  name: string,
  place: ScenarioPlace,
  shelf: ScenarioShelf,
  problems: Problem[],
): ScenarioFile[] | undefined {
  const chain: ScenarioFile[] = [];
  for (let next: { name: string; place: ScenarioPlace } | undefined = { name, place }; next !== undefined;) {
    const { place: at } = next;
    const before = problems.length;
    const opened = shelf.open(next.name, at, problems);
    if (opened === undefined) {
      problems.push(...problems.splice(before).map((problem) => namedBy(problem, at)));
      return undefined;
    }
    const file = readScenarioFile(opened.file, opened.id);
    const [same] = chain.filter(({ settings }) => settings.file === file.settings.file);
    if (same !== undefined || chain.length >= MOST_EXTENDED) {
      const found =
        same === undefined ? `more than ${MOST_EXTENDED} scenarios extend each other` : `${next.name} extends itself`;
      problems.push({ severity: 'error', ...next.place, found, right: 'Extend one that does not lead back here' });
      return undefined;
    }
    chain.push(file);
    next = file.extends;
  }
  return chain;
}

function readScenarioFile(file: YamlFile, id: string): ScenarioFile {
  const settings = readSettings(file, 'scenario', id);
  const fields = file.fields(file.root, 'a file of scenarios', ['scenario', ...SETTINGS_KEYS.scenario]);
  const placed = (key: 'growth' | 'extends') => {
    const entry = fields.get(key);
    if (entry === undefined) return undefined;
    const said = textOf(entry.value);
    if (said === undefined || said === '')
      return void file.error(entry.keyNode, `${key} names nothing`, `Write ${key}: and one name, or leave it out`);
    return { said, place: placeOf(file, entry.value) };
  };
  const [growth, extended] = [placed('growth'), placed('extends')];
  return {
    settings,
    effects: readEffects(file, fields.get('effects')),
    ...(growth === undefined ? {} : { growth: { id: growth.said, place: growth.place } }),
    ...(extended === undefined ? {} : { extends: { name: extended.said, place: extended.place } }),
  };
}

/** Each input once: the last layer that gives it wins. */
function merged(layers: readonly (readonly Given[])[]): Given[] {
  return [...new Map(layers.flat().map((given) => [given.name, given])).values()];
}

/** What extends replaces the effects of the same rows, and those that it says it stands instead of; the rest are added. */
function overlaid(
  before: readonly ScenarioEffect[],
  over: readonly ScenarioEffect[],
  problems: Problem[],
): ScenarioEffect[] {
  const replaced = new Set(over.flatMap(({ row, insteadOf = row }) => [row, insteadOf]));
  for (const { insteadOf, place } of over) {
    if (insteadOf === undefined || before.some(({ row }) => row === insteadOf)) continue;
    const rows = before.map(({ row }) => row);
    problems.push({
      severity: 'error',
      ...place,
      found: `no effect of the extended scenario uses ${insteadOf}`,
      right: rows.length === 0 ? 'Take instead_of away' : `It uses ${rows.join(', ')}`,
    });
  }
  return [...before.filter(({ row }) => !replaced.has(row)), ...over];
}
