export { controlIn, lineControlIn } from './controls.js';
export { readBytes, readText, LARGEST_FILE_BYTES } from './text.js';
export { asList, asMap, asScalar, sourceOf, type YamlMap, type YamlNode, type YamlScalar } from './nodes.js';
export { YamlFile, readBefore, type ReadBefore, type YamlEntry } from './yaml.js';
