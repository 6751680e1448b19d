/** What closed wards save while they are shut, by year of the model, and the unused floor that blocks fill before them. */
export interface ShutWards {
  /** Filled first, and costs nothing more to run, m². */
  readonly unusedM2: Float64Array;
  /** Present value of the year's saving on a square metre of shut ward, £. */
  readonly savedGbp: Float64Array;
}

/** What is lost on each square metre of a plan's floor above some floor, in present value, £. */
export interface Loss {
  readonly aboveM2: number;
  readonly gbpAM2: number;
}

/**
 * What floor that is taken from a year on costs in all years after: the model's loss of the saving of shut wards, in which unused floor
 * is filled first. One entry for each floor that stands unused in some year, most often one in all. Floor that is available
 * never shrinks, so a plan never takes more wards than are freed, and the loss only rises with the floor before it.
 */
export function lossesFrom({ unusedM2, savedGbp }: ShutWards, year: number): Loss[] {
  const above = new Map<number, number>();
  // A full year of the loss begins the year after the floor is taken.
  for (let taken = year; taken + 1 < savedGbp.length; taken++) {
    const unused = unusedM2[taken] ?? NaN;
    above.set(unused, (above.get(unused) ?? 0) + (savedGbp[taken + 1] ?? NaN));
  }
  return [...above].map(([aboveM2, gbpAM2]): Loss => ({ aboveM2, gbpAM2 }));
}

/** What is lost, in £, on the floor from some floor of the plan to another: its part of the freed wards that run again. */
export function lossOn(losses: readonly Loss[], fromM2: number, toM2: number): number {
  let lost = 0;
  for (const { aboveM2, gbpAM2 } of losses) lost += gbpAM2 * (Math.max(toM2, aboveM2) - Math.max(fromM2, aboveM2));
  return lost;
}
