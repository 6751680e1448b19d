/** A state in words that follows the cells: a formula, what it says as written, and what it says when something is wrong. */
export interface CellState {
  readonly formula: string;
  readonly result: string;
  readonly bad: string;
}
