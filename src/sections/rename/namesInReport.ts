import { asList, asMap, asScalar, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { OVERVIEW_PARTS } from './lineKeyed.js';
import type { Occurrence } from './occurrence.js';

/** Under these keys stand words and never a name. */
const WORDS: ReadonlySet<string> = new Set([
  ...['topic', 'asks', 'title', 'kind', 'in', 'of', 'year', 'options', 'sections', 'label'],
  ...['best', 'note', 'says', 'unranked', 'among', 'first', 'overview'],
]);
/** What a report sets side by side stands under the names of lines. */
const KEYED: ReadonlySet<string> = new Set(OVERVIEW_PARTS);

/** In a chart names stand under these keys alone, and under whatever these hold. */
const DRAWN: ReadonlySet<string> = new Set(['line', 'where']);
const DRAWN_IN: ReadonlySet<string> = new Set(['reads', 'made_of']);

/** A value in a text: {released_cost|gbp}, {source:charge_at_base}, {section:income}. */
const IN_TEXT = /(?<=\{\s*)[a-z][a-z0-9_]*(?=[^{}|]*\|)|(?<=\{(?:source|section):)[a-z][a-z0-9_]*(?=\})/g;
/** A word in a condition; before a bracket it is a function. */
const IN_CONDITION = /(?<![A-Za-z0-9_])[a-z][a-z0-9_]*(?![A-Za-z0-9_]|\s*\()/g;
/** A name that stands alone, or with the year in which it is read: site_beds_open@base. */
const ALONE = /(?<=^["']?)[a-z][a-z0-9_]*(?=(?:@[a-z]+)?["']?$)/g;

/** Every name of lines, inputs and dimensions in a topic of a report, in the overview, or in the rule for the best option. */
export function namesInReport(yaml: YamlFile): Occurrence[] {
  const found: Occurrence[] = [];
  const add = (node: YamlNode | null, pattern: RegExp): void => {
    const range = asScalar(node)?.range;
    if (range === undefined || range === null) return;
    for (const { 0: name, index } of yaml.text.slice(range[0], range[1]).matchAll(pattern))
      found.push({ name, at: range[0] + index, declares: false });
  };
  const standsAlone = (key: string, within: string, area: string): boolean => {
    // In a sentence a word that stands alone is said, not read.
    if (area === 'sentences' || KEYED.has(area)) return false;
    return area === 'charts' ? DRAWN.has(key) || DRAWN_IN.has(within) : !WORDS.has(key);
  };
  const visit = (node: YamlNode | null, key: string, within: string, area: string): void => {
    if (asMap(node) !== undefined) {
      for (const entry of yaml.entries(node, 'this')) {
        const inside = area === '' ? entry.key : area;
        if (KEYED.has(key) && area === key) add(entry.keyNode, ALONE);
        visit(entry.value, entry.key, key, inside);
      }
      return;
    }
    const list = asList(node);
    if (list !== undefined) for (const each of list) visit(each, key, within, area);
    else if (key === 'when' || key === 'order') add(node, IN_CONDITION);
    else if (key === 'each') add(node, ALONE);
    else {
      add(node, IN_TEXT);
      if (standsAlone(key, within, area)) add(node, ALONE);
    }
  };
  visit(yaml.root, '', '', '');
  return found;
}
