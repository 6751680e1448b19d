import {
  Composer,
  LineCounter,
  Parser,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { didYouMean } from '../nearest.js';
import { controlIn } from './controls.js';
import { DEEPEST_NESTING, MOST_NAMES, hazardOf, plainEnglish } from './hazards.js';
import type { Problem } from '../problem.js';
import { readText } from './text.js';

export type YamlNode = Node;

/** A model or site file is written by hand: a few hundred kilobytes is already a long one. */
const LARGEST_YAML_BYTES = 500_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A YAML file whose every node knows its line and column, with a place to collect what is wrong with it. */
export class YamlFile {
  private readonly said = new Set<string>();

  private constructor(
    /** Path as the user would name it. */
    readonly file: string,
    readonly text: string,
    readonly root: YamlNode | null,
    private readonly lines: LineCounter,
    readonly problems: Problem[],
  ) {}

  /** Reads a file; undefined when it cannot be read as one plain YAML 1.2 document (problems say why). */
  static read(path: string, file: string, problems: Problem[]): YamlFile | undefined {
    const text = readText(path, file, problems, LARGEST_YAML_BYTES);
    return text === undefined ? undefined : YamlFile.parse(text, file, problems);
  }

  static parse(text: string, file: string, problems: Problem[]): YamlFile | undefined {
    const hazard = hazardOf(text);
    if (hazard !== undefined) {
      problems.push({ severity: 'error', file, ...hazard });
      return undefined;
    }
    const lines = new LineCounter();
    const composer = new Composer({
      version: '1.2',
      schema: 'core',
      uniqueKeys: false, // the composer compares every pair of keys: entries() looks them up
      lineCounter: lines,
      prettyErrors: false,
    });
    const documents = [
      ...composer.compose(new Parser(lines.addNewLine).parse(text), true, text.length),
    ] as Document.Parsed[];
    const read = new YamlFile(file, text, documents[0]?.contents ?? null, lines, problems);
    const before = problems.length;
    if (documents.length > 1)
      read.error(documents[1]?.contents ?? null, 'a second YAML document begins here', 'One document a file');
    for (const error of documents[0]?.errors ?? []) {
      const place = lines.linePos(error.pos[0]);
      problems.push({
        severity: 'error',
        file,
        line: place.line,
        column: place.col,
        ...plainEnglish(error.code, error.message),
      });
    }
    if (problems.length === before && read.root !== null) read.refuseHazards(read.root, 0);
    return problems.length === before ? read : undefined;
  }

  /** One-based line and column of a node, or of an offset into the text. */
  place(at: YamlNode | Pair | number | null | undefined): { line: number; column: number } {
    const offset = typeof at === 'number' ? at : offsetOf(at);
    const place = this.lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, place.line), column: Math.max(1, place.col) };
  }

  error(at: YamlNode | Pair | number | null | undefined, found: string, right?: string): void {
    this.add('error', at, found, right);
  }

  warn(at: YamlNode | Pair | number | null | undefined, found: string, right?: string): void {
    this.add('warning', at, found, right);
  }

  /** Adds a problem, once: a mapping may be read by more than one reader. */
  private add(
    severity: Problem['severity'],
    at: Parameters<YamlFile['place']>[0],
    found: string,
    right?: string,
  ): void {
    const place = this.place(at);
    const key = `${place.line}:${place.column}:${found}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    this.problems.push({ severity, file: this.file, ...place, found, ...(right === undefined ? {} : { right }) });
  }

  /** A mapping's entries in order; anything else is an error that says `what` was expected. */
  entries(node: YamlNode | null | undefined, what: string): YamlEntry[] {
    if (!isMap(node)) {
      this.error(
        node ?? this.root,
        `${what} should be a mapping of names to values`,
        'Write name: value on lines of their own',
      );
      return [];
    }
    if (node.items.length > MOST_NAMES) {
      this.error(node, `${what} has ${node.items.length} names`, `At most ${MOST_NAMES} are read: split it by meaning`);
      return [];
    }
    const entries = node.items.filter(isPair).map((pair) => entryOf(pair as Pair<Node, Node | null>));
    const seen = new Set<string>();
    return entries.filter(({ key, keyNode }) => {
      if (seen.has(key)) this.error(keyNode, `${clip(key)} stands twice in one mapping`, 'Keep one');
      return !seen.has(key) && seen.add(key);
    });
  }

  /** As `entries`, refusing every key that is not known, with the nearest one that is. */
  fields(node: YamlNode | null | undefined, what: string, known: readonly string[]): Map<string, YamlEntry> {
    const found = new Map<string, YamlEntry>();
    for (const entry of this.entries(node, what)) {
      if (known.includes(entry.key)) found.set(entry.key, entry);
      else
        this.error(
          entry.keyNode,
          `${what} has no key ${clip(entry.key)}`,
          didYouMean(entry.key, known) ?? `It may have ${known.join(', ')}`,
        );
    }
    return found;
  }

  private refuseHazards(node: Node, depth: number): void {
    if (depth > DEEPEST_NESTING)
      return this.error(node, 'this is nested too deeply', `At most ${DEEPEST_NESTING} levels`);
    if (isAlias(node)) return this.error(node, 'aliases (*name) are not read', 'Write the value out');
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.anchor !== undefined) this.error(node, 'anchors (&name) are not read', 'Take the anchor away');
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
      this.error(node, `tag ${node.tag} is not read`, 'Take the tag away');
    if (isScalar(node)) this.refuseControls(node);
    if (isSeq(node)) for (const item of node.items) this.refuseHazards(item as Node, depth + 1);
    if (isMap(node)) for (const pair of node.items) this.refuseHazardsOfPair(pair as Pair<Node, Node | null>, depth);
  }

  private refuseHazardsOfPair(pair: Pair<Node, Node | null>, depth: number): void {
    if (!isScalar(pair.key)) return this.error(pair, 'a key must be a plain name', 'Write name: value');
    this.refuseControls(pair.key);
    if (FORBIDDEN_KEYS.has(String(pair.key.value)))
      this.error(pair.key, `${String(pair.key.value)} cannot be a name`, 'Choose another');
    if (pair.key.value === '<<') this.error(pair.key, 'merge keys (<<) are not read', 'Write the values out');
    if (pair.value !== null) this.refuseHazards(pair.value, depth + 1);
  }

  /** An escape such as "\e" is plain text in the file, and a control character once it is read. */
  private refuseControls(scalar: Scalar): void {
    const control = controlIn(String(scalar.value));
    if (control !== undefined)
      this.error(scalar, `this text holds a control character (${control})`, 'Take its escape away');
  }
}

export interface YamlEntry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

function entryOf(pair: Pair<Node, Node | null>): YamlEntry {
  const key = isScalar(pair.key) ? sourceOf(pair.key) : '';
  return { key, keyNode: pair.key, value: pair.value };
}

/** A scalar as it was typed: 2026 stays "2026", 2024-10-01 stays "2024-10-01", 1e3 stays "1e3". */
export function sourceOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

export function asMap(node: Node | null | undefined): YAMLMap<Node, Node | null> | undefined {
  return isMap(node) ? (node as YAMLMap<Node, Node | null>) : undefined;
}

export function asScalar(node: Node | null | undefined): Scalar | undefined {
  return isScalar(node) ? node : undefined;
}

export function asList(node: Node | null | undefined): readonly Node[] | undefined {
  return isSeq(node) ? (node.items as Node[]) : undefined;
}

function offsetOf(at: Node | Pair | null | undefined): number {
  if (at === null || at === undefined) return 0;
  if (isPair(at)) return offsetOf((at.key ?? at.value) as Node | null);
  return at.range?.[0] ?? 0;
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
