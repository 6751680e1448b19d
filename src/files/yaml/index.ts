export { keepRead, keptRead } from './before.js';
export { asList, asMap, asScalar, rawOf, sourceOf, textOf, type YamlNode } from './nodes.js';
export { isYamlPath } from './path.js';
export { placeOf, readBefore, YamlFile, type ReadBefore, type YamlEntry } from './yaml.js';
