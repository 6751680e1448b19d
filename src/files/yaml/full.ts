import {
  Composer,
  Lexer,
  Parser,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type CST,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { controlIn } from '../controls.js';
import { DEEPEST_NESTING, MOST_NAMES, plainEnglish, TOO_DEEP } from './hazards.js';
import { FORBIDDEN_KEYS, plainScalar, type YamlNode, type YamlScalar } from './nodes.js';

/** What is wrong with a text as YAML, and at which offset. */
export interface YamlFault {
  readonly at: number;
  readonly found: string;
  readonly right: string;
}

/** Reads any YAML 1.2 document with the yaml package, or says everything that is wrong with it. */
export function readFull(text: string): { readonly root: YamlNode | null; readonly faults: readonly YamlFault[] } {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false, // the composer compares every pair of keys: YamlFile looks them up
    prettyErrors: false,
  });
  const { tokens, fault } = tokensOf(text);
  if (fault !== undefined) return { root: null, faults: [fault] };
  const documents = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  const [first, second] = documents;
  const faults: YamlFault[] = [];
  if (second !== undefined)
    faults.push({
      at: startOf(second.contents),
      found: 'a second YAML document begins here',
      right: 'One document a file',
    });
  for (const error of first?.errors ?? [])
    faults.push({ at: error.pos[0], ...plainEnglish(error.code, error.message) });
  const root = first?.contents ?? null;
  if (faults.length === 0 && root !== null) refuseHazards(root, 0, faults);
  return { root: faults.length > 0 || root === null ? null : nodeOf(root), faults };
}

/** Pieces of a text that may be open at once: a level of a file opens two or three. */
const MOST_OPEN = 4 * DEEPEST_NESTING;

/** The documents of a text, not yet made into nodes; or where it is nested so deeply that making them would exhaust the stack. */
function tokensOf(text: string): { readonly tokens: CST.Token[]; readonly fault?: YamlFault } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const piece of new Lexer().lex(text)) {
    const at = parser.offset;
    tokens.push(...parser.next(piece));
    if (parser.stack.length > MOST_OPEN) return { tokens: [], fault: { at, ...TOO_DEEP } };
  }
  return { tokens: [...tokens, ...parser.end()] };
}

function refuseHazards(node: Node, depth: number, faults: YamlFault[]): void {
  const refuse = (found: string, right: string): void => void faults.push({ at: startOf(node), found, right });
  if (depth > DEEPEST_NESTING) return refuse(TOO_DEEP.found, TOO_DEEP.right);
  if (isAlias(node)) return refuse('aliases (*name) are not read', 'Write the value out');
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
  if (node.anchor !== undefined) refuse('anchors (&name) are not read', 'Take the anchor away');
  if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
    refuse(`tag ${node.tag} is not read`, 'Take the tag away');
  if (isScalar(node)) refuseControls(node, faults);
  if (isSeq(node) && node.items.length > MOST_NAMES)
    return refuse(`this list has ${node.items.length} items`, `At most ${MOST_NAMES} are read`);
  if (isSeq(node)) for (const item of node.items) refuseHazards(item as Node, depth + 1, faults);
  if (isMap(node)) for (const pair of node.items) refuseHazardsOfPair(pair as Pair<Node, Node | null>, depth, faults);
}

function refuseHazardsOfPair(pair: Pair<Node | null, Node | null>, depth: number, faults: YamlFault[]): void {
  const refuse = (found: string, right: string): void =>
    void faults.push({ at: startOf(pair.key ?? pair.value), found, right });
  if (!isScalar(pair.key)) return refuse('a key must be a plain name', 'Write name: value');
  refuseControls(pair.key, faults);
  if (FORBIDDEN_KEYS.has(String(pair.key.value)))
    refuse(`${String(pair.key.value)} cannot be a name`, 'Choose another');
  if (pair.key.value === '<<') refuse('merge keys (<<) are not read', 'Write the values out');
  if (pair.value !== null) refuseHazards(pair.value, depth + 1, faults);
}

/** An escape such as "\e" is plain text in the file, and a control character once it is read. */
function refuseControls(scalar: Node & { value: unknown }, faults: YamlFault[]): void {
  const control = controlIn(String(scalar.value));
  if (control !== undefined)
    faults.push({
      at: startOf(scalar),
      found: `this text holds a control character (${control})`,
      right: 'Take its escape away',
    });
}

/** A node of the yaml package, from which every hazard is gone, as one of ours. */
function nodeOf(node: Node): YamlNode {
  const range = [startOf(node)] as const;
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => nodeOf(item as Node)), range };
  if (!isMap(node)) return scalarOf(node);
  const items = (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => ({
    key: scalarOf(key),
    value: value === null ? null : nodeOf(value),
  }));
  return { kind: 'map', items, flow: node.flow === true, range };
}

function scalarOf(node: Node): YamlScalar {
  if (!isScalar(node)) throw new Error('a hazard was overlooked');
  const [start, end] = node.range ?? [0, 0];
  const { value, type } = node;
  const source = node.source ?? String(value);
  if (type === undefined || type === 'PLAIN') {
    const scalar = plainScalar(source, start, end);
    return value === null || typeof value === 'string' ? { ...scalar, value } : scalar;
  }
  const text = typeof value === 'string' ? value : source;
  return { kind: 'scalar', value: text, source: text, type, range: [start, end] };
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
