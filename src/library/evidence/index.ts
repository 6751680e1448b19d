export { Evidence } from './evidence.js';
export { changeOf, fallOf, type Reading } from './fall.js';
export type { EvidenceRow, ExternalRow } from './row.js';
