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
  /** 0 while there is nothing to choose from. */
  possible: 'some_block_could_empty',
  rules: {
    setback: 'setback',
    minimumParcel: 'minimum_parcel',
    minimumFrontage: 'minimum_frontage',
    accessCosted: 'sold_with_new_access',
  },
} as const;
