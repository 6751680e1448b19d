import {
  placeOf,
  textOf,
  asList,
  asMap,
  type YamlEntry,
  type YamlFile,
  type YamlNode,
} from '../../files/yaml/index.js';
import { isWrong, readQuantity, readUnit } from '../../model/units/index.js';
import type { Given } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import { readGiven } from '../../sections/index.js';
import { oneOf } from '../scalars.js';
import { ACTS_ON, PODS, type ScenarioEffect } from './effect.js';

/** Keys of one of a scenario's effects, and of its scope. */
export const EFFECT_KEYS = [
  'evidence',
  'pods',
  'segments',
  'scope',
  'scope_of_pod',
  'acts_on',
  'reads',
  'instead_of',
] as const;
export const SCOPE_KEYS = ['value', 'source', 'status', 'date', 'note'] as const;
const MOST_EFFECTS = 50;
const SEGMENT = /^[a-z0-9][a-z0-9_]{0,39}$/;

/** Reads the list under `effects:`; an effect with a fault is left out, and the file's problems say why. */
export function readEffects(file: YamlFile, entry: YamlEntry | undefined): ScenarioEffect[] {
  if (entry === undefined) return [];
  const items = asList(entry.value);
  if (items === undefined || items.length > MOST_EFFECTS) {
    file.error(
      entry.value ?? entry.keyNode,
      items === undefined ? 'effects should be a list' : `effects has ${items.length} entries`,
      items === undefined
        ? 'Write - evidence: and a row’s id on lines of their own'
        : `At most ${MOST_EFFECTS} are read`,
    );
    return [];
  }
  return items.flatMap((item) => readEffect(file, item) ?? []);
}

function readEffect(file: YamlFile, item: YamlNode): ScenarioEffect | undefined {
  if (asMap(item) === undefined)
    return void file.error(item, 'an effect should be a mapping', 'Write evidence:, pods: and scope: under the dash');
  const before = file.problems.length;
  const fields = file.fields(item, 'an effect', EFFECT_KEYS);
  const row = textOf(fields.get('evidence')?.value);
  if (row === undefined)
    file.error(
      fields.get('evidence')?.keyNode ?? item,
      'an effect names no evidence',
      'Write evidence: and a row’s id',
    );
  const scope = readScope(file, fields.get('scope'));
  if (!fields.has('scope'))
    file.error(item, `${row ?? 'an effect'} has no scope`, 'Write scope: the share of the patients to whom it applies');
  const pods = readPods(file, fields.get('pods'), item);
  const segments = readSegments(file, fields.get('segments'));
  const scopeOfPod = readScope(file, fields.get('scope_of_pod'));
  const actsOn = oneOf(file, fields.get('acts_on'), ACTS_ON);
  const reads = oneOf(file, fields.get('reads'), ['change', 'result'] as const);
  const insteadOf = textOf(fields.get('instead_of')?.value);
  if (scopeOfPod !== undefined && segments === undefined)
    file.error(
      fields.get('scope_of_pod')?.keyNode,
      'scope_of_pod without segments',
      'Write scope: it is of the whole pod',
    );
  if (row === undefined || scope === undefined || file.problems.length > before) return undefined;
  return {
    row,
    place: placeOf(file, fields.get('evidence')?.value),
    scope,
    ...(pods === undefined ? {} : { pods }),
    ...(segments === undefined ? {} : { segments }),
    ...(scopeOfPod === undefined ? {} : { scopeOfPod }),
    ...(actsOn === undefined ? {} : { actsOn }),
    ...(insteadOf === undefined ? {} : { insteadOf }),
    reads: reads ?? 'change',
  };
}

/** A share from 0 to 100 %, with where it comes from. */
function readScope(file: YamlFile, entry: YamlEntry | undefined): Given | undefined {
  if (entry === undefined) return undefined;
  const given = readGiven(file, entry, SCOPE_KEYS);
  const pure = readUnit('1');
  if (given?.value.kind !== 'single' || isWrong(pure)) {
    if (given !== undefined || asMap(entry.value) !== undefined)
      file.error(entry.keyNode, `${entry.key} has no value`, 'Write value: and a share, such as 40 %');
    return undefined;
  }
  const { typed } = given.value;
  const read = readQuantity(typed.text, pure, pure);
  const at = asMap(entry.value) === undefined ? entry.value : entry.keyNode;
  if (isWrong(read)) return void file.error(at, read.wrong, read.right);
  if (read.value < 0 || read.value > 1)
    return void file.error(at, `${entry.key} ${typed.text} is not from 0 to 100 %`, 'A scope is a share of patients');
  return given;
}

/** `all`, a point of delivery, or a list of them; undefined for all. */
function readPods(file: YamlFile, entry: YamlEntry | undefined, item: YamlNode): string[] | undefined {
  if (entry === undefined)
    return void file.error(item, 'an effect names no pods', `Write pods: all, or some of ${PODS.join(', ')}`);
  if (textOf(entry.value) === 'all') return undefined;
  const named = wordsOf(file, entry, 'pods');
  for (const { word, node } of named) {
    if (!PODS.includes(word))
      file.error(
        node,
        `${word} is no point of delivery`,
        didYouMean(word, PODS) ?? `Write all, or some of ${PODS.join(', ')}`,
      );
  }
  return named.map(({ word }) => word);
}

function readSegments(file: YamlFile, entry: YamlEntry | undefined): string[] | undefined {
  if (entry === undefined) return undefined;
  const named = wordsOf(file, entry, 'segments');
  for (const { word, node } of named)
    if (!SEGMENT.test(word) || word === 'all')
      file.error(node, `${word} cannot be a segment`, 'Use small letters, digits and _, as in activity.csv');
  return named.map(({ word }) => word);
}

/** The words of a list, or one that stands alone, each once. */
function wordsOf(file: YamlFile, entry: YamlEntry, what: string): { word: string; node: YamlNode | null }[] {
  const nodes = asList(entry.value) ?? [entry.value];
  const words = nodes.flatMap((node) => {
    const word = textOf(node);
    if (word !== undefined && word !== '') return [{ word, node }];
    file.error(node ?? entry.keyNode, `${what} holds no word here`, `Write ${what}: [a, b]`);
    return [];
  });
  if (words.length === 0) file.error(entry.value ?? entry.keyNode, `${what} is empty`, `Write ${what}: [a, b]`);
  if (new Set(words.map(({ word }) => word)).size < words.length)
    file.error(entry.value, `one of the ${what} stands twice`, 'Keep one');
  return words;
}
