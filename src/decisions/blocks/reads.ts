/** What the choice of blocks reads of the model: lines, and inputs by which blocks may be chosen and land is measured. */
export const READS = {
  lines: {
    value: 'block_value',
    floor: 'area_in_queue',
    available: 'floor_available',
    unused: 'floor_spare',
    shutSaving: 'shut_ward_saving_present',
  },
  movable: 'block_movable',
  rules: {
    setback: 'setback',
    minimumParcel: 'minimum_parcel',
    minimumFrontage: 'minimum_frontage',
    accessCosted: 'sold_with_new_access',
  },
} as const;
