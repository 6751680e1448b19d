import { placeOf, textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import type { DeclaredInput } from '../model/index.js';
import { sameDimensions, type Unit } from '../model/units/index.js';
import { didYouMean } from '../problems/index.js';

/** `whole: true`, where a part of a year or of a thing means nothing. */
export function readWhole(file: YamlFile, entry: YamlEntry | undefined, unit: Unit): { whole?: true } {
  if (entry === undefined) return {};
  if (textOf(entry.value) !== 'true')
    file.error(entry.value ?? entry.keyNode, 'whole can only be true', 'Write whole: true, or leave it out');
  if (unit.text === 'flag' || unit.text === 'date')
    file.error(entry.keyNode, `a ${unit.text} is whole as it is`, 'Take whole: away');
  return { whole: true };
}

/** `yearly: true`, where one value for all years means nothing. */
export function readYearly(file: YamlFile, entry: YamlEntry | undefined): { yearly?: true } {
  if (entry === undefined) return {};
  if (textOf(entry.value) !== 'true')
    file.error(entry.value ?? entry.keyNode, 'yearly can only be true', 'Write yearly: true, or leave it out');
  return { yearly: true };
}

/** `at_most: uplift_cap`, the input that this one is never above. */
export function readAtMost(file: YamlFile, entry: YamlEntry | undefined): Pick<DeclaredInput, 'atMost'> {
  if (entry === undefined) return {};
  const name = textOf(entry.value);
  if (name !== undefined) return { atMost: { name, place: placeOf(file, entry.value) } };
  file.error(entry.value ?? entry.keyNode, 'at_most: names an input', 'Write at_most: uplift_cap');
  return {};
}

/** `of_contracts: services_bought`, the line of the contracts' own model that gives the input its values. */
export function readOfContracts(file: YamlFile, entry: YamlEntry | undefined): Pick<DeclaredInput, 'ofContracts'> {
  if (entry === undefined) return {};
  const name = textOf(entry.value);
  if (name !== undefined) return { ofContracts: { name, place: placeOf(file, entry.value) } };
  file.error(
    entry.value ?? entry.keyNode,
    'of_contracts: names a line of the contracts’ own model',
    'Write of_contracts: services_bought',
  );
  return {};
}

/** What an input is never above is another input of its section, of the same kind and over the same members, or one for them all. */
export function refuseUnlikePairs(file: YamlFile, inputs: readonly DeclaredInput[]): void {
  for (const { name, unit, by, atMost } of inputs) {
    if (atMost === undefined) continue;
    const other = inputs.find((input) => input.name === atMost.name && input.name !== name);
    const { place } = atMost;
    const refuse = (found: string, right: string): void =>
      void file.problems.push({ severity: 'error', ...place, found, right });
    if (other === undefined)
      refuse(
        `${atMost.name} is no other input of this section`,
        didYouMean(
          atMost.name,
          inputs.map((input) => input.name),
        ) ?? 'at_most: names an input of the same section',
      );
    else if (!sameDimensions(unit, other.unit))
      refuse(`${name} is in ${unit.text} and ${other.name} in ${other.unit.text}`, 'Compare what has one unit');
    else if (other.by !== undefined && other.by !== by)
      refuse(`${other.name} has members that ${name} has not`, `Give both the same by:, or ${other.name} none`);
  }
}
