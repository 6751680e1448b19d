/** The bed bridge's steps from beds open to beds needed: lines `bridge_…`. */
export const BRIDGE = [
  'occupancy',
  'growth',
  'avoidance',
  'stay',
  'bed_days',
  'discharge',
  'interaction',
  'standard',
  'rounding',
];
