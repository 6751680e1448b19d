export { Evidence } from './evidence.js';
export { changeOf, fallOf, type NoFall, type Reading } from './fall.js';
export {
  KINDS,
  METRICS,
  type Conflict,
  type EvidenceRow,
  type ExternalRow,
  type Kind,
  type Metric,
  type Role,
} from './row.js';
