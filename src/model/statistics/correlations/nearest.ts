import { eigen } from './eigen.js';
import { distance, entryOf, matrixOf, type Matrix } from './matrix.js';

const MOST_STEPS = 2000;
const LAST_STEP = 1e-12;

/**
 * The correlation matrix that is nearest, by the sum of squares, to a symmetric one with ones on its diagonal that no variables can
 * have. Source: N. J. Higham, "Computing the nearest correlation matrix", IMA Journal of Numerical Analysis 22 (2002).
 */
export function nearestCorrelations(stated: Matrix): Matrix {
  const size = stated.length;
  let near = stated;
  let correction: Matrix = matrixOf(size, () => 0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const [from, last] = [near, correction];
    const shifted = matrixOf(size, (row, column) => entryOf(from, row, column) - entryOf(last, row, column));
    const possible = withoutNegative(shifted);
    correction = matrixOf(size, (row, column) => entryOf(possible, row, column) - entryOf(shifted, row, column));
    near = matrixOf(size, (row, column) => (row === column ? 1 : entryOf(possible, row, column)));
    if (distance(near, possible) < LAST_STEP || distance(near, from) < LAST_STEP) break;
  }
  return scaled(withoutNegative(near));
}

/** The nearest matrix that has no negative eigenvalue. */
function withoutNegative(matrix: Matrix): Matrix {
  const { values, vectors } = eigen(matrix);
  return matrixOf(matrix.length, (row, column) =>
    values.reduce(
      (sum, value, at) => sum + Math.max(0, value) * entryOf(vectors, row, at) * entryOf(vectors, column, at),
      0,
    ),
  );
}

/** Ones on the diagonal again, where rounding left a little less or more. */
function scaled(matrix: Matrix): Matrix {
  const sizes = matrix.map((_, at) => Math.sqrt(entryOf(matrix, at, at)));
  return matrixOf(matrix.length, (row, column) =>
    row === column ? 1 : entryOf(matrix, row, column) / ((sizes[row] ?? NaN) * (sizes[column] ?? NaN)),
  );
}
