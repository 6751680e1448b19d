/** A name of the model as it stands in a file: its first letter's offset in the text. */
export interface Occurrence {
  readonly name: string;
  readonly at: number;
  /** True where the name is declared and not merely used. */
  readonly declares: boolean;
}
