import { eigen } from './eigen.js';
import { entryOf, matrixOf, type Matrix } from './matrix.js';
import { nearestCorrelations } from './nearest.js';

/** Correlations of normal variables, and how each is made of independent ones. */
export interface Factor {
  /** Row by row, weights of independent normal variables: nothing beyond the diagonal. */
  readonly weights: Matrix;
  /** The rank correlations that the draws have: those stated, or the nearest that can be. */
  readonly ranks: Matrix;
  /** No variables can have the rank correlations stated. */
  readonly isNearest: boolean;
}

/** An eigenvalue that is below 0 by no more is 0, rounded. */
const ROUNDED = 1e-10;
/** What is left of a variable of variance 1 once others are taken off, and is nothing. */
const NOTHING_LEFT = 1e-12;

/** Correlation of the normal variables whose rank correlation is this (METHOD 7). */
export function pearsonOf(rank: number): number {
  return 2 * Math.sin((Math.PI * rank) / 6);
}

/** Rank correlation of normal variables of this correlation (METHOD 7f). */
export function rankOf(pearson: number): number {
  return (6 / Math.PI) * Math.asin(Math.max(-1, Math.min(1, pearson)) / 2);
}

/** Factors a matrix of rank correlations by Cholesky's method; a matrix that is none is a RangeError. */
export function factorOf(ranks: Matrix): Factor {
  const fault = faultOf(ranks);
  if (fault !== undefined) throw new RangeError(fault);
  const stated = matrixOf(ranks.length, (row, column) => (row === column ? 1 : pearsonOf(entryOf(ranks, row, column))));
  const isNearest = Math.min(1, ...eigen(stated).values) < -ROUNDED;
  if (!isNearest) return { weights: cholesky(stated), ranks, isNearest };
  const nearest = nearestCorrelations(stated);
  const used = matrixOf(ranks.length, (row, column) => (row === column ? 1 : rankOf(entryOf(nearest, row, column))));
  return { weights: cholesky(nearest), ranks: used, isNearest };
}

function faultOf(ranks: Matrix): string | undefined {
  for (const [row, entries] of ranks.entries()) {
    if (entries.length !== ranks.length) return 'a matrix of correlations has as many columns as rows';
    if (entries[row] !== 1) return 'a correlation of an input with itself is 1';
    for (const [column, value] of entries.entries()) {
      if (!(value >= -1 && value <= 1)) return `a correlation lies between -1 and 1, not ${value}`;
      if (value !== entryOf(ranks, column, row)) return 'a matrix of correlations is symmetric';
    }
  }
  return undefined;
}

/** A variable that others determine wholly has no part of its own, nor has any other a part of it. */
function cholesky(matrix: Matrix): Matrix {
  const weights = matrixOf(matrix.length, () => 0);
  weights.forEach((row, at) => {
    for (let column = 0; column <= at; column++) {
      const other = weights[column] ?? [];
      const left = entryOf(matrix, at, column) - sumUpTo(column, (k) => (row[k] ?? NaN) * (other[k] ?? NaN));
      const own = other[column] ?? NaN;
      if (column < at) row[column] = own === 0 ? 0 : left / own;
      else row[at] = left <= NOTHING_LEFT ? 0 : Math.sqrt(left);
    }
    const size = Math.sqrt(sumUpTo(at + 1, (k) => (row[k] ?? NaN) ** 2));
    row.forEach((weight, column) => (row[column] = weight / size));
  });
  return weights;
}

function sumUpTo(end: number, term: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < end; index++) sum += term(index);
  return sum;
}
