import { placeOf, textOf, asList, type YamlEntry, type YamlFile, type YamlNode } from '../files/yaml/index.js';
import type { DeclaredLine, DeclaredParty, Labelled, PlacedName } from '../model/index.js';
import { faultOfName } from '../model/names/index.js';
import { readable } from '../words/index.js';

export const PARTY_KEYS = ['label', 'in'] as const;

/** Reads `parties:`, those who pay and are paid, each with the perspectives in which it stands. */
export function readParties(file: YamlFile, entries: readonly YamlEntry[]): DeclaredParty[] {
  return entries.map((entry) => {
    const fields = file.fields(entry.value, `party ${entry.key}`, PARTY_KEYS);
    return { ...named(file, entry, fields.get('label')), in: namesOf(file, fields.get('in')) };
  });
}

/** Reads `perspectives:` or `accounts:`, each a name with its label. */
export function readLabelled(file: YamlFile, entries: readonly YamlEntry[]): Labelled[] {
  return entries.map((entry) => named(file, entry, entry));
}

function named(file: YamlFile, entry: YamlEntry, label: YamlEntry | undefined): Labelled {
  const { key: name, keyNode } = entry;
  const fault = faultOfName(name);
  if (fault !== undefined) file.error(keyNode, fault.found, fault.right);
  return { name, place: placeOf(file, keyNode), label: textOf(label?.value) ?? readable(name) };
}

/** Reads `paid: trust -> commissioner`, and the account in which the flow stands. */
export function readPaid(
  file: YamlFile,
  fields: ReadonlyMap<string, YamlEntry>,
): Pick<DeclaredLine, 'paid'> | undefined {
  const entry = fields.get('paid');
  const [account] = namesOf(file, fields.get('account'));
  if (entry === undefined) {
    if (account === undefined) return undefined;
    file.error(fields.get('account')?.keyNode, 'account: stands on a line without paid:', 'Say who pays whom as well');
    return undefined;
  }
  const [, payer, payee] = /^([^\s>-]+) *(?:->|→) *([^\s>-]+)$/.exec(textOf(entry.value) ?? '') ?? [];
  if (payer === undefined || payee === undefined || payer === payee) {
    const same = payer !== undefined && payer === payee;
    file.error(
      entry.value ?? entry.keyNode,
      same ? `${payer} cannot pay itself` : 'paid: does not say who pays whom',
      same ? 'Name two parties, or leave paid: out' : 'Write paid: trust -> commissioner, payer first',
    );
    return undefined;
  }
  const place = placeOf(file, entry.value);
  const parties = { payer: { name: payer, place }, payee: { name: payee, place } };
  return { paid: { ...parties, ...(account === undefined ? {} : { account }) } };
}

/** Reads `position: exchequer`, with the accounts that it is cut down to or that it leaves out. */
export function readPosition(
  file: YamlFile,
  fields: ReadonlyMap<string, YamlEntry>,
): Pick<DeclaredLine, 'position'> | undefined {
  const entry = fields.get('position');
  const [of] = namesOf(file, entry);
  const accounts = namesOf(file, fields.get('accounts'));
  const without = namesOf(file, fields.get('without'));
  if (of !== undefined) return { position: { of, accounts, without } };
  if (entry !== undefined)
    file.error(entry.value ?? entry.keyNode, 'position: names nobody', 'Name a party or a perspective');
  for (const key of ['accounts', 'without'])
    if (entry === undefined && fields.has(key))
      file.error(fields.get(key)?.keyNode, `${key}: stands on a line without position:`, 'Take it away');
  return undefined;
}

/** One name, or a list of them. */
function namesOf(file: YamlFile, entry: YamlEntry | undefined): PlacedName[] {
  const placed = (node: YamlNode | null): PlacedName[] => {
    const name = textOf(node);
    return name === undefined || name === '' ? [] : [{ name, place: placeOf(file, node) }];
  };
  if (entry === undefined) return [];
  return (asList(entry.value) ?? [entry.value]).flatMap(placed);
}
