import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigen } from '../../../src/model/statistics/correlations/eigen.js';
import { factorOf, pearsonOf, rankOf } from '../../../src/model/statistics/correlations/factor.js';
import { distance, entryOf, matrixOf, type Matrix } from '../../../src/model/statistics/correlations/matrix.js';
import { nearestCorrelations } from '../../../src/model/statistics/correlations/nearest.js';

/** Of any matrix of numbers from −1 to 1, symmetric and with ones on the diagonal. */
const symmetric = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size }),
  )
  .map((entries) => {
    const size = Math.sqrt(entries.length);
    return matrixOf(size, (row, column) =>
      row === column ? 1 : (entries[Math.min(row, column) * size + Math.max(row, column)] ?? NaN),
    );
  });

const product = (weights: Matrix): Matrix =>
  matrixOf(weights.length, (row, column) =>
    (weights[row] ?? []).reduce((sum, weight, at) => sum + weight * entryOf(weights, column, at), 0),
  );
const pearsons = (ranks: Matrix): Matrix =>
  matrixOf(ranks.length, (row, column) => (row === column ? 1 : pearsonOf(entryOf(ranks, row, column))));

describe('correlations', () => {
  it('METHOD 7f: a rank correlation of normal variables, and the second of two', () => {
    expect(rankOf(0.5)).toBeCloseTo(0.482584, 6);
    expect(pearsonOf(rankOf(0.5))).toBeCloseTo(0.5, 15);
    const { weights } = factorOf([
      [1, rankOf(0.5)],
      [rankOf(0.5), 1],
    ]);
    expect(weights[0]).toEqual([1, 0]);
    expect(entryOf(weights, 1, 0) * 1 + entryOf(weights, 1, 1) * 0.5).toBeCloseTo(0.933013, 6);
  });

  it.each([1, -1])('of %d leave the second nothing of its own', (rank) => {
    const { weights, isNearest } = factorOf([
      [1, rank],
      [rank, 1],
    ]);
    expect(isNearest).toBe(false);
    expect(weights).toEqual([
      [1, 0],
      [rank, 0],
    ]);
  });

  it.each([
    [[[1, 0.5]], 'as many columns as rows'],
    [
      [
        [1, 0.5],
        [0.4, 1],
      ],
      'symmetric',
    ],
    [
      [
        [1, 1.5],
        [1.5, 1],
      ],
      'between -1 and 1, not 1.5',
    ],
    [
      [
        [1, NaN],
        [NaN, 1],
      ],
      'between -1 and 1, not NaN',
    ],
    [
      [
        [0.9, 0],
        [0, 1],
      ],
      'with itself is 1',
    ],
  ])('%j is no matrix of them', (matrix, fault) => expect(() => factorOf(matrix)).toThrow(fault));

  it('that can be are kept as stated; of any others the nearest are had', () => {
    let [kept, moved] = [0, 0];
    fc.assert(
      fc.property(symmetric, (stated) => {
        const factor = factorOf(stated);
        const had = product(factor.weights);
        const wanted = pearsons(stated);
        const lowest = Math.min(...eigen(wanted).values);
        expect(distance(had, pearsons(factor.ranks))).toBeLessThan(1e-6);
        expect(factor.weights.every((row, at) => row.slice(at + 1).every((weight) => weight === 0))).toBe(true);
        expect(factor.isNearest).toBe(lowest < -1e-10);
        if (factor.isNearest) moved++;
        else {
          kept++;
          expect(factor.ranks).toEqual(stated);
        }
      }),
      { seed: 12, numRuns: 300 },
    );
    expect(Math.min(kept, moved)).toBeGreaterThan(50);
  });
});

describe('the nearest correlation matrix', () => {
  it('of Higham’s own example (2002)', () => {
    const found = nearestCorrelations([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    const expected = [
      [1, 0.7607, 0.1573],
      [0.7607, 1, 0.7607],
      [0.1573, 0.7607, 1],
    ];
    expect(distance(found, expected)).toBeLessThan(5e-5);
  });

  it('can be, has ones on its diagonal, and none that can be is nearer', () => {
    const square = (a: Matrix, b: Matrix): number =>
      a.reduce((sum, row, at) => sum + row.reduce((all, value, to) => all + (value - entryOf(b, at, to)) ** 2, 0), 0);
    fc.assert(
      fc.property(symmetric, fc.double({ min: 0, max: 1, noNaN: true }), (stated, share) => {
        const found = nearestCorrelations(stated);
        expect(Math.min(...eigen(found).values)).toBeGreaterThan(-1e-9);
        expect(found.every((row, at) => row[at] === 1)).toBe(true);
        // Towards any other that can be, such as independence, the distance grows.
        const other = matrixOf(stated.length, (row, column) =>
          row === column ? 1 : (1 - share) * entryOf(found, row, column),
        );
        expect(square(found, stated)).toBeLessThanOrEqual(square(other, stated) + 1e-6);
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});

it('eigenvalues and vectors make the matrix again', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = eigen(matrix);
      const again = matrixOf(matrix.length, (row, column) =>
        values.reduce((sum, value, at) => sum + value * entryOf(vectors, row, at) * entryOf(vectors, column, at), 0),
      );
      expect(distance(again, matrix)).toBeLessThan(1e-13);
      expect(
        distance(
          product(vectors),
          matrixOf(matrix.length, (a, b) => (a === b ? 1 : 0)),
        ),
      ).toBeLessThan(1e-13);
    }),
    { seed: 14, numRuns: 300 },
  );
});
