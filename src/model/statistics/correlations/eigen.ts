import { entryOf, matrixOf, type Matrix } from './matrix.js';

export interface Eigen {
  readonly values: readonly number[];
  /** One column for each value, each of length 1. */
  readonly vectors: Matrix;
}

/** Each round of turns squares what is left; a dozen rounds are plenty for some dozens of rows. */
const MOST_ROUNDS = 60;
/** Beside ones on the diagonal, an entry this small is rounding. */
const NOUGHT = 1e-16;

/** Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's turns (Golub and Van Loan, Matrix Computations, 8.5). */
export function eigen(symmetric: Matrix): Eigen {
  const size = symmetric.length;
  const turned = symmetric.map((row) => [...row]);
  const vectors = matrixOf(size, (row, column) => (row === column ? 1 : 0));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isDone = true;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) if (turn(turned, vectors, p, q)) isDone = false;
    if (isDone) break;
  }
  return { values: turned.map((row, at) => row[at] ?? NaN), vectors };
}

/** Turns rows and columns p and q so that they meet in nought; false where they do already, but for rounding. */
function turn(matrix: number[][], vectors: number[][], p: number, q: number): boolean {
  const [app, aqq, apq] = [entryOf(matrix, p, p), entryOf(matrix, q, q), entryOf(matrix, p, q)];
  if (!(Math.abs(apq) > NOUGHT)) return false;
  const ratio = (aqq - app) / (2 * apq);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (const row of matrix) turnPair(row, p, q, cosine, sine);
  const [rowP = [], rowQ = []] = [matrix[p], matrix[q]];
  rowP.forEach((atP, column) => {
    const atQ = rowQ[column] ?? NaN;
    rowP[column] = cosine * atP - sine * atQ;
    rowQ[column] = sine * atP + cosine * atQ;
  });
  rowP[q] = rowQ[p] = 0;
  for (const row of vectors) turnPair(row, p, q, cosine, sine);
  return true;
}

function turnPair(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const [atP = NaN, atQ = NaN] = [row[p], row[q]];
  row[p] = cosine * atP - sine * atQ;
  row[q] = sine * atP + cosine * atQ;
}
