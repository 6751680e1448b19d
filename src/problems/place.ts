/** Where something stands in a file that the user can open. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}
