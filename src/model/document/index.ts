export { controlIn } from './controls.js';
export { readText, LARGEST_FILE_BYTES } from './text.js';
export { YamlFile, asList, asMap, asScalar, sourceOf, type YamlEntry, type YamlNode } from './yaml.js';
