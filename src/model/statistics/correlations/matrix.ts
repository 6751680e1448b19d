/** A square matrix, by rows. */
export type Matrix = readonly (readonly number[])[];

export function matrixOf(size: number, entry: (row: number, column: number) => number): number[][] {
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => entry(row, column)));
}

export function entryOf(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? NaN;
}

/** The largest difference between two entries of the same place. */
export function distance(one: Matrix, other: Matrix): number {
  return Math.max(
    0,
    ...one.flatMap((row, at) => row.map((value, column) => Math.abs(value - entryOf(other, at, column)))),
  );
}
