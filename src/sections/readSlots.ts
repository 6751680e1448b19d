import { placeOf, textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import type { DeclaredSlot, InterfaceLine, PlacedName } from '../model/index.js';
import { faultOfName } from '../model/names/index.js';
import { readable } from '../words/index.js';
import { readBy, readUnitOf } from './fields.js';

export const SLOT_KEYS = ['label', 'note', 'default', 'lines'] as const;
export const INTERFACE_KEYS = ['unit', 'label', 'by'] as const;

/** Reads the slots that a section declares, each with the lines that whatever fills it must define. */
export function readSlots(file: YamlFile, entries: readonly YamlEntry[]): DeclaredSlot[] {
  return entries.map((entry) => {
    const { key: name, keyNode } = entry;
    refuseName(file, entry);
    const fields = file.fields(entry.value, `slot ${name}`, SLOT_KEYS);
    const interfaceOf = fields.get('lines');
    const lines = interfaceOf === undefined ? [] : file.entries(interfaceOf.value, `the lines of slot ${name}`);
    if (lines.length === 0)
      file.error(
        interfaceOf?.keyNode ?? keyNode,
        `slot ${name} asks for no lines`,
        'Under lines: name those that the rest of the model reads, each with its unit',
      );
    const note = textOf(fields.get('note')?.value);
    const byDefault = readPlacedName(file, fields.get('default'), 'a section, such as payment/block');
    return {
      name,
      place: placeOf(file, keyNode),
      label: textOf(fields.get('label')?.value) ?? readable(name),
      ...(note === undefined ? {} : { note }),
      ...(byDefault === undefined ? {} : { default: byDefault }),
      lines: lines.map((line) => readInterfaceLine(file, line)),
    };
  });
}

/** Reads `fills: payment`. */
export function readFills(file: YamlFile, entry: YamlEntry | undefined): { fills?: PlacedName } {
  const fills = readPlacedName(file, entry, 'one slot, such as payment');
  return fills === undefined ? {} : { fills };
}

function readInterfaceLine(file: YamlFile, entry: YamlEntry): InterfaceLine {
  refuseName(file, entry);
  const fields = file.fields(entry.value, entry.key, INTERFACE_KEYS);
  const by = readBy(file, fields.get('by'));
  return {
    name: entry.key,
    place: placeOf(file, entry.keyNode),
    label: textOf(fields.get('label')?.value) ?? readable(entry.key),
    unit: readUnitOf(file, fields.get('unit'), entry),
    ...(by === undefined ? {} : { by }),
  };
}

function refuseName(file: YamlFile, { key, keyNode }: YamlEntry): void {
  const fault = faultOfName(key);
  if (fault !== undefined) file.error(keyNode, fault.found, fault.right);
}

function readPlacedName(file: YamlFile, entry: YamlEntry | undefined, what: string): PlacedName | undefined {
  const name = textOf(entry?.value);
  if (name !== undefined && name !== '') return { name, place: placeOf(file, entry?.value) };
  if (entry !== undefined)
    file.error(entry.value ?? entry.keyNode, `${entry.key}: names ${what}`, `Write ${entry.key}: …`);
  return undefined;
}
