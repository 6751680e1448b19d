import { asList, asMap, asScalar, sourceOf, YamlFile, type YamlEntry, type YamlNode } from '../../files/yaml/index.js';
import { walk } from '../../model/formula/index.js';
import type { Problem } from '../../problems/index.js';
import { readSectionText } from '../index.js';
import { namesInReport } from './namesInReport.js';
import type { Occurrence } from './occurrence.js';

/**
 * What a YAML file is to a renaming: a model with a timeline is a world of its own; sections share one namespace with the files
 * that give values to their inputs and the cases that test them; any other file names nothing.
 */
export type NamingKind = 'model' | 'section' | 'values' | 'cases' | 'other';

export interface NamesOfFile {
  readonly kind: NamingKind;
  readonly names: readonly Occurrence[];
}

/** The keys with which files begin that give values to inputs. */
const VALUE_FILES = ['scenario', 'option', 'change', 'regime', 'parameters', 'contract', 'timeline'] as const;

/** The keys with which the files of a report begin. */
const REPORT_FILES = ['topic', 'overview', 'best'] as const;

/** Every name of lines, inputs, tables and dimensions in one file, with its place; undefined when the file cannot be read. */
export function namesIn(text: string, file: string, problems: Problem[]): NamesOfFile | undefined {
  const yaml = YamlFile.parse(text, file, problems);
  if (yaml === undefined) return undefined;
  const root = asMap(yaml.root) === undefined ? new Map<string, YamlEntry>() : fieldsOf(yaml, yaml.root);
  const names = new Names(yaml);
  if (root.has('section')) {
    names.section(root);
    names.formulas();
    return { kind: root.has('timeline') ? 'model' : 'section', names: names.found };
  }
  if (root.has('cases')) {
    for (const each of asList(root.get('cases')?.value) ?? []) names.case(fieldsOf(yaml, each));
    return { kind: 'cases', names: names.found };
  }
  if (root.has('experiment')) {
    names.experiment(root);
    return { kind: 'values', names: names.found };
  }
  if (REPORT_FILES.some((key) => root.has(key))) return { kind: 'values', names: namesInReport(yaml) };
  if (![...VALUE_FILES, 'model'].some((key) => root.has(key))) return { kind: 'other', names: [] };
  for (const key of ['inputs', 'dimensions', 'labels']) names.keys(root.get(key));
  for (const choice of asList(root.get('sections')?.value) ?? []) names.conditions(choice);
  return { kind: 'values', names: names.found };
}

function fieldsOf(yaml: YamlFile, node: YamlNode | null | undefined): ReadonlyMap<string, YamlEntry> {
  if (asMap(node) === undefined) return new Map();
  return new Map(yaml.entries(node, 'this').map((entry) => [entry.key, entry]));
}

class Names {
  readonly found: Occurrence[] = [];

  constructor(private readonly yaml: YamlFile) {}

  section(root: ReadonlyMap<string, YamlEntry>): void {
    this.by(root);
    for (const key of ['tables', 'dimensions', 'inputs', 'lines']) {
      for (const entry of this.keys(root.get(key), true)) {
        const fields = fieldsOf(this.yaml, entry.value);
        if (key === 'dimensions') this.add(fields.get('in')?.value);
        if (key === 'inputs' || key === 'lines') this.by(fields);
        if (key === 'inputs')
          for (const other of ['price_year', 'at_most', 'of_contracts']) this.add(fields.get(other)?.value);
      }
    }
    for (const correlation of asList(root.get('correlations')?.value) ?? [])
      for (const node of asList(fieldsOf(this.yaml, correlation).get('between')?.value) ?? []) this.addInput(node);
    for (const slot of fieldsOf(this.yaml, root.get('slots')?.value).values())
      for (const line of this.keys(fieldsOf(this.yaml, slot.value).get('lines')))
        this.by(fieldsOf(this.yaml, line.value));
  }

  /** Names in formulas, from the parsed formula: a unit of the same letters inside as() is no name. */
  formulas(): void {
    const { text, file, problems } = this.yaml;
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    for (const line of readSectionText(text, file, file, problems)?.lines ?? [])
      walk(line.expression, (piece) => {
        if (piece.kind !== 'name' || line.formula === '') return;
        const place = line.placeOf(piece.at);
        this.found.push({
          name: piece.name,
          at: (starts[(place.line ?? 1) - 1] ?? 0) + (place.column ?? 1) - 1,
          declares: false,
        });
      });
  }

  case(fields: ReadonlyMap<string, YamlEntry>): void {
    for (const key of ['inputs', 'dimensions']) this.keys(fields.get(key));
    for (const expectation of asList(fields.get('expect')?.value) ?? [])
      this.add(fieldsOf(this.yaml, expectation).get('line')?.value);
  }

  /** The lines that an experiment asks, and the inputs that it draws. */
  experiment(root: ReadonlyMap<string, YamlEntry>): void {
    for (const { value } of fieldsOf(this.yaml, root.get('asks')?.value).values())
      this.add(fieldsOf(this.yaml, value).get('line')?.value);
    this.keys(root.get('draws'));
  }

  /** The keys of a mapping, each a name. */
  keys(entry: YamlEntry | undefined, declares = false): YamlEntry[] {
    const entries = [...fieldsOf(this.yaml, entry?.value).values()];
    for (const { keyNode } of entries) this.add(keyNode, declares);
    return entries;
  }

  /** The inputs by which a model chooses among sections. */
  conditions(choice: YamlNode): void {
    for (const { value } of fieldsOf(this.yaml, choice).values()) this.add(value);
  }

  private by(fields: ReadonlyMap<string, YamlEntry>): void {
    const by = fields.get('by')?.value;
    for (const node of asList(by) ?? [by]) this.add(node);
  }

  /** An input, or `input.member`, of which the member stays. */
  private addInput(node: YamlNode | null): void {
    const before = this.found.length;
    this.add(node);
    const found = this.found[before];
    if (found !== undefined) this.found[before] = { ...found, name: found.name.split('.')[0] ?? '' };
  }

  private add(node: YamlNode | null | undefined, declares = false): void {
    const scalar = asScalar(node);
    if (scalar?.range === undefined || scalar.range === null) return;
    const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
    this.found.push({ name: sourceOf(scalar), at: scalar.range[0] + (quoted ? 1 : 0), declares });
  }
}
