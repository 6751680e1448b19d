/** Forms in which a register may stand. */
export const REGISTER_FILES = ['blocks.csv', 'blocks.xlsx'];

/** What helps whoever has a register and no outlines. */
export function howToDraw(register: string): string {
  return `Where nobody has outlines, decant init NEW-FOLDER --site CODE --register ${register} draws a square for each row, as an illustration: take its boundary.geojson and buildings.geojson`;
}
