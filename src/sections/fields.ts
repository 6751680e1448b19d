import './unitLibrary.js';
import { textOf, asList, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import { crossedName } from '../model/names/index.js';
import { isWrong, readUnit, UNKNOWN_UNIT, type Unit } from '../model/units/index.js';

/** The unit that an entry declares; a missing or wrong one is a fault and fits any other, so that reading can go on. */
export function readUnitOf(file: YamlFile, entry: YamlEntry | undefined, owner: YamlEntry): Unit {
  const text = textOf(entry?.value);
  if (text === undefined) {
    file.error(owner.keyNode, `${owner.key} has no unit`, 'Add unit: … (a pure number has unit: 1)');
    return UNKNOWN_UNIT;
  }
  const unit = readUnit(text);
  if (!isWrong(unit)) return unit;
  file.error(entry?.value, unit.wrong, unit.right);
  return UNKNOWN_UNIT;
}

/** `by: none`: a line of a section whose lines run over a dimension, and which has one value for all its members. */
export const NO_DIMENSION = 'none';

/** What a line or an input runs over: `by: pool`, or `by: [cohort, measure]`. */
export function readBy(file: YamlFile, entry: YamlEntry | undefined): string | undefined {
  const list = asList(entry?.value);
  const names = list === undefined ? [textOf(entry?.value)] : list.map((node) => textOf(node));
  const known = names.filter((name) => name !== undefined);
  if (known.length === names.length && known.length > 0) return crossedName(known);
  if (entry !== undefined)
    file.error(entry.value ?? entry.keyNode, 'by: names a dimension', 'Write by: pool, or by: [pool, measure]');
  return undefined;
}
