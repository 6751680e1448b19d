import { asList, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { placeOf, PROVENANCE_KEYS, provenanceOf, textOf } from './provenance.js';
import type { Fact } from './site.js';

/** Keys of a fact. */
export const FACT_KEYS = ['label', 'value', ...PROVENANCE_KEYS] as const;

/** The entries of `facts:`, each with a label and a value. */
export function readFacts(yaml: YamlFile, node: YamlNode | null): Fact[] {
  const items = asList(node);
  if (items === undefined) {
    yaml.error(node, 'facts should be a list', 'Begin each fact with a dash');
    return [];
  }
  return items.flatMap((item) => readFact(yaml, item) ?? []);
}

function readFact(yaml: YamlFile, item: YamlNode): Fact | undefined {
  const fields = yaml.fields(item, 'a fact', FACT_KEYS);
  const label = textOf(yaml, fields.get('label')?.value, 'the label of a fact', item);
  const value = textOf(yaml, fields.get('value')?.value, 'the value of a fact', item);
  const provenance = provenanceOf(yaml, fields);
  if (label === undefined || value === undefined) return undefined;
  return { label, value, place: placeOf(yaml, fields.get('value')?.value ?? item), ...provenance };
}
