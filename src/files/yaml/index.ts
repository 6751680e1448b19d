export { keepRead, keptRead } from './before.js';
export { asList, asMap, asScalar, sourceOf, type YamlNode } from './nodes.js';
export { isYamlPath } from './path.js';
export { readBefore, YamlFile, type ReadBefore, type YamlEntry } from './yaml.js';
