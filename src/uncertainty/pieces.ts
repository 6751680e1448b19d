const PIECE = 128;

/**
 * Takes a long run of values in short pieces. Called for each, a loop is compiled by the runtime after a few pieces; in one long
 * run it would go on uncompiled to its end, a hundred times slower.
 */
export function inPieces(length: number, take: (from: number, to: number) => void): void {
  for (let from = 0; from < length; from += PIECE) take(from, Math.min(length, from + PIECE));
}
