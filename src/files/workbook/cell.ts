/** A cell as a spreadsheet saved it. */
export interface SavedCell {
  /** Left out where nothing stands, or where what stands could not be worked out. */
  readonly value?: number | string | boolean;
  /** #N/A and the like. */
  readonly failed?: string;
  /** Its value is what was last worked out. */
  readonly formula?: string;
  /** Where its formula is written, when another cell shares it. */
  readonly formulaAt?: string;
}
